import { countWords } from "./countWords.ts";
import { endsSentence } from "./sentenceEnd.ts";

/** A first part of a text and the rest, cut between two sentences or, failing that, two words. */
export interface SplitQuotation {
  readonly first: string;
  /** Null where nothing is cut. */
  readonly rest: string | null;
}

/**
 * Cuts a long text after the last sentence that ends within `most` words. Not a character is lost
 * but the white space at the cut.
 */
export function splitQuotation(text: string, most: number): SplitQuotation {
  if (countWords(text) <= most) return { first: text, rest: null };
  const openings = [...text.matchAll(/\S(?=\s+\S)/gu)].map(({ index }) => text.slice(0, index + 1));
  const short = openings.filter((opening) => countWords(opening) <= most);
  const first = short.findLast(endsSentence) ?? short.at(-1);
  return first === undefined
    ? { first: text, rest: null }
    : { first, rest: text.slice(first.length).trimStart() };
}
