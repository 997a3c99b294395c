import { expect, test } from "vitest";
import { countSpokenWords } from "./countSpokenWords.ts";

test.each([
  ["", 0],
  ["We will not close the harbour.", 6],
  ["We will not close [the harbour of Port Ellis].", 4],
  ["We will […] reopen [...] soon.", 4],
  ["[T]he ferr[ies] sail.", 3],
  ["It cost 30,000 – not [30,500].", 4],
  ["We will [not close", 4],
])("count %j: %i words", (text, words) => {
  expect(countSpokenWords(text)).toBe(words);
});
