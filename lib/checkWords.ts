import { listInWords } from "./sentences.ts";
import type { Check, CheckedAgainst } from "./statement.ts";

const AGAINST: Readonly<Record<CheckedAgainst, string>> = {
  recording: "the recording",
  transcript: "a transcript",
  "text-as-issued": "the text as issued",
  post: "the post",
  "other-outlet": "another outlet’s report",
};

/** "a transcript", "the post". */
export function checkedAgainstInWords(against: CheckedAgainst): string {
  return AGAINST[against];
}

export interface CheckWords {
  /** The verdict: "Word for word"; null where there is none yet. */
  readonly verdict: string | null;
  /** The rest of the sentence: "against a transcript". */
  readonly basis: string;
}

/** How the words were checked. Never "verified": a check is always against something. */
export function checkWords({ state, against }: Check): CheckWords {
  const basis = listInWords(against.map((item) => AGAINST[item]));
  const compared = basis === "" ? "What it was compared with is not recorded." : `Compared with ${basis}.`;
  switch (state) {
    case "not-checked":
      return { verdict: null, basis: "Not yet." };
    case "word-for-word":
      return basis === ""
        ? { verdict: "Word for word.", basis: "Against what is not recorded." }
        : { verdict: "Word for word", basis: `against ${basis}` };
    case "translated":
      return basis === ""
        ? { verdict: "Translation.", basis: compared }
        : { verdict: "Original word for word", basis: `against ${basis}` };
    case "edited":
      return { verdict: "Edited.", basis: compared };
    case "paraphrase":
      return { verdict: "Paraphrase,", basis: `not the speaker’s own words. ${compared}` };
    default:
      return state satisfies never;
  }
}

/** The check in one sentence for a list: "Checked against the post."; null where a flag says it. */
export function checkInBrief({ state, against }: Check): string | null {
  const basis = listInWords(against.map((item) => AGAINST[item]));
  switch (state) {
    case "not-checked":
    case "paraphrase":
      return null;
    case "edited":
      return basis === "" ? "Edited." : `Edited, compared with ${basis}.`;
    case "word-for-word":
    case "translated":
      return basis === "" ? "Checked." : `Checked against ${basis}.`;
    default:
      return state satisfies never;
  }
}
