import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildFingerprint } from "./fingerprint.ts";

let root: string;
let before: string;

function write(file: string, content: string): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "verbatim-build-"));
  write("app/page.tsx", "page");
  write("next.config.js", "configuration");
  before = buildFingerprint(root, { NEXT_PUBLIC_SANITY_DATASET: "production" });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const now = () => buildFingerprint(root, { NEXT_PUBLIC_SANITY_DATASET: "production" });

test("nothing changed: the same", () => {
  expect(now()).toBe(before);
});

test.each(["app/page.tsx", "app/(site)/new.tsx", "next.config.js", "package-lock.json", "public/a.woff2"])(
  "%s written: another",
  (file) => {
    write(file, "changed");
    expect(now()).not.toBe(before);
  },
);

test.each(["app/page.test.tsx", "sanity/lake/main.ts", "sanity/sample/stories.ndjson", "bin/start.ts"])(
  "%s written: the same",
  (file) => {
    write(file, "changed");
    expect(now()).toBe(before);
  },
);

test("a variable that the build bakes in changed: another", () => {
  expect(buildFingerprint(root, { NEXT_PUBLIC_SANITY_DATASET: "staging" })).not.toBe(before);
});

test("any other variable changed: the same", () => {
  expect(buildFingerprint(root, { NEXT_PUBLIC_SANITY_DATASET: "production", PORT: "4000" })).toBe(before);
});
