import { expect, test } from "vitest";
import { indexedFields, isIndexedPath } from "./indexedFields.ts";

test("index a document: strings of the document and of its objects, one row a path", () => {
  expect(
    indexedFields({
      _id: "story",
      _type: "story",
      _rev: "r",
      _updatedAt: "2016-07-27T20:15:00Z",
      title: "Record",
      empty: "",
      slug: { _type: "slug", current: "record", deeper: { current: "no" } },
      tags: ["a", "b", "a", ""],
      authors: [{ name: "Ann" }],
      nothing: null,
      "dotted.name": "no",
    }),
  ).toEqual([
    { path: "_updatedAt", value: "2016-07-27T20:15:00Z" },
    { path: "title", value: "Record" },
    { path: "empty", value: "" },
    { path: "slug.current", value: "record" },
    { path: "tags[]", value: "a" },
    { path: "tags[]", value: "b" },
    { path: "tags[]", value: "" },
    { path: "authors[]", value: null },
  ]);
});

test("index numbers, booleans and long strings: marked as there", () => {
  expect(
    indexedFields({ count: 1, live: false, text: "x".repeat(257), short: "x".repeat(256), o: { n: 1 } }),
  ).toEqual([
    { path: "count", value: null },
    { path: "live", value: null },
    { path: "text", value: null },
    { path: "short", value: "x".repeat(256) },
    { path: "o.n", value: null },
  ]);
});

test("index a list: what is no short string is marked once, and a long list as a whole", () => {
  expect(
    indexedFields({
      mixed: [1, "a", true, null, {}, ["b"], "x".repeat(257)],
      many: Array.from({ length: 101 }, (_, index) => `n${index}`),
      object: { list: ["a"] },
    }),
  ).toEqual([
    { path: "mixed[]", value: null },
    { path: "mixed[]", value: "a" },
    { path: "many[]", value: null },
  ]);
});

test.each([[null], [{}], [[]], [5], ["x".repeat(257)]])(
  "index a list of only %j: has a row; an empty list: has none",
  (element) => {
    expect(indexedFields({ list: [element, element], empty: [] })).toEqual([{ path: "list[]", value: null }]);
  },
);

test.each([
  [["title"], true],
  [["_updatedAt"], true],
  [["slug", "current"], true],
  [["_id"], false],
  [["_type"], false],
  [["_rev"], false],
  [["author", "_ref"], false],
  [["_system", "base"], false],
  [["a", "b", "c"], false],
  [["a.b"], false],
  [["a", "b.c"], false],
  [[], false],
])("ask whether %j is indexed: %s", (path, expected) => {
  expect(isIndexedPath(path)).toBe(expected);
});
