import { countWords } from "./countWords.ts";

/** Up to so many words between quotation marks are a term or a title, and no quotation that needs a statement. */
export const MOST_UNATTRIBUTED_WORDS = 3;

/** Words between quotation marks; offsets are UTF-16 units of the text, the marks within. */
export interface QuotedPassage {
  readonly start: number;
  readonly end: number;
  /** What stands between the marks. */
  readonly words: string;
  readonly wordCount: number;
  /** False where the text ends first, as where a quotation goes on in the next paragraph. */
  readonly isClosed: boolean;
}

/** What closes a quotation that was opened with a mark: “ ”, „ “ and „ ”, « » and » «, ” ”, ‘ ’, ‚ ‘. */
const CLOSING: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“”",
  "«": "»",
  "»": "«»",
  "”": "”",
  '"': '"',
  "‘": "’",
  "‚": "‘’",
  "‹": "›",
  "›": "‹›",
  "'": "'",
};
/** Marks that are also apostrophes, or commas: alone they are no quotation. */
const SINGLE = "‘‚'";
/** Marks that close in one language what they open in another: they open only where a word starts. */
const TWO_WAYS = "”»›";
/** Words that begin with an apostrophe where something is left out. */
const ELISION = /^['‘’](?:\d\ds?\b|(?:em|tis|twas|til|cause|bout|round|n|cuz)\b)/i;

const LETTER = /[\p{L}\p{N}]/u;

/**
 * The quotations of a text, in order, in the marks of any language that the field uses. Of one
 * within another only the outer counts. Apostrophes, feet and inches are none.
 */
export function quotedPassages(text: string): readonly QuotedPassage[] {
  const passages: QuotedPassage[] = [];
  let at = 0;
  while (at < text.length) {
    const end = opens(text, at) ? endOf(text, at) : null;
    if (end === null) {
      at += 1;
      continue;
    }
    const isClosed = end <= text.length;
    const words = text.slice(at + 1, isClosed ? end - 1 : end);
    passages.push({
      start: at,
      end: Math.min(end, text.length),
      words: words.trim(),
      wordCount: countWords(words),
      isClosed,
    });
    at = end;
  }
  return passages;
}

function opens(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (!(mark in CLOSING)) return false;
  if (SINGLE.includes(mark)) return startsWord(text, at) && !ELISION.test(text.slice(at));
  if (TWO_WAYS.includes(mark)) return startsWord(text, at);
  return !LETTER.test(text.charAt(at - 1));
}

/** Where the quotation that opens at `at` ends, its mark included; beyond the text where it isn't closed. */
function endOf(text: string, at: number): number | null {
  const mark = text.charAt(at);
  const closing = CLOSING[mark] ?? "";
  let depth = 1;
  for (let next = at + 1; next < text.length; next += 1) {
    const other = text.charAt(next);
    if (closing.includes(other) && closes(text, next)) depth -= 1;
    else if (other === mark && !closing.includes(mark)) depth += 1;
    if (depth === 0) return next + 1;
  }
  return SINGLE.includes(mark) || TWO_WAYS.includes(mark) ? null : text.length + 1;
}

/** An apostrophe within a word doesn't end a quotation; nor does a mark before which nothing is quoted. */
function closes(text: string, at: number): boolean {
  if (!"‘’'".includes(text.charAt(at))) return true;
  return !/\s/.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + 1));
}

function startsWord(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  return (before === "" || /[\s([{—–\-/]/.test(before)) && after !== "" && !/\s/.test(after);
}
