import type { TextRange } from "./findWords.ts";

/** The end of what stands before `at`, in whole words of at most `most` UTF-16 units together. */
export function textBefore(text: string, at: number, most: number): string {
  const before = text.slice(0, at).trim();
  // One unit more shows whether the first word is whole.
  return before.length <= most ? before : before.slice(-most - 1).replace(/^\S*\s+/, "");
}

/** The beginning of what stands from `at` on, in whole words of at most `most` UTF-16 units together. */
export function textAfter(text: string, at: number, most: number): string {
  const after = text.slice(at).trim();
  return after.length <= most ? after : after.slice(0, most + 1).replace(/\s+\S*$/, "");
}

/** A place in a text that a program finds again: the TextQuoteSelector of the Web Annotation Data Model. */
export interface TextQuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** So many UTF-16 units before and after tell a passage from others with the same words. */
const MOST_AROUND = 40;

export function textQuoteSelector(text: string, { start, end }: TextRange): TextQuoteSelector {
  return {
    exact: text.slice(start, end),
    prefix: textBefore(text, start, MOST_AROUND),
    suffix: textAfter(text, end, MOST_AROUND),
  };
}
