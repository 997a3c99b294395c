import type { Check, Relation } from "../../lib/statement.ts";
import type { SampleTime } from "./sampleStory.ts";

/** What the newsroom adds to the facts of a statement. README.md says how a check is decided. */
export interface StatementRecord {
  readonly check: SampleCheck;
  /** A time that the facts bound more closely than their date does, or a day without a known zone. */
  readonly saidAt?: SampleTime;
  readonly replies?: readonly { readonly to: string; readonly kind: Relation }[];
  /** Sources beside the one that the words are taken from. */
  readonly alsoIn?: readonly { readonly source: string; readonly locator: string }[];
  /** Notes on variants that say the same as the facts in words for readers, by source. */
  readonly variantNotes?: Readonly<Record<string, string>>;
}

type SampleCheck = Pick<Check, "state" | "against" | "note">;

const doralTranscript: SampleCheck = {
  state: "word-for-word",
  against: ["transcript"],
  note: "Compared by program with a third party’s transcript of the press conference, not with a recording.",
};

const zone = "America/New_York";

/** By id of the quote document. */
export const statementRecords: Readonly<Record<string, StatementRecord>> = {
  "buck-2016-07-27-global-menace": {
    check: printed("Copied by hand from TIME. Townhall and Opposing Views print the same words."),
  },
  "comey-2016-07-05-careless": {
    check: notChecked(
      "Copied by hand from one news report, which interrupts the sentence with an attribution. Not compared with a recording or transcript.",
    ),
  },
  "comey-2016-07-05-prosecutor": {
    check: notChecked(
      "Part of a sentence, copied by hand from one news report. Not compared with a recording or transcript.",
    ),
  },
  "comey-2016-07-05-referring": {
    check: issued(
      "Copied by hand from a copy of the text prepared for delivery. The words as spoken differ: see the other wordings.",
    ),
  },
  "crowdstrike-2016-06-15-stands": {
    check: notChecked(
      "Copied by hand from a column that quotes the company’s page. The page itself was not seen.",
    ),
  },
  "giuliani-2016-07-27-given-to-fbi": {
    check: notChecked("Copied by hand from one news report. Not compared with a recording."),
  },
  "guccifer-2016-06-15-easy": {
    check: printed(
      "Copied by hand from Boing Boing, which takes it from WIRED and puts an attribution between the sentences. A reprinted column has the same words. The blog itself was not available.",
    ),
  },
  "hutson-2016-07-27-criminal-intent": {
    check: notChecked(
      "Copied by hand from one news report, which puts an attribution between the sentences. Not compared with a recording.",
    ),
  },
  "kasich-2016-07-27-not-our-friend-tweet": {
    check: notChecked("Copied by hand from one news report. The post itself was not seen."),
    saidAt: { date: "2016-07-27", precision: "day", bound: "exact" },
  },
  "miller-2016-07-27-to-be-clear-tweet": {
    check: notChecked("Copied by hand from one news report. The post itself was not found."),
    saidAt: { date: "2016-07-27T16:16:02Z", precision: "minute", bound: "after", zone },
    replies: [
      { to: "sullivan-2016-07-27-espionage", kind: "denies" },
      { to: "trump-2016-07-27-russia-if-youre-listening", kind: "clarifies" },
    ],
    alsoIn: [
      {
        source: "src-thinkprogress-doral",
        locator: "Places the post a couple of hours after Trump’s own, which bounds its time",
      },
    ],
  },
  "mook-2016-07-27-national-security": {
    check: notChecked(
      "Known only as read out on Fox News; copied by hand from one report of the broadcast. When the words were first spoken or written is not recorded.",
    ),
    saidAt: { date: "2016-07-27", precision: "day", bound: "by" },
  },
  "panetta-2016-07-27-inconceivable": {
    check: notChecked(
      "Copied by hand from one news report; others print it differently. Not compared with a recording.",
    ),
  },
  "panetta-2016-07-27-took-russias-side": {
    check: notChecked(
      "Copied by hand from one news report, which puts an attribution between the sentences; others print it differently. Not compared with a recording.",
    ),
  },
  "pence-2016-07-27-democrats": {
    check: notChecked(
      "Copied by hand from the one page read that prints the statement in full. Not compared with the text as issued.",
    ),
  },
  "pence-2016-07-27-serious-consequences": {
    check: printed(
      "Copied by hand from Hot Air, which prints the statement in full. Reuters has the same second sentence; the first was not compared.",
    ),
  },
  "reporter-2016-07-27-crimea": { check: doralTranscript },
  "sullivan-2016-07-27-espionage": {
    check: issued(
      "Copied by hand from a copy of the campaign’s statement. Talking Points Memo prints the same three sentences.",
    ),
    saidAt: { date: "2016-07-27T16:35:19Z", precision: "minute", bound: "by", zone },
    alsoIn: [
      { source: "src-dailykos-doral", locator: "Time stamp of the update that added the statement" },
      { source: "src-tpm-sullivan", locator: "The same three sentences" },
    ],
    variantNotes: {
      "src-hacked-com":
        "The middle sentence is left out with no ellipsis; the role is given as “chief foreign policy adviser”.",
    },
  },
  "trump-2016-07-27-beauties": {
    check: doralTranscript,
    variantNotes: { "src-rumble-doral": "“If”, as Talking Points Memo has it." },
  },
  "trump-2016-07-27-like-them-released": { check: doralTranscript },
  "trump-2016-07-27-looking-at-that": { check: doralTranscript },
  "trump-2016-07-27-love-to-see": { check: doralTranscript },
  "trump-2016-07-27-no-pause": { check: doralTranscript },
  "trump-2016-07-27-nothing-to-do": {
    check: {
      ...doralTranscript,
      note: `${doralTranscript.note} “Have say” and “nothing to with” stand in the transcript.`,
    },
  },
  "trump-2016-07-27-russia-if-youre-listening": {
    check: doralTranscript,
    variantNotes: {
      "src-hacked-com": "Contracts “you will”; the lead-in and the last two sentences are left out.",
      "src-thompson-doral": "The same as Talking Points Memo.",
      "src-thinkprogress-doral": "Agrees with the transcript apart from “e-mails”.",
    },
  },
  "trump-2016-07-27-share-with-fbi-tweet": {
    check: {
      state: "word-for-word",
      against: ["post"],
      note: "Compared by program with the post as a published data set of the account holds it. The post itself was not opened.",
    },
  },
  "trump-2016-07-27-tell-putin": {
    check: doralTranscript,
    variantNotes: {
      "src-nbc-doral":
        "The first sentence is not in the transcript in this form; the nearest is “Why do I have to get involved with Putin?”",
    },
  },
  "trump-2016-07-27-up-to-the-president": { check: doralTranscript },
  "tur-2016-07-27-asking-foreign-government": {
    check: {
      ...doralTranscript,
      note: `${doralTranscript.note} The transcript does not name the questioner; Talking Points Memo does.`,
    },
    alsoIn: [{ source: "src-tpm-doral", locator: "Names the questioner" }],
  },
  "tur-2016-07-27-give-you-pause": {
    check: {
      ...doralTranscript,
      note: `${doralTranscript.note} The transcript does not name the questioner; the answer addresses her as Katy.`,
    },
  },
  "tur-2016-07-27-welcome-them": {
    check: notChecked(
      "Copied by hand from Talking Points Memo. The transcript has only “30,000 emails”, the rest being inaudible.",
    ),
  },
  "wasserman-schultz-2016-06-14-security": {
    check: printed(
      "Copied by hand from CNN, which puts an attribution between the sentences. Mother Jones prints the same words.",
    ),
    alsoIn: [{ source: "src-motherjones-2016-06-14", locator: "The same words" }],
  },
};

function issued(note: string): SampleCheck {
  return { state: "word-for-word", against: ["text-as-issued"], note };
}

function printed(note: string): SampleCheck {
  return { state: "word-for-word", against: ["other-outlet"], note };
}

function notChecked(note: string): SampleCheck {
  return { state: "not-checked", against: [], note };
}
