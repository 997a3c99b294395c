import { isExactExcerpt } from "./excerpt.ts";

/** From a UTF-16 unit of a text to before another. */
interface Selection {
  readonly start: number;
  readonly end: number;
}

const WORD_CHARACTER = /[\p{L}\p{N}'’\-\u2010\u2011]/u;
const CUT = " […] ";

/**
 * The words of a statement that somebody selected, without space around them: words selected in part
 * are taken whole, and so are remarks in `[ ]`. Null where no word is selected.
 */
export function selectedWords(text: string, { start, end }: Selection): string | null {
  if (start >= end || !/[\p{L}\p{N}]/u.test(text.slice(start, end))) return null;
  const [from, to] = outOfBrackets(text, widened(text, { start, end }));
  return text.slice(from, to).trim();
}

/** An excerpt that goes on with further words of the statement, after a cut. */
export function withCut(excerpt: string, words: string): string {
  return excerpt.trim() === "" ? words : `${excerpt.trim()}${CUT}${words}`;
}

/**
 * What is wrong with an excerpt, for the editor; null where it is made of the exact words or empty.
 *
 * @param language BCP 47, of the statement
 */
export function excerptProblem(excerpt: string, text: string, language: string): string | null {
  if (excerpt.trim() === "" || isExactExcerpt(excerpt, text, language)) return null;
  return "These are not the exact words of the statement, in their order. Select them below, or write […] for what is cut.";
}

function widened(text: string, { start, end }: Selection): Selection {
  let from = start + leadingSpace(text.slice(start, end));
  let to = end - leadingSpace([...text.slice(start, end)].reverse().join(""));
  while (from > 0 && isWithinWord(text, from)) from -= 1;
  while (to < text.length && isWithinWord(text, to)) to += 1;
  return { start: from, end: to };
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function isWithinWord(text: string, at: number): boolean {
  return WORD_CHARACTER.test(text.charAt(at - 1)) && WORD_CHARACTER.test(text.charAt(at));
}

function outOfBrackets(text: string, { start, end }: Selection): readonly [number, number] {
  const opening = text.lastIndexOf("[", start - 1);
  const startsInside = start > 0 && opening > text.lastIndexOf("]", start - 1);
  const closing = text.indexOf("]", end);
  const nextOpening = text.indexOf("[", end);
  const endsInside = closing !== -1 && (nextOpening === -1 || closing < nextOpening);
  return [startsInside ? opening : start, endsInside ? closing + 1 : end];
}
