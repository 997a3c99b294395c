import { expect, test } from "vitest";
import { roleDatesInWords } from "./roleDatesInWords.ts";

test.each([
  ["2016-07", "2017-01-20", "from July 2016 until January 20, 2017"],
  ["2016", null, "from 2016"],
  [null, "2017-01-20", "until January 20, 2017"],
  [null, null, "dates not recorded"],
])("the dates of a role from %s to %s: %s", (from, to, words) => {
  expect(roleDatesInWords({ from, to })).toBe(words);
});
