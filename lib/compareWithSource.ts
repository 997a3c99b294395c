import { type FoundWords, findWords } from "./findWords.ts";

/** A comma where a statement ends in a full stop, or the reverse: what follows in the source decides it, not the speaker. */
const LAST_MARK = /[.,]\s*$/;

export type FoundPassage = Exclude<FoundWords, { kind: "absent" }>;

export interface SourceComparison {
  readonly found: FoundPassage;
  /** The statement's words as they were looked for. */
  readonly words: string;
  /** Whether they were found only without the mark that the statement ends with. */
  readonly endsDifferently: boolean;
}

/**
 * Looks for a statement's words in the text of its source; null where nothing is like them. “We will
 * not close,” she said, has the words of “We will not close.”
 */
export function compareWithSource(source: string, statement: string): SourceComparison | null {
  const found = findWords(source, statement);
  if (found.kind === "absent") return null;
  if (found.kind === "close" && LAST_MARK.test(statement)) {
    const words = statement.replace(LAST_MARK, "");
    const withoutMark = findWords(source, words);
    if (withoutMark.kind === "exact") return { found: withoutMark, words, endsDifferently: true };
  }
  return { found, words: statement, endsDifferently: false };
}
