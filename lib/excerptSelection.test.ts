import { expect, test } from "vitest";
import { excerptProblem, selectedWords, withCut } from "./excerptSelection.ts";

const TEXT = "The second [inspection] found the worn-out bearings. We didn't close the bridge.";

function select(words: string): string | null {
  const start = TEXT.indexOf(words);
  return selectedWords(TEXT, { start, end: start + words.length });
}

test("whole words: are taken as they are, without the space around them", () => {
  expect(select(" found the ")).toBe("found the");
});

test("words selected in part: are taken whole, hyphens and apostrophes included", () => {
  expect(select("n-out bear")).toBe("worn-out bearings");
  expect(select("dn't cl")).toBe("didn't close");
});

test("part of a remark of ours: takes the remark with its brackets", () => {
  expect(select("inspection] fou")).toBe("[inspection] found");
  expect(select("second [insp")).toBe("second [inspection]");
});

test("no word: is no excerpt", () => {
  expect(selectedWords(TEXT, { start: 4, end: 4 })).toBeNull();
  expect(select(". ")).toBeNull();
});

test("everything: is the whole text", () => {
  expect(selectedWords(TEXT, { start: 0, end: TEXT.length })).toBe(TEXT);
});

test("further words: follow a cut; the first ones don't", () => {
  expect(withCut("", "We didn't")).toBe("We didn't");
  expect(withCut("The second ", "the bridge")).toBe("The second […] the bridge");
});

test("an excerpt: has a problem only where it isn't made of the words in their order", () => {
  expect(excerptProblem("", TEXT, "en")).toBeNull();
  expect(excerptProblem("found the […] bridge", TEXT, "en")).toBeNull();
  expect(excerptProblem("the bridge […] found", TEXT, "en")).toMatch(/^These are not the exact words/);
});
