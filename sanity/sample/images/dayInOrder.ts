import { numberInWords } from "../../../lib/numberWords.ts";
import { sentence } from "../../../lib/sentences.ts";
import type { SampleTime, SampleUpdate } from "../sampleStory.ts";
import { circle, drawing, line, linesOf, MARGIN, WIDTH, words } from "./drawing.ts";

const SPINE = 258;
const ROW = 67;

/** The updates of a day from top to bottom: a full dot for a time known to the second, a ring where only the order is known. */
export function dayInOrder(
  day: string,
  updates: readonly SampleUpdate[],
  speakerNames: (update: SampleUpdate) => readonly string[],
): string {
  const count = updates.reduce((sum, update) => sum + speakerNames(update).length, 0);
  const y = (index: number) => 140 + index * ROW;
  const parts = updates.map((update, index) => {
    const isTimed = update.at.precision === "minute";
    const names = linesOf([...new Set(speakerNames(update))].join(", "), 30);
    const top = y(index) - ((names.length - 1) * 30) / 2;
    return [
      words(isTimed ? "name end" : "second end", SPINE - 28, y(index), timeInWords(update)),
      circle(isTimed && update.at.bound === "exact" ? "full" : "hollow", [SPINE, y(index) - 8], 10),
      ...names.map((part, row) => words("quote", SPINE + 32, top + row * 30, part)),
    ].join("\n");
  });
  return drawing(
    `${sentence(numberInWords(count))} statements of ${day}`,
    line("follows", [SPINE, y(0) - 8], [SPINE, y(updates.length - 1) - 8]),
    ...parts,
    line("grid", [MARGIN, 444], [WIDTH - MARGIN, 444]),
    circle("full", [MARGIN + 10, 470], 8),
    words("third", MARGIN + 30, 478, "known to the second"),
    circle("hollow", [MARGIN + 310, 470], 8),
    words("third", MARGIN + 330, 478, "only the order is known"),
  );
}

function timeInWords({ at, atNote }: SampleUpdate): string {
  if (at.precision !== "minute") return (atNote ?? "").split(",")[0] ?? "";
  return `${at.bound === "by" ? "by " : ""}${clockToTheSecond(at)}`;
}

function clockToTheSecond({ date, zone }: SampleTime): string {
  return new Intl.DateTimeFormat("en-US", { timeStyle: "medium", ...(zone && { timeZone: zone }) })
    .format(new Date(date))
    .replace(/\s?([AP])M$/, (_, half: string) => ` ${half.toLowerCase()}m`);
}
