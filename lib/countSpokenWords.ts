import { countWords } from "./countWords.ts";

const BRACKETED = /\[[^\]]*\]/g;

/** The speaker's words of a statement: ours in `[ ]` aren't counted; `[T]he`, where we changed a letter, is one. */
export function countSpokenWords(text: string): number {
  return countWords(text.replace(BRACKETED, ""));
}
