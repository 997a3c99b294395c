import { z } from "zod";

/** How many tests of a phase passed and failed. */
export interface TestCounts {
  passed: number;
  failed: number;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** A check without tests of its own, such as the linter, counts as one. */
export function checkCounts(exitCode: number): TestCounts {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param report what Vitest's JSON reporter wrote; a file that could not be loaded counts as a failure */
export function vitestCounts(report: unknown, exitCode: number): TestCounts {
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(report);
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return withExitCode({ passed: numPassedTests, failed: numFailedTests + brokenFiles.length }, exitCode);
}

/** @param report what Playwright's JSON reporter wrote; an error outside of tests counts as a failure */
export function playwrightCounts(report: unknown, exitCode: number): TestCounts {
  const { stats, errors } = playwrightReport.parse(report);
  const counts = { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
  return withExitCode(counts, exitCode);
}

/** A run that failed for a reason that its report doesn't count is not a success. */
function withExitCode({ passed, failed }: TestCounts, exitCode: number): TestCounts {
  return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}

export function sumCounts(counts: readonly TestCounts[]): TestCounts {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}
