import { type ExprNode, parse } from "groq-js";
import { expect, test } from "vitest";
import { excerptOf, targetsOf } from "./excerpt.ts";

function filterOf(text: string): ExprNode {
  const query = parse(`*[${text}]`);
  if (query.type !== "Filter") throw new Error(`${text} was expected to be a filter`);
  return query.expr;
}

test.each([
  ["_id != 'a' && _type == 'article'", [], 0],
  [
    "publishedAt > '' && (!defined(publishAt) || dateTime(publishAt) <= dateTime(now()))",
    ["publishedAt", "publishAt"],
    0,
  ],
  ["@.slug.current == ^.slug.current && title == null", ["slug", "title"], 0],
  ["count(tags[@ != ^.^.title]) > 0", ["tags"], 0],
  ["references('a', ^._id) && !references($ids)", [], 3],
  ["items[references('a')][0].n == 1", ["items"], 0],
  ["author->name == 'Ann' || count(*[_type == 'person']) > 3", ["author"], 0],
])("excerpt for %s: holds the attributes %j and the references of %i keys", (filter, attributes, targets) => {
  const keys: ExprNode[] = [];
  expect(excerptOf([filterOf(filter)], keys)?.attributes).toEqual(attributes);
  expect(keys).toHaveLength(targets);
});

test.each([
  "count(*[author._ref == ^._id]) > 0",
  "tags[@ == ^.title][0] == 'a'",
  "'a' in @[].title",
  "sanity::versionOf('a')",
  "references(author._ref)",
  "@['odd name'] == 1",
])("excerpt for %s, which may read anything of the document: there is none", (filter) => {
  expect(excerptOf([filterOf(filter)], [])).toBeUndefined();
});

test("targets: the strings among the keys, unless one isn't known or is spelled differently in the index", () => {
  const excerpt = { attributes: [], targets: [1, 2] };
  const targets = (value: string) =>
    targetsOf(excerpt, [
      { kind: "unknown" },
      { kind: "list", strings: ["a", "b"], hasOthers: true },
      { kind: "string", value },
    ]);
  expect(targets("c")).toEqual(["a", "b", "c"]);
  expect(targets("\ud800")).toBeUndefined();
  expect(targets("\ufffd")).toBeUndefined();
  expect(targetsOf(excerpt, [{ kind: "unknown" }, { kind: "nothing" }, { kind: "scalar" }])).toEqual([]);
  expect(targetsOf(excerpt, [{ kind: "nothing" }, { kind: "unknown" }, { kind: "nothing" }])).toBeUndefined();
});
