import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "./editDistance.ts";

test.each([
  ["ferry", "ferry", 0],
  ["ferry", "fery", 1],
  ["form", "from", 1],
  ["quay", "key", 3],
  ["", "abc", 3],
])("%s to %s: %i", (one, other, distance) => {
  expect(editDistance(one, other)).toBe(distance);
});

test("any two words: the same both ways, never more than the longer has letters", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      const distance = editDistance(one, other);
      expect(distance).toBe(editDistance(other, one));
      expect(distance === 0).toBe(one === other);
      expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
    }),
  );
});
