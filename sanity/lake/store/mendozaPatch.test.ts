import fc from "fast-check";
import { applyPatch, incremental } from "mendoza";
import { describe, expect, test } from "vitest";
import { mendozaPatch } from "./mendozaPatch.ts";

fc.configureGlobal({ seed: 20160727 });

const { wrap, unwrap } = incremental;

/** Reads a patch with the decoder of Sanity's Studio, both as a plain value and as one whose history is kept. */
function applied(before: unknown, patch: readonly unknown[]) {
  const operations = [...patch];
  return {
    plain: applyPatch(before, operations),
    traced: unwrap(incremental.applyPatch(wrap(before, "before"), operations, "after")),
  };
}

function expectRoundTrip(before: unknown, after: unknown) {
  expect(applied(before, mendozaPatch(before, after))).toEqual({ plain: after, traced: after });
}

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc
    .array(fc.constantFrom("a", "b", "é", "文", "😀", "\ud83d", "\ude00"), { maxLength: 8 })
    .map((parts) => parts.join("")),
);
const name = fc.oneof(
  fc.constantFrom("a", "b", "_key", "é", "10", "9"),
  text.filter((key) => !["__proto__", "hasOwnProperty"].includes(key)),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    fc.constantFrom(null, true, false, 0, 1, 1.5),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.array(
      fc.record({ _key: fc.constantFrom("k1", "k2", "k3"), text }).map((item) => item as unknown),
      { maxLength: 4 },
    ),
    fc.dictionary(name, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const object = fc.dictionary(name, value, { maxKeys: 5, noNullPrototype: true });

describe("mendozaPatch", () => {
  test("between any two values: the Studio's decoder makes the second of the first", () => {
    fc.assert(
      fc.property(object, object, (before, after) => expectRoundTrip(before, after)),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(value, value, (before, after) => {
        const patch = [...mendozaPatch(before, after)];
        expect(applyPatch(before, patch)).toEqual(after);
      }),
      { numRuns: 500 },
    );
  });

  test("of an object and a part of it changed: there and back", () => {
    const pair = fc.tuple(object, fc.constantFrom("a", "b"), value).map(([base, key, changed]) => ({
      before: { ...base, other: [base, { _key: "k1", text: base }] },
      after: { ...base, [key]: changed, other: [{ _key: "k1", text: { ...base, [key]: changed } }, base] },
    }));
    fc.assert(
      fc.property(pair, ({ before, after }) => {
        expectRoundTrip(before, after);
        expectRoundTrip(after, before);
      }),
      { numRuns: 500 },
    );
  });

  test("several patches one after the other: a string with its history stays right", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (texts) => {
        let traced = wrap({ text: texts[0] }, 0);
        for (const [index, next] of texts.entries()) {
          const patch = mendozaPatch(unwrap(traced), { text: next });
          traced = incremental.applyPatch(traced, [...patch], index);
          expect(unwrap(traced)).toEqual({ text: next });
        }
      }),
      { numRuns: 500 },
    );
  });

  test("of equal values: nothing", () => {
    expect(mendozaPatch({ a: [1, { b: "c" }] }, { a: [1, { b: "c" }] })).toEqual([]);
  });

  test("of a document that appears or disappears: the value, and null", () => {
    expect(mendozaPatch(null, { a: 1 })).toEqual([0, { a: 1 }]);
    expect(mendozaPatch({ a: 1 }, null)).toEqual([0, null]);
  });

  test("of a field: places count sorted keys, and strings keep what they begin and end with, in bytes", () => {
    const before = { z: "Flüsse steigen", a: 1, m: true };
    expect(mendozaPatch(before, { ...before, z: "Flüsse sinken" })).toEqual([17, "Flüsse sinken", "z"]);
    const long = { z: `Flüsse steigen ${"weiter ".repeat(20)}`, a: 1 };
    const bytes = Buffer.byteLength(long.z);
    expect(mendozaPatch(long, { ...long, z: long.z.replace("steigen", "sinken") })).toEqual([
      11,
      1,
      23,
      0,
      9,
      22,
      "ink",
      23,
      13,
      bytes,
      15,
    ]);
  });

  test("of one word in a long article: the patch is smaller than the word's paragraph", () => {
    const block = (index: number, words: string) => ({
      _key: `b${index}`,
      _type: "block",
      children: [{ _key: `s${index}`, _type: "span", marks: [], text: words }],
    });
    const words = "The river rose again on Tuesday and the lower town was told to leave. ".repeat(6);
    const body = Array.from({ length: 60 }, (_, index) => block(index, `${index} ${words}`));
    const edited = body.with(30, block(30, `30 ${words}`.replace("Tuesday", "Wednesday")));
    const patch = mendozaPatch({ _id: "a", body }, { _id: "a", body: edited });
    expect(JSON.stringify(patch).length).toBeLessThan(120);
    expect(applyPatch({ _id: "a", body }, [...patch])).toEqual({ _id: "a", body: edited });
  });

  test("of an item moved, inserted or removed in a long array: slices", () => {
    const items = Array.from({ length: 50 }, (_, index) => ({ _key: `k${index}`, text: `item ${index}` }));
    const added = { _key: "new", text: "new" };
    expect(mendozaPatch({ items }, { items: items.toSpliced(10, 1) })).toEqual([
      11, 0, 21, 0, 10, 21, 11, 50, 15,
    ]);
    expect(mendozaPatch({ items }, { items: items.toSpliced(10, 0, added) })).toEqual([
      11,
      0,
      21,
      0,
      10,
      20,
      added,
      21,
      10,
      50,
      15,
    ]);
  });
});
