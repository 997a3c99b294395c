import { expect, test } from "vitest";
import { textAfter, textBefore, textQuoteSelector } from "./textAround.ts";

const TEXT = "The council met on Friday. We will not close the harbour. Nobody objected.";
const START = TEXT.indexOf("We will");
const END = TEXT.indexOf(" Nobody");

test("the text before a passage: whole words, as many as fit", () => {
  expect(textBefore(TEXT, START, 11)).toBe("on Friday.");
  expect(textBefore(TEXT, START, 12)).toBe("on Friday.");
  expect(textBefore(TEXT, START, 200)).toBe("The council met on Friday.");
  expect(textBefore(TEXT, 0, 10)).toBe("");
});

test("the text after a passage: whole words, as many as fit", () => {
  expect(textAfter(TEXT, END, 10)).toBe("Nobody");
  expect(textAfter(TEXT, END, 7)).toBe("Nobody");
  expect(textAfter(TEXT, END, 200)).toBe("Nobody objected.");
  expect(textAfter(TEXT, TEXT.length, 10)).toBe("");
});

test("a selector: the passage as the text has it, and what stands around it", () => {
  expect(textQuoteSelector(TEXT, { start: START, end: END })).toEqual({
    exact: "We will not close the harbour.",
    prefix: "The council met on Friday.",
    suffix: "Nobody objected.",
  });
});
