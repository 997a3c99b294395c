import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FileLock } from "./fileLock.ts";

let folder: string;
let first: FileLock;
let second: FileLock;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-lock-"));
  first = new FileLock(join(folder, "lock"));
  second = new FileLock(join(folder, "lock"));
});
afterEach(() => {
  first.release();
  second.release();
  rmSync(folder, { recursive: true });
});

test("shared: can be shared, but not owned", () => {
  expect([first.share(), second.share(), second.own()]).toEqual([true, true, false]);
});

test("owned: can be neither shared nor owned", () => {
  expect([first.own(), second.share(), second.own()]).toEqual([true, false, false]);
});

test("shared by one, then owned, then shared by it: can be shared again", () => {
  expect([first.share(), first.own(), first.share(), second.share()]).toEqual([true, true, true, true]);
});

test("released: can be owned", () => {
  const third = new FileLock(join(folder, "lock"));
  third.own();
  third.release();
  expect(first.own()).toBe(true);
});
