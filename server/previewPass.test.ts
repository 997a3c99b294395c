import { describe, expect, test } from "vitest";
import { isPreviewPass, issuePreviewPass, PREVIEW_PASS_SECONDS } from "./previewPass.ts";

const SECRET = "a secret of the site";
const NOW = new Date("2031-06-01T00:00:00Z");
const pass = issuePreviewPass(SECRET, NOW);
const secondsLater = (seconds: number) => new Date(NOW.getTime() + 1_000 * seconds);

describe("isPreviewPass", () => {
  test("one of ours, to the last second: yes", () => {
    expect(isPreviewPass(pass, SECRET, NOW)).toBe(true);
    expect(isPreviewPass(pass, SECRET, secondsLater(PREVIEW_PASS_SECONDS - 1))).toBe(true);
  });

  test("one that is over: no", () => {
    expect(isPreviewPass(pass, SECRET, secondsLater(PREVIEW_PASS_SECONDS))).toBe(false);
  });

  test("signed with another secret: no", () => {
    expect(isPreviewPass(issuePreviewPass("another secret", NOW), SECRET, NOW)).toBe(false);
  });

  test.each([
    ["with a later end", pass.replace(/^\d+/, (seconds) => String(Number(seconds) + 1))],
    ["with a shorter signature", pass.slice(0, -2)],
    ["without a signature", `${pass.split(".")[0]}.`],
    ["that is no pass", "true"],
    ["that is empty", ""],
  ])("one %s: no", (_, forged) => {
    expect(isPreviewPass(forged, SECRET, NOW)).toBe(false);
  });
});
