import { expect, test } from "vitest";
import { runWithin } from "./runWithin.ts";

test("run a function: its result, whatever it is", () => {
  expect(runWithin(1000, () => [1, 2])).toEqual([1, 2]);
  expect(runWithin(1000, () => undefined)).toBeUndefined();
});

test("run a function that throws: its error", () => {
  const error = new TypeError("no such thing");
  const failing = () => {
    throw error;
  };
  expect(() => runWithin(1000, failing)).toThrow(error);
});

test("run a function that never ends: RangeError, and the next one runs", () => {
  const endless = () => {
    for (;;);
  };
  expect(() => runWithin(20, endless)).toThrow(new RangeError("It took longer than 20 ms."));
  expect(runWithin(1000, () => 1)).toBe(1);
});
