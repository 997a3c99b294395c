import { defineConfig } from "@playwright/test";

const { E2E_SITE_URL, E2E_CHROMIUM, E2E_REPORT } = process.env;

if (!E2E_SITE_URL || !E2E_CHROMIUM || !E2E_REPORT) {
  throw new Error("These tests need a newsroom of their own: start them with npm test -- e2e.");
}

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/browser",
  // The tests of a run share one newsroom, and some change what it publishes.
  workers: 1,
  // The Studio is megabytes of script, which a busy machine takes its time over.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // A machine that does other things too closes the Studio's menus under the mouse; what needed a second try is listed.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"], ["json", { outputFile: E2E_REPORT }]],
  projects: [{ name: "chromium" }],
  use: {
    baseURL: E2E_SITE_URL,
    browserName: "chromium",
    // A trace of the Studio takes longer than the test: ask for one with `npm test -- e2e --trace on`.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: E2E_CHROMIUM,
      // Chromium refuses to run as root with its sandbox.
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
});
