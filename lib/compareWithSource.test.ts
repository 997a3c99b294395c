import { expect, test } from "vitest";
import { compareWithSource } from "./compareWithSource.ts";

const SOURCE = "“We will not close the harbour this year,” she said. “Nobody wants that.” The council met.";

test.each([
  ["Nobody wants that.", "exact", false],
  ["We will not close the harbour this year", "exact", false],
  ["We will not close the harbour this year.", "exact", true],
  ["We will not close […] this year.", "exact", true],
  ["We will never close the harbour this year.", "close", false],
])("look for %j: %s; ends differently: %s", (statement, kind, endsDifferently) => {
  const comparison = compareWithSource(SOURCE, statement);
  expect(comparison?.found.kind).toBe(kind);
  expect(comparison?.endsDifferently).toBe(endsDifferently);
});

test("look for other words: nothing", () => {
  expect(compareWithSource(SOURCE, "The ferry sails at noon.")).toBeNull();
});
