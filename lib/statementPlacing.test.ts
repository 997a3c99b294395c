import { expect, test } from "vitest";
import { pathOfItem, placedStatement, statementReference } from "./statementPlacing.ts";

test("a published statement: is referred to strongly", () => {
  expect(statementReference("ash-when", true)).toEqual({ _type: "reference", _ref: "ash-when" });
});

test("one that is only a draft: weakly until it is published", () => {
  expect(statementReference("ash-when", false)).toEqual({
    _type: "reference",
    _ref: "ash-when",
    _weak: true,
    _strengthenOnPublish: { type: "quote" },
  });
});

test("the whole of a statement: is placed without an excerpt", () => {
  const statement = { id: "ash-when", isPublished: true };
  expect(placedStatement("a1", statement, null)).not.toHaveProperty("excerpt");
  expect(placedStatement("a1", statement, "every page")).toMatchObject({ _key: "a1", excerpt: "every page" });
});

test("a path into a member of an array: has the member's path in it", () => {
  const link = ["body", { _key: "a1" }, "markDefs", { _key: "m1" }];
  expect(pathOfItem(link, "a1")).toEqual(["body", { _key: "a1" }]);
  expect(pathOfItem(["body", { _key: "a1" }], "a1")).toEqual(["body", { _key: "a1" }]);
  expect(pathOfItem(link, "a2")).toBeNull();
});
