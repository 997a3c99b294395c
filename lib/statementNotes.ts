import { countWords } from "./countWords.ts";
import { languageName } from "./language.ts";
import { numberInWords } from "./numberWords.ts";
import type { Speaker, Statement } from "./statement.ts";

/** A statement this long is folded after its first sentences. */
export const VERY_LONG_WORDS = 180;
/** A statement this long is set smaller. */
export const LONG_WORDS = 90;

export interface StatementNote {
  readonly words: string;
  /** `flag`: what a reader must know before reading; `alarm`: the same, in red. */
  readonly weight: "plain" | "flag" | "alarm";
}

/** What is special about a statement, most important first; a normal one has nothing. */
export function statementNotes(statement: Statement, excerpt: string | null): readonly StatementNote[] {
  const { status, check, turns, speaker, original, text } = statement;
  const words = countWords(excerpt ?? text);
  const speakers = turns.length > 0 ? turns.map((turn) => turn.speaker) : [speaker];
  const notes: readonly (StatementNote | false)[] = [
    status === "withdrawn" && { words: "Withdrawn by the speaker", weight: "alarm" },
    status === "deleted-by-author" && { words: "Deleted by the author", weight: "flag" },
    check.state === "not-checked" && { words: "Not yet checked", weight: "flag" },
    check.state === "paraphrase" && { words: "Paraphrase, not exact words", weight: "flag" },
    speakers.some((one) => one.kind === "unnamed") && { words: "Speaker not named", weight: "flag" },
    original !== null && { words: `Translated from ${languageName(original.language)}`, weight: "plain" },
    check.state === "edited" &&
      text.includes("[") && { words: "Brackets and cuts are ours", weight: "plain" },
    turns.length > 0 && {
      words: `Exchange between ${numberInWords(new Set(speakers.map(identity)).size)} speakers`,
      weight: "plain",
    },
    excerpt !== null && { words: "Excerpt", weight: "plain" },
    turns.length === 0 && words > VERY_LONG_WORDS && { words: `${words} words`, weight: "plain" },
  ];
  return notes.filter((note) => note !== false);
}

function identity(speaker: Speaker): string {
  return speaker.kind === "unnamed" ? speaker.description : speaker.id;
}
