import { describe, expect, test } from "vitest";
import { statementBlock, story } from "../components/fixtures/portEllis.ts";
import type { Block, Update } from "./story.ts";
import { storyContext, storyStatements } from "./storyStatements.ts";

const update = (key: string, ...body: readonly Block[]): Update => ({
  key,
  at: { date: null, precision: "unknown", bound: "exact", zone: null },
  atNote: null,
  headline: key,
  body,
  author: null,
  isKey: false,
});

const [one, two, three, four] = [1, 2, 3, 4].map((number) =>
  statementBlock(number, { id: `st-${number}` }),
) as [Block, Block, Block, Block];
const placed = update("placed", two);
const running = story({
  coverage: "running",
  body: [one, { type: "update", key: "a", update: placed }],
  updates: [placed, update("early", three), update("late", four)],
});

describe("the order of a page", () => {
  test("newest first: the newest update's statements stand at the top, those of the body below", () => {
    expect(storyContext(running, "newest-first").numbersFromTop).toEqual([4, 3, 1, 2]);
  });

  test("oldest first: as they are numbered", () => {
    expect(storyContext(running, "oldest-first").numbersFromTop).toEqual([1, 2, 3, 4]);
  });

  test("the numbers themselves: are the same in either", () => {
    const numbers = (order: "newest-first" | "oldest-first") =>
      [...storyContext(running, order).statementNumbers].toSorted();
    expect(numbers("newest-first")).toEqual(numbers("oldest-first"));
    expect(storyStatements(running).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });
});
