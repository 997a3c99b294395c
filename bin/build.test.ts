import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { claimBuild } from "./build.ts";
import { FileLock } from "./fileLock.ts";
import { readSettings } from "./settings.ts";

let root: string;
const releases: (() => void)[] = [];

/** Stands in for Next: notes that it was called. */
const next = `require("node:fs").appendFileSync(".next/builds", "built ");`;

function write(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

beforeEach(() => {
  vi.spyOn(console, "error").mockReturnValue();
  root = mkdtempSync(join(tmpdir(), "verbatim-build-"));
  write("node_modules/next/dist/bin/next", next);
  write("app/page.tsx", "page");
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const release of releases.splice(0)) release();
  rmSync(root, { recursive: true });
});

async function claim(): Promise<void> {
  const settings = readSettings(root, "production", {});
  releases.push(await claimBuild(settings, { NODE_ENV: "test" }, new AbortController().signal));
}

const builds = () => readFileSync(join(root, ".next/builds"), "utf8");

test("claimBuild, two newsrooms, nothing changed: built once, served by both", async () => {
  await claim();
  await claim();
  expect(builds()).toBe("built ");
});

test("claimBuild, sources changed while a newsroom serves the build: refused, the build untouched", async () => {
  await claim();
  write("app/page.tsx", "changed");
  await expect(claim()).rejects.toMatchObject({ code: "build-in-use" });
  expect(builds()).toBe("built ");
});

test("claimBuild, sources changed and nothing serves the build: built again", async () => {
  await claim();
  releases.pop()?.();
  write("app/page.tsx", "changed");
  await claim();
  expect(builds()).toBe("built built ");
});

test("claimBuild, another start is building: refused", async () => {
  await claim();
  releases.pop()?.();
  const other = new FileLock(join(root, ".next/cache/verbatim.lock"));
  releases.push(() => other.release());
  other.own();
  await expect(claim()).rejects.toMatchObject({ code: "build-in-progress" });
});

test("claimBuild, the build fails: a problem, and the next claim builds", async () => {
  write("node_modules/next/dist/bin/next", "process.exit(1)");
  await expect(claim()).rejects.toMatchObject({ code: "build-failed" });
  write("node_modules/next/dist/bin/next", next);
  await claim();
  expect(builds()).toBe("built ");
});
