import type { SearchedWord } from "../store/documentWords.ts";
import { wordsOf } from "../store/words.ts";
import { parseTextQuery } from "./textQuery.ts";

/** Words that every text has which fulfils the query of `text::query`; undefined if nothing does. */
export function textQueryWords(text: string): SearchedWord[] | undefined {
  const { terms } = parseTextQuery(text);
  if (terms.length === 0) return undefined;
  return terms
    .filter(({ isExcluded }) => !isExcluded)
    .flatMap(({ words, isPrefix }) => searched(words, isPrefix));
}

/**
 * Words that every text has which matches all these patterns. As groq-js reads them, a pattern is words with `*` for
 * anything and, since it makes a regular expression of them, `.` for any character.
 */
export function matchWords(patterns: readonly string[]): SearchedWord[] {
  return patterns
    .flatMap((pattern) => pattern.replace(outerDots, "").match(patternWord) ?? [])
    .flatMap((term) => {
      const [beginning = "", ...rest] = term.slice(0, comparedLength).split(/[*.]/);
      return searched(wordsOf(beginning), rest.length > 0);
    });
}

/** groq-js compares no more of a word. */
const comparedLength = 1024;
const outerDots = /(\b\.+|\.+\b)/g;
const patternWord = /([^!@#$%^&(),\\/?";:{}|[\]+<>\s-])+/g;

function searched(words: readonly string[], isPrefix: boolean): SearchedWord[] {
  return words.map((word, index) => ({ word, isPrefix: isPrefix && index === words.length - 1 }));
}
