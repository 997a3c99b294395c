import type { StatementFact } from "../facts.ts";
import { box, drawing, MARGIN, words } from "./drawing.ts";

const ROW = 126;

/** A printing of the question: who printed it, and its words. */
export interface Printing {
  readonly label: string;
  readonly text: string;
}

/** Each printing of a question in two lines, with a gap in place of the first where it is missing. */
export function missingQuestion({ id, text }: StatementFact, printings: readonly Printing[]): string {
  const parts = printings.map(({ label, text: printed }, index) => {
    const y = 128 + index * ROW;
    const [first, second] = twoParts(printed);
    if (!text.toLowerCase().includes(second.toLowerCase()))
      throw new Error(`${id} was not asked “${second}”.`);
    return [
      words("name", MARGIN, y, label),
      first === null ? box("gap", [MARGIN, y + 14], 690, 30) : words("quote long", MARGIN, y + 38, first),
      words("quote long", MARGIN, y + 72, second),
    ].join("\n");
  });
  return drawing("One question, three transcripts", ...parts);
}

/** What is asked before “and did you”, null where nothing is, and the rest. */
function twoParts(text: string): readonly [first: string | null, second: string] {
  const start = text.search(/and did you/i);
  const first = text.slice(0, start).trim();
  return [first === "" ? null : first, text.slice(start)];
}
