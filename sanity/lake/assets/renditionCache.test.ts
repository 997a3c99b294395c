import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openRenditionCache, type RenditionCache } from "./renditionCache.ts";

let folder: string;
const at = (minute: number) => new Date(Date.UTC(2016, 6, 27, 12, minute));
/** A block of the disk. */
const block = 4096;
const picture = (fill: string) => Buffer.alloc(block, fill);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lake-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function contentOf(cache: RenditionCache, key: string, now: Date): Promise<Buffer | undefined> {
  const kept = await cache.find(key, now);
  return kept && readFileSync(kept.path);
}

function filesInFolder(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ name }) => name)
    .sort();
}

test("put, then find: the same bytes, also after a restart", async () => {
  await openRenditionCache(folder, 10 * block).put("production/image-1/a", picture("a"), at(0));
  const reopened = openRenditionCache(folder, 10 * block);
  expect(await contentOf(reopened, "production/image-1/a", at(1))).toEqual(picture("a"));
  expect(await contentOf(reopened, "production/image-1/b", at(1))).toBeUndefined();
});

test("more than fits: the one that was not asked for the longest goes", async () => {
  const renditions = openRenditionCache(folder, 3 * block);
  for (const [minute, name] of ["a", "b", "c"].entries())
    await renditions.put(name, picture(name), at(minute));
  await renditions.find("a", at(5));
  await renditions.put("d", picture("d"), at(6));
  expect(filesInFolder()).toEqual(["a", "c", "d"]);
  expect(await contentOf(renditions, "b", at(7))).toBeUndefined();
  expect(renditions.bytes).toBe(3 * block);
});

test("a restart with a smaller bound: those used last stay", async () => {
  const renditions = openRenditionCache(folder, 3 * block);
  for (const [minute, name] of ["a", "b", "c"].entries())
    await renditions.put(name, picture(name), at(minute));
  await renditions.find("a", at(5));
  openRenditionCache(folder, 2 * block);
  expect(filesInFolder()).toEqual(["a", "c"]);
});

test("very small ones: counted as the disk counts them", async () => {
  const renditions = openRenditionCache(folder, 3 * block);
  for (const [minute, name] of ["a", "b", "c", "d"].entries())
    await renditions.put(name, Buffer.from(name), at(minute));
  expect(filesInFolder()).toEqual(["b", "c", "d"]);
});

test("one that is larger than the bound: not kept", async () => {
  const renditions = openRenditionCache(folder, block - 1);
  await renditions.put("a", picture("a"), at(0));
  expect(filesInFolder()).toEqual([]);
  expect(await contentOf(renditions, "a", at(1))).toBeUndefined();
});

test.each<[what: string, damage: (path: string) => void]>([
  ["cut off", (path) => truncateSync(path, 90)],
  ["emptied", (path) => truncateSync(path, 0)],
  ["removed", (path) => rmSync(path)],
])("a file that was %s: none, and made anew", async (_, damage) => {
  const renditions = openRenditionCache(folder, 10 * block);
  await renditions.put("a", picture("a"), at(0));
  damage(join(folder, "a"));
  expect(await contentOf(renditions, "a", at(1))).toBeUndefined();
  await renditions.put("a", picture("a"), at(2));
  expect(await contentOf(renditions, "a", at(3))).toEqual(picture("a"));
});

test("what an earlier process left unfinished: removed", () => {
  writeFileSync(join(folder, "a.5e5b.partial"), "half");
  openRenditionCache(folder, 10 * block);
  expect(filesInFolder()).toEqual([]);
});

test("removeFolder: all below it, and nothing else", async () => {
  const renditions = openRenditionCache(folder, 10 * block);
  for (const key of ["p/image-1/a", "p/image-1/b", "p/image-10/a"])
    await renditions.put(key, picture("a"), at(0));
  renditions.removeFolder("p/image-1");
  expect(await contentOf(renditions, "p/image-1/a", at(1))).toBeUndefined();
  expect(await contentOf(renditions, "p/image-10/a", at(1))).toEqual(picture("a"));
  expect(renditions.bytes).toBe(block);
});
