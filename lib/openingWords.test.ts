import { expect, test } from "vitest";
import { openingWords } from "./openingWords.ts";

test.each([
  ["Russia, if you're listening, I hope you're able to find", "Russia, if you're listening\u00A0…"],
  ["But it would be interesting to see -- I will tell you this", "But it would be interesting to\u00A0…"],
  ["To be clear, Mr. Trump did not call on, or invite", "To be clear, Mr. Trump did\u00A0…"],
  ["I never said that. Not once in all those years.", "I never said that.\u00A0…"],
  ["No, it gives me no pause.", "No, it gives me no pause."],
])("%s: opens with %s", (text, opening) => {
  expect(openingWords(text, 6)).toBe(opening);
});
