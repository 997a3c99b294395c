import { hasWord, wordsOf } from "../store/words.ts";

/** What stands in a search field, understood. */
export interface TextQuery {
  terms: Term[];
}

export interface Term {
  /** One after the other; none stands for any word. */
  words: string[];
  /** Whether the last word only has to begin like this. */
  isPrefix: boolean;
  isExcluded: boolean;
}

const termsWritten = /(-?)(?:"([^"]*)"?(\*?)|([^\s"]+))/g;

/**
 * Reads a query of `text::query`: words that must all be there in any order, `"words in quotes"` one after the other,
 * `begin*`, `-word` and `-"words in quotes"` that must not be there; `*` alone for any word. What is written without a
 * space but isn't one word, such as `2026-07-27` or `O'Brien`, is taken as if it stood in quotes.
 */
export function parseTextQuery(text: string): TextQuery {
  const terms = Array.from(text.matchAll(termsWritten), ([, minus, quoted, star, bare = ""]) => ({
    words: wordsOf(quoted ?? bare),
    isPrefix: star === "*" || bare.endsWith("*"),
    isExcluded: minus === "-",
  }));
  return {
    terms: terms.filter(({ words, isPrefix, isExcluded }) => words.length > 0 || (isPrefix && !isExcluded)),
  };
}

/** Texts with their words; a word at the end of one text doesn't stand before the first of the next. */
export interface SearchedTexts {
  readonly texts: readonly string[];
  readonly words: readonly (readonly string[])[];
}

/** Words are looked for once, and only if they are asked for. */
export function searchedTexts(texts: readonly string[]): SearchedTexts {
  let words: string[][] | undefined;
  return {
    texts,
    get words() {
      words ??= texts.map(wordsOf);
      return words;
    },
  };
}

/** Whether the texts together fulfil the query. Texts without a word don't, nor does anything fulfil a query without terms. */
export function matchesTextQuery(sources: readonly SearchedTexts[], { terms }: TextQuery): boolean {
  if (terms.length === 0) return false;
  if (!sources.some(({ texts }) => texts.some(hasWord))) return false;
  return terms.every((term) => {
    if (term.words.length === 0) return true;
    const isThere = sources.some(({ words }) => words.some((text) => places(text, term).some(() => true)));
    return isThere !== term.isExcluded;
  });
}

/**
 * How well texts that fulfil the query do so, more than 0: for each term that they must have, the more often the better,
 * but no more than 2.2; a word that only begins like the term counts half.
 */
export function textRelevance(sources: readonly SearchedTexts[], { terms }: TextQuery): number {
  const wanted = terms.filter(({ words, isExcluded }) => words.length > 0 && !isExcluded);
  if (wanted.length === 0) return 1;
  const frequencies = wanted.map((term) =>
    sources
      .flatMap(({ words }) => words.flatMap((text) => [...places(text, term)]))
      .reduce((sum, one) => sum + one, 0),
  );
  return frequencies.reduce((sum, frequency) => sum + (frequency * 2.2) / (frequency + 1.2), 0);
}

/** What each place counts where the term stands in a text: 1, or ½ if its last word only begins like the term's. */
function* places(text: readonly string[], { words, isPrefix }: Term): Generator<number> {
  const last = words.length - 1;
  for (let start = 0; start + last < text.length; start += 1) {
    const found = text[start + last] ?? "";
    const sought = words[last] ?? "";
    const isWhole = found === sought;
    if (!isWhole && !(isPrefix && found.startsWith(sought))) continue;
    if (words.every((word, index) => index === last || text[start + index] === word)) yield isWhole ? 1 : 0.5;
  }
}
