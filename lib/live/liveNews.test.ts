import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { liveNews, newsCount } from "./liveNews.ts";
import type { LiveState } from "./liveState.ts";

const state = (over: Partial<LiveState> = {}): LiveState => ({
  coverage: "running",
  updates: ["b", "a"],
  corrections: [],
  statements: {},
  ...over,
});
const everywhere = (_: string) => true;
const news = (known: Partial<LiveState>, newest: Partial<LiveState>, has = everywhere) =>
  liveNews(state(known), state(newest), has);

describe("liveNews", () => {
  test("updates: those the page lacks newest first, and those that are there no more", () => {
    expect(news({}, { updates: ["d", "c", "b"] })).toMatchObject({
      updates: ["d", "c"],
      removedUpdates: ["a"],
    });
  });

  test.each([
    [{ status: "held", corrections: [] }, "held"],
    [{ status: "withdrawn", corrections: [] }, "withdrawn"],
    [{ status: "deleted-by-author", corrections: ["x"] }, "deleted-by-author"],
    [{ status: "live", corrections: ["x"] }, "corrected"],
  ] as const)("a statement that becomes %o: %s", (newest, what) => {
    expect(news({}, { statements: { one: newest } }).statements).toEqual({ one: what });
  });

  test("a statement that is no longer held: said; one whose correction was taken back: changed", () => {
    const known = {
      one: { status: "held", corrections: [] },
      two: { status: "live", corrections: ["x"] },
    } as const;
    expect(news({ statements: known }, {}).statements).toEqual({ one: "no-longer-held", two: "changed" });
  });

  test("a statement that the page doesn't have: no news", () => {
    const statements = { one: { status: "held", corrections: [] } } as const;
    expect(newsCount(news({}, { statements }, (id) => id !== "one"))).toBe(0);
  });

  test("coverage that has ended meanwhile: said, and not counted; ended before: nothing", () => {
    const ended = news({}, { coverage: "ended" });
    expect(ended.isEnded).toBe(true);
    expect(newsCount(ended)).toBe(0);
    expect(news({ coverage: "ended" }, { coverage: "ended" }).isEnded).toBe(false);
  });

  const keys = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"));
  const states = fc.record({
    coverage: fc.constantFrom("running", "ended"),
    updates: keys,
    corrections: keys,
    statements: fc.dictionary(
      fc.constantFrom("one", "two", "three"),
      fc.record({
        status: fc.constantFrom("live", "held", "withdrawn", "deleted-by-author"),
        corrections: keys,
      }),
      { noNullPrototype: true },
    ),
  }) satisfies fc.Arbitrary<LiveState>;

  test("of a state against itself: nothing", () => {
    fc.assert(fc.property(states, (one) => newsCount(liveNews(one, one, everywhere)) === 0));
  });

  test("of whatever two states: each update that is new, once, in the order of the newer state", () => {
    fc.assert(
      fc.property(states, states, (known, newest) => {
        const { updates, removedUpdates } = liveNews(known, newest, everywhere);
        expect(newest.updates.filter((key) => updates.includes(key))).toEqual(updates);
        expect(new Set([...known.updates, ...updates])).toEqual(
          new Set([...newest.updates, ...removedUpdates]),
        );
      }),
    );
  });
});
