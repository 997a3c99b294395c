import { expect, test } from "vitest";
import { LiveAudience, type Told } from "./liveAudience.ts";
import type { LiveMessage } from "./liveMessage.ts";

const READERS = 1_200;

function message(version: string): LiveMessage {
  return { version, bytes: Buffer.from(version), isLast: false };
}

function audience() {
  const told: number[] = [];
  const all = new LiveAudience((readers) => told.push(readers));
  const versions: string[][] = [];
  for (let number = 0; number < READERS; number += 1) {
    const got: string[] = [];
    versions.push(got);
    const stream: Told = {
      knows: ({ version }) => got.at(-1) === version,
      tell: ({ version }) => got.push(version ?? ""),
    };
    all.join(stream);
  }
  return { audience: all, versions, told };
}

test("more readers than are told in one go: all of them, each once", async () => {
  const { audience: readers, versions, told } = audience();
  readers.tell(message("a"));
  expect(versions.filter((got) => got.length > 0).length).toBe(500);
  await expect.poll(() => told).toEqual([500, 500, 200]);
  expect(versions).toEqual(versions.map(() => ["a"]));
});

test("a message that comes meanwhile: takes the place of the one before for whoever doesn't have that", async () => {
  const { audience: readers, versions, told } = audience();
  readers.tell(message("a"));
  readers.tell(message("b"));
  await expect.poll(() => versions.every((got) => got.at(-1) === "b")).toBe(true);
  expect(versions.filter((got) => got.includes("a")).length).toBe(500);
  expect(told.reduce((sum, some) => sum + some)).toBe(READERS + 500);
});
