import { expect, test } from "vitest";
import { numbersIn } from "./numbersIn.ts";
import { wordRuns } from "./wordRuns.ts";

const numbers = (text: string) => numbersIn(wordRuns(text));

test.each([
  ["30,000 tickets", "30000 tickets"],
  ["four ferries", "4 ferries"],
  ["twenty-two boats", "22 boats"],
  ["on the 21st", "on the 21"],
  ["5% more", "5 percent more"],
  ["Two million", "2 million"],
])("%s and %s: the same numbers", (one, other) => {
  expect(numbers(one)).toEqual(numbers(other));
  expect(numbers(one)).not.toEqual([]);
});

test.each([
  ["30,000", "33,000"],
  ["$5", "€5"],
  ["5 million", "5 billion"],
  ["5 to 2", "2 to 5"],
  ["4:40", "4:45"],
  ["3.5", "35"],
  ["one", "none"],
])("%s and %s: other numbers", (one, other) => {
  expect(numbers(one)).not.toEqual(numbers(other));
});
