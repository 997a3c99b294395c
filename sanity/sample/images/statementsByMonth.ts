import { dateInWords } from "../../../lib/time.ts";
import type { StatementFact } from "../facts.ts";
import { box, drawing, line, MARGIN, WIDTH, words } from "./drawing.ts";

const BASE = 446;
const TOP = 126;

/** The number of statements in each month from the first to the last, those without any among them: "2016-07" → 64. */
export function countByMonth(
  statements: readonly Pick<StatementFact, "date">[],
): ReadonlyMap<string, number> {
  const months = statements.map(({ date }) => monthNumber(date)).sort((one, other) => one - other);
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return new Map();
  return new Map(
    Array.from({ length: last - first + 1 }, (_, index) => [
      monthName(first + index),
      months.filter((month) => month === first + index).length,
    ]),
  );
}

/** A bar for every month. The highest has its number and its month. */
export function statementsByMonth(statements: readonly StatementFact[]): string {
  const counts = countByMonth(statements);
  const highest = Math.max(...counts.values());
  const step = (WIDTH - 2 * MARGIN) / counts.size;
  const parts = [...counts].map(([month, count], index) => {
    const x = MARGIN + index * step;
    const height = (count * (BASE - TOP)) / highest;
    return [
      count > 0 ? box(count === highest ? "full-pencil" : "full", [x, BASE - height], step - 3, height) : "",
      count === highest ? words("figure", x + step + 12, TOP + 66, String(count)) : "",
      count === highest ? words("name", x + step + 14, TOP + 104, dateInWords(month, "UTC")) : "",
      isYearsFirst(index, month) ? line("joins", [x, BASE], [x, BASE + 10]) : "",
      isYearsFirst(index, month) ? words("second", x, BASE + 36, month.slice(0, 4)) : "",
    ].join("\n");
  });
  return drawing(
    `${statements.length} statements, month by month`,
    line("joins", [MARGIN, BASE], [WIDTH - MARGIN, BASE]),
    ...parts,
  );
}

function isYearsFirst(index: number, month: string): boolean {
  return index === 0 || month.endsWith("-01");
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}
