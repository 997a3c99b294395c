import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { archivePages, archiveRange, entriesOnFront, FRONT_LENGTH } from "./archive.ts";

describe("archive", () => {
  test.each([
    [0, 0, 0],
    [1, 0, 1],
    [39, 0, 39],
    [40, 1, 20],
    [59, 1, 39],
    [60, 2, 20],
  ])("%i entries: %i pages behind a front of %i", (entries, pages, onFront) => {
    expect([archivePages(entries), entriesOnFront(entries)]).toEqual([pages, onFront]);
  });

  test("any number of entries: each stands once, on the front or on one page", () => {
    fc.assert(
      fc.property(fc.nat(500), (entries) => {
        const pages = Array.from({ length: archivePages(entries) }, (_, index) => archiveRange(index + 1));
        const archived = pages.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, index) => from + index),
        );
        expect(archived).toEqual(
          Array.from({ length: entries - entriesOnFront(entries) }, (_, index) => index),
        );
        expect(entriesOnFront(entries)).toBeLessThanOrEqual(FRONT_LENGTH);
      }),
    );
  });

  test("one more entry: no page changes what it holds", () => {
    fc.assert(
      fc.property(fc.nat(500), (entries) => {
        expect(archivePages(entries + 1)).toBeGreaterThanOrEqual(archivePages(entries));
      }),
    );
  });
});
