import { numberInWords } from "../../../lib/numberWords.ts";
import type { StatementFact } from "../facts.ts";
import { drawing, line, linesOf, MARGIN, spaced, squares, words } from "./drawing.ts";

const NUMBER = /\d[\d,]*/;
const ROW = 124;
/** What a digit and a comma of the largest type take. */
const DIGIT = 43;
const COMMA = 23;

export interface NumberInPrint {
  readonly number: string;
  /** Ids of the sources that print it so. */
  readonly sources: readonly string[];
}

/** The numbers that the statement's words and its variants have, the most frequent first. */
export function numbersInPrint({ text, source_id, variants }: StatementFact): NumberInPrint[] {
  const printings = new Map<string, string[]>();
  for (const printing of [{ text, source_id }, ...variants]) {
    const number = NUMBER.exec(printing.text)?.[0];
    if (number !== undefined) printings.set(number, [...(printings.get(number) ?? []), printing.source_id]);
  }
  return [...printings]
    .map(([number, sources]) => ({ number, sources }))
    .sort((one, other) => other.sources.length - one.sources.length);
}

/** Each number as printed and a square for every source that prints it so, in blue where it isn't the transcript's. */
export function numberInPrint(fact: StatementFact, publisher: (sourceId: string) => string): string {
  const rows = numbersInPrint(fact);
  const transcribed = NUMBER.exec(fact.text)?.[0];
  if (transcribed === undefined) throw new Error(`${fact.id} has no number.`);
  const count = rows.reduce((sum, { sources }) => sum + sources.length, 0);
  const parts = rows.map(({ number, sources }, index) => {
    const y = 196 + index * ROW;
    const isTranscribed = number === transcribed;
    const note = isTranscribed
      ? `the transcript and ${numberInWords(sources.length - 1)} others`
      : sources.map(publisher).join(", ");
    return [
      spaced("figure", positions(number), y, number),
      isTranscribed ? "" : differenceMark(number, transcribed, y + 16),
      squares(sources.length, [336, y - 70], { side: 28, gap: 9 }, () =>
        isTranscribed ? "full" : "full-pencil",
      ),
      ...linesOf(note, 32).map((part, row) => words("second", 336, y - 10 + row * 29, part)),
    ].join("\n");
  });
  return drawing(`One number in ${count} printings`, ...parts);
}

/** A line under the digit that differs from the transcript's, or under the place where one is missing. */
function differenceMark(number: string, transcribed: string, y: number): string {
  const differs = [...transcribed].findIndex((character, index) => number[index] !== character);
  const start = positions(transcribed)[differs] ?? MARGIN;
  return line("mark", [start + 2, y], [start + DIGIT - 4, y]);
}

/** Where each character begins. */
function positions(number: string): number[] {
  let next = MARGIN;
  return [...number].map((character) => {
    const start = next;
    next += character === "," ? COMMA : DIGIT;
    return start;
  });
}
