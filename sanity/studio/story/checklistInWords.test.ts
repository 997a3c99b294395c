import { expect, test } from "vitest";
import { checklistInWords } from "./checklistInWords.ts";

const blocks = { severity: "blocks" } as const;
const warns = { severity: "warns" } as const;
const informs = { severity: "informs" } as const;

test.each([
  [[], "Nothing stands in the way."],
  [[informs], "Nothing stands in the way."],
  [[warns, informs], "Nothing stands in the way; one thing to look at."],
  [[blocks], "One thing in the way."],
  [[blocks, blocks, warns, warns], "2 things in the way, 2 things to look at."],
])("%j: %s", (obstacles, words) => {
  expect(checklistInWords(obstacles)).toBe(words);
});
