import { isWord } from "./countWords.ts";
import { endsSentence } from "./sentenceEnd.ts";

const CLAUSE_END = /[,;:…—]["'”’]?$/u;
const TRAILING_MARKS = /[\s,;:—–-]+$/u;
/** An opening shorter than this says too little to recognise a statement by. */
const LEAST_WORDS = 4;

/**
 * The first words of a statement, to recognise it by: the whole text if it is that short, else cut
 * after `most` words, or before that where a clause ends, with " …" that stays on the last word's line.
 */
export function openingWords(text: string, most: number): string {
  const runs = text.trim().split(/\s+/);
  const wordEnds = runs.flatMap((run, index) => (isWord(run) ? [index + 1] : []));
  if (wordEnds.length <= most) return runs.join(" ");
  const openings = wordEnds.slice(LEAST_WORDS - 1, most).map((end) => runs.slice(0, end).join(" "));
  const chosen = openings.findLast(endsClause) ?? openings.at(-1) ?? "";
  return `${chosen.replace(TRAILING_MARKS, "")}\u00A0…`;
}

function endsClause(opening: string): boolean {
  return CLAUSE_END.test(opening) || endsSentence(opening);
}
