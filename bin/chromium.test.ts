import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ensureChromium } from "./chromium.ts";

const isRootOnDebian = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
const signal = new AbortController().signal;
let folder: string;

function program(name: string, ...lines: string[]): void {
  writeFileSync(join(folder, name), ["#!/bin/sh", ...lines, ""].join("\n"), { mode: 0o755 });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-chromium-"));
  vi.stubEnv("PATH", folder);
  vi.stubEnv("PLAYWRIGHT_BROWSERS_PATH", folder);
  vi.spyOn(console, "error").mockReturnValue();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

describe("ensureChromium", () => {
  test("on the PATH: that one, past a placeholder that only asks for another package", async () => {
    program("chromium-browser", "exit 1");
    program("google-chrome", "echo Chrome 1");
    expect(await ensureChromium(folder, signal)).toBe(join(folder, "google-chrome"));
  });

  test.runIf(isRootOnDebian)(
    "a fresh Debian that knows no packages yet: its lists fetched first",
    async () => {
      const chromium = join(folder, "chromium");
      program(
        "apt-get",
        `case "$DEBIAN_FRONTEND $*" in`,
        `"noninteractive --quiet update") : > ${folder}/lists ;;`,
        `"noninteractive --quiet install --yes --no-install-recommends chromium")`,
        `  test -e ${folder}/lists || exit 100`,
        `  printf '#!/bin/sh\\necho Chromium 1\\n' > ${chromium}; /bin/chmod +x ${chromium} ;;`,
        "*) exit 1 ;;",
        "esac",
      );
      expect(await ensureChromium(folder, signal)).toBe(chromium);
    },
  );

  test("none, and none can be installed: what the installer said, and a sentence", async () => {
    program("apt-get", "echo E: Unable to locate package chromium; exit 100");
    await expect(ensureChromium(folder, signal)).rejects.toMatchObject({ code: "no-chromium" });
    if (isRootOnDebian) {
      expect(console.error).toHaveBeenCalledWith("E: Unable to locate package chromium");
    }
  });
});
