import { expect, test } from "vitest";
import { createRateLimiter, TokenBuckets } from "./rateLimit.ts";

function takeMany(
  take: (caller: string, nowMs: number) => boolean,
  caller: string,
  nowMs: number,
  times: number,
) {
  return Array.from({ length: times }, () => take(caller, nowMs)).filter(Boolean).length;
}

test("a burst: two seconds' worth passes, no more", () => {
  const take = createRateLimiter({ requestsPerSecond: 5, maxCallers: 10 });
  expect(takeMany(take, "a", 0, 20)).toBe(10);
});

test("after the burst: the bucket fills at the rate", () => {
  const take = createRateLimiter({ requestsPerSecond: 5, maxCallers: 10 });
  takeMany(take, "a", 0, 20);
  expect(takeMany(take, "a", 1000, 20)).toBe(5);
  expect(takeMany(take, "a", 60_000, 20)).toBe(10);
});

test("another caller: has a bucket of its own", () => {
  const take = createRateLimiter({ requestsPerSecond: 1, maxCallers: 10 });
  takeMany(take, "a", 0, 20);
  expect(take("b", 0)).toBe(true);
});

test("more callers than remembered: the one unheard of for longest starts anew, the others don't", () => {
  const take = createRateLimiter({ requestsPerSecond: 1, maxCallers: 2 });
  takeMany(take, "a", 0, 2);
  takeMany(take, "b", 0, 2);
  take("c", 0);
  expect(take("b", 0)).toBe(false);
  expect(take("a", 0)).toBe(true);
});

test("rate 0: no limit", () => {
  const take = createRateLimiter({ requestsPerSecond: 0, maxCallers: 1 });
  expect(takeMany(take, "a", 0, 5000)).toBe(5000);
});

test("giveBack: the one taken last counts for nothing, and never makes more than the bucket holds", () => {
  const buckets = new TokenBuckets({ perSecond: 1, capacity: 2, maxCallers: 10 });
  buckets.take("a", 0);
  buckets.giveBack("a");
  buckets.giveBack("a");
  expect([1, 2, 3].map(() => buckets.take("a", 0))).toEqual([true, true, false]);
});
