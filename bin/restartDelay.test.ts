import { describe, expect, test } from "vitest";
import { restartDelayMs, restartPolicy } from "./restartDelay.ts";

describe("restartDelayMs", () => {
  const nowMs = 1_000_000;
  const crashes = (count: number) => Array.from({ length: count }, (_, index) => nowMs - index * 1000);

  test("crash after crash: twice as long each time, up to the longest", () => {
    const delays = [1, 2, 3, 4, 5].map((count) => restartDelayMs(crashes(count), nowMs, restartPolicy));
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000]);
    expect(restartDelayMs(crashes(5), nowMs, { ...restartPolicy, longestDelayMs: 3000 })).toBe(3000);
  });

  test("more crashes than allowed: undefined", () => {
    expect(restartDelayMs(crashes(6), nowMs, restartPolicy)).toBeUndefined();
  });

  test("crashes before the window: forgotten", () => {
    const longAgo = crashes(6).map((at) => at - restartPolicy.windowMs);
    expect(restartDelayMs([...longAgo, nowMs], nowMs, restartPolicy)).toBe(500);
  });
});
