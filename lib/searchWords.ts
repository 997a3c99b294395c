const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/**
 * What was typed into a search field as `text::query` takes it: every word has to be there, in any
 * order, and the last one may still be unfinished. Null where there is no word.
 */
export function searchWords(typed: string): string | null {
  const words = wordsIn(typed);
  return words.length === 0 ? null : `${words.join(" ")}*`;
}

/** The same for words that are quoted: all of them are whole. */
export function searchQuoted(quoted: string): string | null {
  const words = wordsIn(quoted);
  return words.length === 0 ? null : words.join(" ");
}

/** Nothing of `text::query`'s own signs is left, so that no word excludes and no mark opens a phrase. */
function wordsIn(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}
