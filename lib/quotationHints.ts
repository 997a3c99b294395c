import { quotedPassages } from "./quotationMarks.ts";

const BRACKETED = /\[[^[\]]*\]/g;
const DOTS = /\.{3,}|…/;
/** So many characters show which bracket is meant. */
const MOST_SHOWN = 24;

/**
 * What looks wrong in the words of a statement as an editor types them, a sentence each: brackets
 * that don't pair, dots where a cut is meant, quotation marks around everything.
 */
export function quotationHints(text: string): readonly string[] {
  const words = text.trim();
  return [...bracketHints(words), ...dotHints(words), ...markHints(words)];
}

function bracketHints(words: string): readonly string[] {
  const unpaired = words.replace(BRACKETED, (pair) => " ".repeat(pair.length));
  const opening = unpaired.indexOf("[");
  const closing = unpaired.indexOf("]");
  return [
    ...(opening === -1
      ? []
      : [`The bracket at “${shown(words.slice(opening))}” isn’t closed. Put ] after our own words.`]),
    ...(closing === -1
      ? []
      : [`The ] after “${shownEnd(words.slice(0, closing))}” closes nothing. Put [ before our own words.`]),
  ];
}

function dotHints(words: string): readonly string[] {
  const [dots] = DOTS.exec(words.replace(BRACKETED, "")) ?? [];
  if (dots === undefined) return [];
  return [`“${dots}” doesn’t say that we cut something. Write […] for a cut; keep dots that the source has.`];
}

function markHints(words: string): readonly string[] {
  const isQuoted = quotedPassages(words).some(({ start, end }) => start === 0 && end === words.length);
  return isQuoted
    ? ["There are quotation marks around all of it. Take them away: readers see marks without them."]
    : [];
}

function shown(text: string): string {
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`;
}

function shownEnd(text: string): string {
  return text.length <= MOST_SHOWN ? text : `…${text.slice(-MOST_SHOWN)}`;
}
