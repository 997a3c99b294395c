import { Mutation } from "@sanity/mutator";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { MutationFault } from "../lakeError.ts";
import { applyPatch, type PatchedDocument, type PatchOperations, searchedPathsLimit } from "./patch.ts";

const document = {
  _id: "story",
  _type: "story",
  _rev: "r0",
  _createdAt: "2016-07-27T00:00:00Z",
  _updatedAt: "2016-07-27T00:00:00Z",
  title: "hello",
  count: 1,
  meta: { x: 1, z: { deep: true } },
  tags: ["a", "b", "c"],
  body: [
    { _key: "k1", words: 1 },
    { _key: "k2", words: 2 },
    { _key: "k3", words: 3 },
  ],
};

/** The attributes that the patch changes, with their new values; undefined for those that it removes. */
function changed(operations: PatchOperations): Record<string, unknown> {
  const patched: Record<string, unknown> = applyPatch(document, operations).document;
  const before: Record<string, unknown> = document;
  const names = Object.keys({ ...before, ...patched });
  const differing = names.filter((name) => JSON.stringify(patched[name]) !== JSON.stringify(before[name]));
  return Object.fromEntries(differing.map((name) => [name, patched[name]]));
}

const words = (...counts: (number | undefined)[]) =>
  counts.map((count, index) => ({ _key: `k${index + 1}`, ...(count !== undefined && { words: count }) }));

describe("operations", () => {
  test.each<[string, PatchOperations, Record<string, unknown>]>([
    ["set an attribute", { set: { count: 5 } }, { count: 5 }],
    ["set null", { set: { count: null } }, { count: null }],
    ["set under missing parents: made", { set: { "a.b.c": 1 } }, { a: { b: { c: 1 } } }],
    ["set by key", { set: { 'body[_key=="k2"].words': 9 } }, { body: words(1, 9, 3) }],
    ["set by a missing key: nothing", { set: { 'body[_key=="k9"].words': 9 } }, {}],
    ["set at a range", { set: { "body[0:2].words": 9 } }, { body: words(9, 9, 3) }],
    [
      "set at a union of attributes",
      { set: { "meta.[x,y]": 7 } },
      { meta: { x: 7, z: { deep: true }, y: 7 } },
    ],
    ["set recursively", { set: { "..words": 0 } }, { body: words(0, 0, 0) }],
    ["set past the end of a list: nothing", { set: { "tags[7]": "x" } }, {}],
    ["set a name with a dash", { set: { "['a-b']": 1 } }, { "a-b": 1 }],
    ["set what is called true", { set: { "['true']": 1 } }, { true: 1 }],
    [
      "set constructor: an attribute like any other",
      { set: { "constructor.prototype": 1 } },
      { constructor: { prototype: 1 } },
    ],
    ["setIfMissing what is there: nothing", { setIfMissing: { count: 9 } }, {}],
    ["setIfMissing what is missing", { setIfMissing: { "a.b": 9 } }, { a: { b: 9 } }],
    ["setIfMissing a union: every member", { setIfMissing: { "[p,q,count]": 9 } }, { p: 9, q: 9 }],
    ["unset an attribute", { unset: ["title"] }, { title: undefined }],
    ["unset two", { unset: ["title", "meta.x"] }, { title: undefined, meta: { z: { deep: true } } }],
    ["unset an item from the end", { unset: ["tags[-1]"] }, { tags: ["a", "b"] }],
    ["unset by key", { unset: ['body[_key=="k1"]'] }, { body: words(1, 2, 3).slice(1) }],
    ["unset a range", { unset: ["tags[0:2]"] }, { tags: ["c"] }],
    ["unset a union in any order", { unset: ["tags[0,2,1]"] }, { tags: [] }],
    ["unset attributes in a range", { unset: ["body[0:2].words"] }, { body: words(undefined, undefined, 3) }],
    ["unset what is missing: nothing", { unset: ["nothing.here", "tags[9]"] }, {}],
    [
      "inc and dec",
      { inc: { count: 2, "meta.x": 1 }, dec: { count: 0.5 } },
      { count: 2.5, meta: { x: 2, z: { deep: true } } },
    ],
    ["inc at a range: once each", { inc: { "body[0:3].words": 1 } }, { body: words(2, 3, 4) }],
    ["inc recursively: once each", { inc: { "body..words": 1 } }, { body: words(2, 3, 4) }],
    ["inc by condition", { inc: { "body[words>1].words": 1 } }, { body: words(1, 3, 4) }],
    ["inc what is no number: nothing", { inc: { title: 1, missing: 1, "title.x": 1 } }, {}],
    [
      "merge an object: attribute by attribute",
      { merge: { meta: { y: 2, z: { more: 1 } } } },
      { meta: { x: 1, z: { deep: true, more: 1 }, y: 2 } },
    ],
    ["merge a list: set", { merge: { tags: ["z"] } }, { tags: ["z"] }],
    ["merge what is missing: set", { merge: { "a.b": { c: 1 } } }, { a: { b: { c: 1 } } }],
    [
      "merge, then set",
      { merge: { meta: { x: 5 } }, set: { "meta.x": 6 } },
      { meta: { x: 6, z: { deep: true } } },
    ],
    [
      "insert before",
      { insert: { before: "tags[0]", items: ["x", "y"] } },
      { tags: ["x", "y", "a", "b", "c"] },
    ],
    [
      "insert after the last",
      { insert: { after: "tags[-1]", items: ["x"] } },
      { tags: ["a", "b", "c", "x"] },
    ],
    [
      "insert after a value",
      { insert: { after: 'tags[@=="b"]', items: ["x"] } },
      { tags: ["a", "b", "x", "c"] },
    ],
    ["insert replacing a range", { insert: { replace: "tags[0:2]", items: ["x"] } }, { tags: ["x", "c"] }],
    ["insert replacing nothing: nothing", { insert: { replace: "tags[1:1]", items: ["x"] } }, {}],
    ["insert beside a missing value: nothing", { insert: { after: 'tags[@=="z"]', items: ["x"] } }, {}],
    ["insert where there is no list: nothing", { insert: { after: "title[-1]", items: ["x"] } }, {}],
    [
      "insert into lists of a range",
      { set: { "body[0:2].list": [] }, insert: { after: "body[0:2].list[-1]", items: [1] } },
      {
        body: [
          { _key: "k1", words: 1, list: [1] },
          { _key: "k2", words: 2, list: [1] },
          { _key: "k3", words: 3 },
        ],
      },
    ],
    [
      "diffMatchPatch a string",
      { diffMatchPatch: { title: "@@ -1,5 +1,5 @@\n-h\n+j\n ello\n" } },
      { title: "jello" },
    ],
    [
      "diffMatchPatch what is missing: nothing",
      { diffMatchPatch: { missing: "@@ -1,5 +1,5 @@\n-h\n+j\n ello\n" } },
      {},
    ],
    [
      "operations in order: setIfMissing, set, unset, inc",
      { inc: { n: 1 }, set: { n: 1 }, setIfMissing: { n: 5 }, unset: ["count"] },
      { n: 2, count: undefined },
    ],
  ])("%s", (_name, operations, expected) => {
    expect(changed(operations)).toEqual(expected);
  });

  test("patch a document: the given one stays as it was", () => {
    const frozen = structuredClone(document);
    applyPatch(frozen, { set: { "meta.x": 9 }, unset: ["tags[0]"], inc: { "..words": 1 } });
    expect(frozen).toEqual(document);
  });

  test.each<[string, PatchOperations]>([
    ["a path", { set: { "a b": 1 } }],
    ["a difference", { diffMatchPatch: { title: "no difference" } }],
    ["an insertion outside a list", { insert: { after: "tags", items: [1] } }],
  ])("patch with what can't be read, %s: a 400", (_name, operations) => {
    expect(() => applyPatch(document, operations)).toThrow(expect.objectContaining({ status: 400 }));
  });
});

describe("large patches", () => {
  const values = (prefix: string) =>
    Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`${prefix}key${index}`, 1]));

  test.each<[string, PatchOperations]>([
    ["set", { set: values("") }],
    ["set in an object", { set: values("meta.") }],
    ["setIfMissing", { setIfMissing: values("") }],
    ["merge", { merge: values("meta.") }],
    ["inc", { inc: values("") }],
    ["unset", { unset: Object.keys(values("meta.")) }],
  ])("%s 20,000 attributes: without the library, which copies the object for each", (_name, operations) => {
    const apply = vi.spyOn(Mutation.prototype, "apply");
    try {
      applyPatch(document, operations);
      expect(apply).not.toHaveBeenCalled();
    } finally {
      apply.mockRestore();
    }
  });

  test("set 20,000 attributes: all are there, and the given document stays as it was", () => {
    const frozen = structuredClone(document);
    expect(applyPatch(frozen, { set: values("meta.") }).document.meta).toEqual({
      ...document.meta,
      ...Object.fromEntries(Object.keys(values("")).map((name) => [name, 1])),
    });
    expect(frozen).toEqual(document);
  });

  test("more paths into arrays than the limit: a 400 that names it", () => {
    const paths = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`body[_key=="k${index}"].words`, 9]));
    expect(applyPatch(document, { set: paths(searchedPathsLimit) }).document.body).toEqual(words(9, 9, 9));
    expect(() => applyPatch(document, { set: paths(searchedPathsLimit + 1) })).toThrow(
      expect.objectContaining({
        status: 400,
        message: expect.stringContaining(`${searchedPathsLimit} paths`),
      }),
    );
  });
});

describe("what is reported as carried out", () => {
  test("patch that the library understands: the operations as sent", () => {
    const operations = { set: { 'body[_key=="k1"].words': 2 }, unset: ["tags[0]"], inc: { count: 1 } };
    expect(applyPatch(document, operations).patches).toEqual([operations]);
  });

  test("merge in an object, then all of it, then change it: the merges as they were", () => {
    const operations = { merge: { "meta.z.n": 1, meta: { y: 2 } }, inc: { "meta.z.n": 1 } };
    const { document: patched, patches } = applyPatch(document, operations);
    expect(patched.meta).toEqual({ x: 1, y: 2, z: { deep: true, n: 2 } });
    expect(patches).toEqual([
      { set: { "meta.z.n": 1 } },
      { set: { meta: { x: 1, y: 2, z: { deep: true, n: 1 } } } },
      { inc: { "meta.z.n": 1 } },
    ]);
  });

  const firstStep = fc.constantFrom("a", "b", "[a,b]", "['b']", "..a", "..[0]", '..[a=="x"]');
  const laterStep = fc.constantFrom(
    ".a",
    ".b",
    "[0]",
    "[-1]",
    "[0:2]",
    "[1:]",
    ".[a,b]",
    '[a=="x"]',
    "[a>1]",
    "..a",
    "..[0]",
    "['b']",
  );
  const path = fc
    .tuple(firstStep, fc.array(laterStep, { maxLength: 3 }))
    .map(([first, later]) => first + later.join(""));
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom("x", "y"),
      fc.record({ a: tie("node"), b: tie("node") }, { requiredKeys: [], noNullPrototype: true }),
      fc.array(tie("node"), { maxLength: 3 }),
    ),
  })).node;
  const operations = fc.record<PatchOperations>(
    {
      merge: fc.dictionary(path, value, { maxKeys: 1, noNullPrototype: true }),
      setIfMissing: fc.dictionary(path, value, { maxKeys: 2, noNullPrototype: true }),
      set: fc.dictionary(path, value, { maxKeys: 2, noNullPrototype: true }),
      unset: fc.array(path, { maxLength: 2 }),
      inc: fc.dictionary(path, fc.integer(), { maxKeys: 2, noNullPrototype: true }),
      insert: path.map((list) => ({ after: `${list}[-1]`, items: ["new"] })),
    },
    { requiredKeys: [], noNullPrototype: true },
  );

  function applied(original: typeof document, sent: PatchOperations): PatchedDocument {
    try {
      return applyPatch(original, sent);
    } catch (error) {
      fc.pre(!(error instanceof MutationFault));
      throw error;
    }
  }

  test("replay it with @sanity/mutator: the same document", () => {
    fc.assert(
      fc.property(value, value, operations, (a, b, sent) => {
        const original = { ...document, a, b };
        const { document: patched, patches } = applied(original, sent);
        const mutations = patches.map((patch) => ({ patch: { id: document._id, ...patch } }));
        expect({ ...new Mutation({ mutations }).apply(original) }).toEqual(patched);
      }),
      { numRuns: 1000, seed: 20160727 },
    );
  });
});
