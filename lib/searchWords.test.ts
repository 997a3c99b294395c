import { expect, test } from "vitest";
import { searchQuoted, searchWords } from "./searchWords.ts";

test("words being typed: the last one may be unfinished", () => {
  expect(searchWords("worn  bear")).toBe("worn bear*");
});

test("signs that a text query reads: are left out", () => {
  expect(searchWords(`-“not” "open *`)).toBe("not open*");
});

test("hyphens, apostrophes and figures: stay within their word", () => {
  expect(searchWords("non-binding O’Brien's 30,000")).toBe("non-binding O’Brien's 30,000*");
});

test("nothing but signs: is no search", () => {
  expect(searchWords(" — “” ")).toBeNull();
  expect(searchQuoted("…")).toBeNull();
});

test("quoted words: are all whole", () => {
  expect(searchQuoted("every page, and I meant it.")).toBe("every page and I meant it");
});
