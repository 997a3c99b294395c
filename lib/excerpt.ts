/** A cut in a quotation, with the space around it. */
const CUT = /\s*\[(?:…|\.\.\.)\]\s*/;
const LEFT_OUT = /[\p{L}\p{N}]|\[…\]|\[\.\.\.\]/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const HYPHEN = /[-\u2010\u2011]/;

/**
 * Whether an excerpt is made of a statement's exact words: its parts, separated by `[…]`, stand in
 * the text in this order, each from the start of a word to the end of one ("binding" is no excerpt
 * of "non-binding", "30" none of "30,000"), none of them cuts a remark of ours in `[ ]` loose, and
 * every cut leaves something out. Runs of white space count as one space; nothing else is forgiven.
 *
 * @param language BCP 47, for where words end (Unicode Standard Annex 29).
 */
export function isExactExcerpt(excerpt: string, text: string, language: string): boolean {
  const parts = excerpt
    .trim()
    .split(CUT)
    .map(oneSpace)
    .filter((part) => part !== "");
  if (parts.length === 0) return false;
  const whole = oneSpace(text);
  const boundaries = wordBoundaries(whole, language);
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const start = findPart(part, whole, from, boundaries, index > 0);
    if (start === null) return false;
    from = start + part.length;
  }
  return true;
}

function findPart(
  part: string,
  whole: string,
  from: number,
  boundaries: ReadonlySet<number>,
  afterCut: boolean,
): number | null {
  for (let start = whole.indexOf(part, from); start !== -1; start = whole.indexOf(part, start + 1)) {
    const end = start + part.length;
    const cutIsTrue = !afterCut || LEFT_OUT.test(whole.slice(from, start));
    if (cutIsTrue && [start, end].every((edge) => isEdge(edge, whole, boundaries))) return start;
  }
  return null;
}

function isEdge(at: number, whole: string, boundaries: ReadonlySet<number>): boolean {
  return boundaries.has(at) && !isInsideBrackets(at, whole) && !joinsHyphenatedWord(at, whole);
}

function isInsideBrackets(at: number, whole: string): boolean {
  const before = whole.slice(0, at);
  return before.lastIndexOf("[") > before.lastIndexOf("]");
}

function joinsHyphenatedWord(at: number, whole: string): boolean {
  const [twoBefore = "", before = "", after = "", twoAfter = ""] = [-2, -1, 0, 1].map((step) =>
    whole.charAt(at + step),
  );
  const hyphenBefore = HYPHEN.test(before) && WORD_CHARACTER.test(twoBefore) && WORD_CHARACTER.test(after);
  const hyphenAfter = HYPHEN.test(after) && WORD_CHARACTER.test(before) && WORD_CHARACTER.test(twoAfter);
  return hyphenBefore || hyphenAfter;
}

function wordBoundaries(text: string, language: string): ReadonlySet<number> {
  const segments = new Intl.Segmenter(language, { granularity: "word" }).segment(text);
  return new Set([...Array.from(segments, ({ index }) => index), text.length]);
}

function oneSpace(text: string): string {
  return text.replace(/\s+/g, " ");
}
