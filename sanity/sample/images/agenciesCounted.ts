import { dateInWords } from "../../../lib/time.ts";
import type { StatementFact } from "../facts.ts";
import { drawing, MARGIN, squares, words } from "./drawing.ts";

const ROW = 124;
const COUNTED = /(\d+|three|four) (?:intelligence )?agencies/;
const WORDS: Readonly<Record<string, number>> = { three: 3, four: 4 };

/** How many agencies a statement speaks of, in its own words. */
export function agenciesIn({ id, text }: StatementFact): number {
  const said = COUNTED.exec(text)?.[1];
  if (said === undefined) throw new Error(`${id} counts no agencies.`);
  return WORDS[said] ?? Number(said);
}

/** Each statement's number, and as many squares of the largest one. */
export function agenciesCounted(
  statements: readonly StatementFact[],
  speakerName: (statement: StatementFact) => string,
): string {
  const most = Math.max(...statements.map(agenciesIn));
  const parts = statements.map((statement, index) => {
    const y = 196 + index * ROW;
    const count = agenciesIn(statement);
    return [
      words("figure", MARGIN, y, String(count)),
      squares(most, [180, y - 70], { side: 24, gap: 10 }, (square) => (square < count ? "full" : "faint")),
      words("name", 180, y - 10, speakerName(statement)),
      words("second", 180, y + 19, dateInWords(statement.date, "UTC")),
    ].join("\n");
  });
  return drawing("How many intelligence agencies?", ...parts);
}
