import type { Medium, Statement } from "./statement.ts";

export type Verb = "Said" | "Issued" | "Posted" | "Wrote" | "Testified";

interface MediumWords {
  readonly verb: Verb;
  /** "Press conference": how the record names it. */
  readonly name: string;
  /** One word for a narrow margin. */
  readonly short: string;
  /** "at a press conference": where something was said. */
  readonly where: string;
  /** What is missing where no clock time is recorded. */
  readonly time: string;
  /** Spoken somewhere, so that a missing place is worth saying. */
  readonly hasPlace: boolean;
}

const WORDS: Readonly<Record<Medium, MediumWords>> = {
  "press-conference": spoken("Press conference", "Spoken", "at a press conference"),
  remarks: spoken("Remarks", "Remarks", "in remarks to the press"),
  interview: spoken("Interview", "Interview", "in an interview"),
  speech: spoken("Speech", "Speech", "in a speech"),
  broadcast: spoken("Broadcast", "Broadcast", "on the air"),
  testimony: { ...spoken("Testimony", "Testimony", "in testimony"), verb: "Testified" },
  "written-statement": written(
    "Issued",
    "Written statement",
    "Statement",
    "in a written statement",
    "time of issue",
  ),
  "social-post": written("Posted", "Social media post", "Post", "in a post", "time of post"),
  letter: written("Wrote", "Letter", "Letter", "in a letter", "time of writing"),
  "court-filing": written("Wrote", "Court filing", "Court filing", "in a court filing", "time of filing"),
  document: written("Issued", "Document", "Document", "in a document", "time of issue"),
  report: written("Issued", "Report", "Report", "in a report", "time of issue"),
};

export function mediumWords(medium: Medium): MediumWords {
  return WORDS[medium];
}

/** "Press conference", "Interview, NBC News"; a post is named by its platform alone: "Twitter". */
export function mediumWithOutlet({ medium, outlet }: Pick<Statement, "medium" | "outlet">): string {
  if (outlet === null) return WORDS[medium].name;
  return medium === "social-post" ? outlet : `${WORDS[medium].name}, ${outlet}`;
}

/** "Spoken", "Statement", "Twitter": as short as the margin needs it. */
export function shortMedium({ medium, outlet }: Pick<Statement, "medium" | "outlet">): string {
  return medium === "social-post" && outlet !== null ? outlet : WORDS[medium].short;
}

/** "at a press conference", "on Twitter". */
export function mediumAsPlace({ medium, outlet }: Pick<Statement, "medium" | "outlet">): string {
  return medium === "social-post" && outlet !== null ? `on ${outlet}` : WORDS[medium].where;
}

function spoken(name: string, short: string, where: string): MediumWords {
  return { verb: "Said", name, short, where, time: "exact time", hasPlace: true };
}

function written(verb: Verb, name: string, short: string, where: string, time: string): MediumWords {
  return { verb, name, short, where, time, hasPlace: false };
}
