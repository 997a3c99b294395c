import { expect, test } from "vitest";
import { counted, numberInWords } from "./numberWords.ts";
import { listInWords, withFullStop } from "./sentences.ts";

test("numberInWords: words up to ten, figures from there", () => {
  expect([0, 1, 10, 11, 1200].map(numberInWords)).toEqual(["no", "one", "ten", "11", "1,200"]);
});

test("counted: agrees with its number", () => {
  expect([counted(1, "editor knows", "editors know"), counted(2, "editor knows", "editors know")]).toEqual([
    "one editor knows",
    "two editors know",
  ]);
});

test("listInWords: commas, then and", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listInWords)).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
});

test("withFullStop: adds none after a mark", () => {
  expect(["Inc.", "Why?", "He said “no.”", "Courier"].map(withFullStop)).toEqual([
    "Inc.",
    "Why?",
    "He said “no.”",
    "Courier.",
  ]);
});
