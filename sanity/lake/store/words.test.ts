import { expect, test } from "vitest";
import { hasWord, wordsOf } from "./words.ts";

test.each([
  ["Łódź–Zürich, ЁЛКА", ["łodz", "zurich", "елка"]],
  ["É = E\u0301 = e", ["e", "e", "e"]],
  ["Straße STRASSE", ["strasse", "strasse"]],
  ["ΟΔΟΣ οδός", ["οδοσ", "οδοσ"]],
  ["İstanbul ISTANBUL ıstanbul", ["istanbul", "istanbul", "istanbul"]],
  ["2026-07-27T20:15, 3.14 and x²", ["2026", "07", "27t20", "15", "3", "14", "and", "x2"]],
  ["O’Brien don't", ["o", "brien", "don", "t"]],
  ["हिन्दी 日本語", ["हिन्दी", "日本語"]],
  ["– … !", []],
  ["", []],
])("words of %j: %j", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
  expect(hasWord(text)).toBe(words.length > 0);
});
