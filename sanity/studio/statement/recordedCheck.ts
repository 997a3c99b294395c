import {
  CHECKED_AGAINST,
  type CheckedAgainst,
  type CheckState,
  type SourceKind,
} from "../../../lib/statement.ts";
import { type StoredPart, textIn, textsIn } from "../../../lib/storedDocument.ts";

/** What the text of a source can be; a recording is no text. */
export const TEXTS = CHECKED_AGAINST.filter((against) => against !== "recording");

const TEXT_OF_KIND: Readonly<Record<SourceKind, CheckedAgainst>> = {
  "press-conference": "transcript",
  interview: "transcript",
  testimony: "transcript",
  broadcast: "transcript",
  "social-post": "post",
  "written-statement": "text-as-issued",
  "court-filing": "text-as-issued",
  report: "text-as-issued",
  document: "text-as-issued",
};

/** What the text of a source most likely is. */
export function textOfKind(kind: SourceKind | null): CheckedAgainst {
  return kind === null ? "transcript" : TEXT_OF_KIND[kind];
}

interface Comparison {
  readonly against: CheckedAgainst;
  /** Whether the original of a translation was compared. */
  readonly isOriginal: boolean;
  /** UTC instant. */
  readonly at: string;
}

interface RecordedCheck {
  readonly state: CheckState;
  readonly against: readonly string[];
  readonly at: string;
}

/** The check once the words were found to be the same. What an earlier one of the same result was against is kept. */
export function recordedCheck(stored: StoredPart, { against, isOriginal, at }: Comparison): RecordedCheck {
  const state = isOriginal ? "translated" : "word-for-word";
  const earlier = textIn(stored, "state") === state ? textsIn(stored, "against") : [];
  return { state, against: [...new Set([...earlier, against])], at };
}
