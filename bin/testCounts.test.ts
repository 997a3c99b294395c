import { describe, expect, test } from "vitest";
import { checkCounts, playwrightCounts, sumCounts, vitestCounts } from "./testCounts.ts";

describe("vitestCounts", () => {
  const report = { numPassedTests: 8, numFailedTests: 0, testResults: [] };

  test("all passed: as reported", () => {
    expect(vitestCounts(report, 0)).toEqual({ passed: 8, failed: 0 });
  });

  test("a file that could not be loaded: one failure", () => {
    const testResults = [{ status: "failed", assertionResults: [] }];
    expect(vitestCounts({ ...report, testResults }, 1)).toEqual({ passed: 8, failed: 1 });
  });

  test("a failed test: counted once, not with its file", () => {
    const testResults = [{ status: "failed", assertionResults: [{}] }];
    expect(vitestCounts({ ...report, numFailedTests: 1, testResults }, 1)).toEqual({ passed: 8, failed: 1 });
  });

  test("a failure that the report doesn't count: one failure", () => {
    expect(vitestCounts(report, 1)).toEqual({ passed: 8, failed: 1 });
  });
});

describe("playwrightCounts", () => {
  const stats = { expected: 5, unexpected: 2, flaky: 0, skipped: 1 };

  test("passed and failed: as reported", () => {
    expect(playwrightCounts({ stats, errors: [] }, 1)).toEqual({ passed: 5, failed: 2 });
  });

  test("an error outside of tests: one more failure", () => {
    expect(playwrightCounts({ stats, errors: [{}] }, 1)).toEqual({ passed: 5, failed: 3 });
  });
});

test("checkCounts: one check, passed or failed", () => {
  expect([checkCounts(0), checkCounts(2)]).toEqual([
    { passed: 1, failed: 0 },
    { passed: 0, failed: 1 },
  ]);
});

test("sumCounts: the sums", () => {
  expect(
    sumCounts([
      { passed: 1, failed: 2 },
      { passed: 3, failed: 4 },
    ]),
  ).toEqual({ passed: 4, failed: 6 });
});
