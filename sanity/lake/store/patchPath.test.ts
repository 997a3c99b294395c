import { describe, expect, test } from "vitest";
import { exactPath, pathMatches, plainPaths, readPath } from "./patchPath.ts";

const document = {
  title: "Record",
  meta: { x: 1, "a-b": 2 },
  tags: ["a", "b", "c"],
  body: [
    { _key: "k1", words: 3 },
    { _key: "k2", words: 8, children: [{ _key: "k1", words: 2 }] },
  ],
};

function places(path: string): string[] {
  return pathMatches(readPath(path), document).map(({ segments }) => exactPath(segments));
}

describe("places a path leads to", () => {
  test.each([
    ["title", ["title"]],
    ["['title']", ["title"]],
    ["meta['a-b']", ["meta['a-b']"]],
    ["meta.x", ["meta.x"]],
    ["meta.[x,y]", ["meta.x"]],
    ["tags[0]", ["tags[0]"]],
    ["tags[-1]", ["tags[2]"]],
    ["tags[3]", []],
    ["tags[0:2]", ["tags[0]", "tags[1]"]],
    ["tags[1:]", ["tags[1]", "tags[2]"]],
    ["tags[0:0]", []],
    ["tags[2,0,2]", ["tags[2]", "tags[0]"]],
    ['tags[@=="b"]', ["tags[1]"]],
    ['body[_key=="k2"].words', ["body[1].words"]],
    ["body[words>2]._key", ["body[0]._key", "body[1]._key"]],
    ['..[_key=="k1"].words', ["body[0].words", "body[1].children[0].words"]],
    ["body..words", ["body[0].words", "body[1].words", "body[1].children[0].words"]],
    ['..[title=="Record"]', []],
    ["title.x", []],
    ["missing[0].x", []],
  ])("find %s: leads to %j", (path, expected) => {
    expect(places(path)).toEqual(expected);
  });
});

describe("plain paths", () => {
  test.each([
    ["title", ["title"]],
    ["missing.[a,b].c", ["missing.a.c", "missing.b.c"]],
    ['body[_key=="k2"].words', ['body[_key=="k2"].words']],
    ["body[0:2].words", ["body[0].words", "body[1].words"]],
    ['..[_key=="k1"].missing', ["body[0].missing", "body[1].children[0].missing"]],
  ])("take apart %s: becomes %j", (path, expected) => {
    expect(plainPaths(readPath(path), document)).toEqual(expected);
  });
});

describe("paths that can't be read", () => {
  test.each([
    "",
    ".title",
    "[0]",
    '[title=="Record"]',
    "a b",
    "a-b",
    "a[",
    "a]",
    "a[]",
    "a[:]",
    "a[0:4:2]",
    "a..",
    "a...b",
    "a[x y]",
    'a["x"]',
    "a[b.c]",
    "a['b]",
    "@",
    "__proto__.polluted",
    "a['__proto__']",
    "hasOwnProperty",
    7,
    null,
  ])("read %j: refused with the path's name", (path) => {
    expect(() => readPath(path)).toThrow(`Unable to read the path ${JSON.stringify(path)}`);
  });

  test("read a path of 1025 characters: refused", () => {
    expect(() => readPath("a".repeat(1025))).toThrow("Unable to read the path");
  });

  test("look for items in an object: refused with the name of the object", () => {
    expect(() => pathMatches(readPath("meta[x==1].y"), document)).toThrow("meta is none");
    expect(() => plainPaths(readPath("meta[x==1].y"), document)).toThrow("meta is none");
  });

  test("take apart a union of thousands of paths: refused instead of computed", () => {
    const path = readPath(`a${"[a,b]".repeat(60)}`);
    expect(() => plainPaths(path, document)).toThrow("more than 10000 places");
  });

  test("follow nested recursion into a deep document: refused instead of computed", () => {
    const deep = Array.from({ length: 14 }).reduce<object>((nested) => ({ x: nested, y: nested }), {});
    expect(() => pathMatches(readPath("..x"), { deep })).toThrow("more than 10000 places");
  });
});
