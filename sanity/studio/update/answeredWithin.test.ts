import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answeredWithin } from "./answeredWithin.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("an answer in time: the answer, and no timer left", async () => {
  await expect(answeredWithin(1_000, async () => "answer")).resolves.toBe("answer");
  expect(vi.getTimerCount()).toBe(0);
});

test("a failure in time: the failure", async () => {
  await expect(answeredWithin(1_000, () => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
});

test("no answer in time: an error that has no status, as where the connection broke", async () => {
  let signal: AbortSignal | undefined;
  const never = (its: AbortSignal) => {
    signal = its;
    return new Promise(() => {});
  };
  const asked = expect(answeredWithin(1_000, never)).rejects.not.toHaveProperty("statusCode");
  await vi.advanceTimersByTimeAsync(1_000);
  await asked;
  expect(signal?.aborted).toBe(true);
});
