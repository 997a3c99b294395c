import { concat, defer, NEVER, of, throwError } from "rxjs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listenAgain } from "./listenAgain.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Fails on the given attempts, counted from 1; the others say which they are, and go on. */
function listening(failing: readonly number[]) {
  const heard: number[] = [];
  let attempts = 0;
  const subscription = defer(() => {
    attempts += 1;
    return failing.includes(attempts) ? throwError(() => new Error("away")) : concat(of(attempts), NEVER);
  })
    .pipe(listenAgain())
    .subscribe((attempt) => heard.push(attempt));
  return { heard, attempts: () => attempts, stop: () => subscription.unsubscribe() };
}

test("a backend that is away: asked again, with longer and longer pauses, until it answers", () => {
  const { heard, attempts } = listening([1, 2, 3]);
  expect(attempts()).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(attempts()).toBe(2);
  vi.advanceTimersByTime(1_999);
  expect(attempts()).toBe(2);
  vi.advanceTimersByTime(1);
  expect(attempts()).toBe(3);
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(4_000);
  expect(heard).toEqual([4]);
});

test("a backend that stays away: asked every half minute in the end, and no more once nobody listens", () => {
  const { attempts, stop } = listening(Array.from({ length: 100 }, (_, index) => index + 1));
  vi.advanceTimersByTime(31_000);
  const before = attempts();
  vi.advanceTimersByTime(60_000);
  expect(attempts() - before).toBe(2);
  stop();
  vi.advanceTimersByTime(120_000);
  expect(attempts() - before).toBe(2);
});
