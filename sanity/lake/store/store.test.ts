import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { insufficientPermissions, LakeError } from "../lakeError.ts";
import type { Commit, CommitRequest, ProposedChange } from "./commit.ts";
import { openDatabase } from "./database.ts";
import { type TemporaryStore, temporaryStore } from "./temporaryStore.ts";

let lake: TemporaryStore;

beforeEach(() => {
  lake = temporaryStore();
});

afterEach(() => {
  lake.remove();
});

const timestamp = "2016-07-27T20:15:00.000Z";

function read(id: string) {
  return lake.store.documents(lake.datasetId, [id])[0];
}

function transactionCount() {
  return lake.store.db.prepare("SELECT count(*) AS count FROM transactions").get()?.count;
}

/** What the answer to failing mutations says: status, type, and the error and index of its first item. */
function failure(mutations: unknown, options: Partial<CommitRequest> = {}) {
  const before = transactionCount();
  try {
    lake.commit(mutations, options);
  } catch (error) {
    expect(transactionCount()).toBe(before);
    if (!(error instanceof LakeError)) throw error;
    const detail = error.body.error;
    if (typeof detail === "string") return { status: error.status, message: error.message };
    return { status: error.status, type: detail.type, ...detail.items?.[0] };
  }
  throw new Error("The mutations were expected to fail.");
}

describe("create", () => {
  test("create a document: stored with revision and times, unknown fields kept", () => {
    const commit = lake.commit(
      [{ create: { _id: "s1", _type: "story", title: "Record", unknown: { list: [1, null, { a: "ü" }] } } }],
      { transactionId: "t1" },
    );
    const document = {
      _id: "s1",
      _type: "story",
      _rev: "t1",
      _createdAt: timestamp,
      _updatedAt: timestamp,
      title: "Record",
      unknown: { list: [1, null, { a: "ü" }] },
    };
    expect(read("s1")).toEqual(document);
    expect(commit).toMatchObject({
      transactionId: "t1",
      timestamp,
      author: "editor",
      results: [{ id: "s1", operation: "create", document }],
      changes: [
        { documentId: "s1", previous: null, result: document, resultRev: "t1", transition: "appear" },
      ],
    });
  });

  test.each([
    ["2001-01-01T00:00:00Z", "2001-01-01T00:00:00.000Z"],
    ["2001-02-28T23:30:00.123456-01:00", "2001-03-01T00:30:00.123Z"],
  ])("create with _createdAt %s: kept, in UTC; _rev and _updatedAt are the lake's", (createdAt, kept) => {
    const sent = { _id: "s1", _type: "story", _createdAt: createdAt, _updatedAt: createdAt, _rev: "theirs" };
    lake.commit([{ create: sent }], { transactionId: "t1" });
    expect(read("s1")).toMatchObject({ _createdAt: kept, _updatedAt: timestamp, _rev: "t1" });
  });

  test("create without _id: a random one, also in what is reported", () => {
    const commit = lake.commit([{ create: { _type: "story" } }, { create: { _type: "story" } }]);
    const [first, second] = commit.results;
    expect(first?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(first?.id).not.toBe(second?.id);
    expect(commit.mutations[0]).toEqual({ create: { _id: first?.id, _type: "story" } });
  });

  test("create with a prefix as _id: a random id behind it", () => {
    expect(lake.commit([{ create: { _id: "drafts.", _type: "story" } }]).results[0]?.id).toMatch(
      /^drafts\.[0-9a-f-]{36}$/,
    );
  });

  test("create what exists: 409, nothing kept", () => {
    lake.commit([{ create: { _id: "s1", _type: "story" } }]);
    expect(
      failure([{ create: { _id: "s2", _type: "story" } }, { create: { _id: "s1", _type: "story" } }]),
    ).toEqual({
      status: 409,
      type: "mutationError",
      error: {
        type: "documentAlreadyExistsError",
        description: 'Document by ID "s1" already exists',
        id: "s1",
      },
      index: 1,
    });
    expect(read("s2")).toBeUndefined();
  });

  test("createIfNotExists what exists: nothing happens to it", () => {
    lake.commit([{ create: { _id: "s1", _type: "story", title: "first" } }], { transactionId: "t1" });
    const commit = lake.commit([{ createIfNotExists: { _id: "s1", _type: "story", title: "second" } }]);
    expect(commit.results).toMatchObject([{ id: "s1", operation: "none", document: { title: "first" } }]);
    expect(commit.changes).toEqual([]);
    expect(read("s1")).toMatchObject({ title: "first", _rev: "t1" });
  });

  test("createIfNotExists what is missing: created", () => {
    const commit = lake.commit([{ createIfNotExists: { _id: "s1", _type: "story" } }]);
    expect(commit.results).toMatchObject([{ id: "s1", operation: "create" }]);
  });

  test("createOrReplace what exists: replaced whole, _createdAt kept", () => {
    lake.commit([{ create: { _id: "s1", _type: "story", title: "first", extra: 1 } }], {
      transactionId: "t1",
    });
    const now = new Date("2016-07-28T00:00:00Z");
    const commit = lake.commit([{ createOrReplace: { _id: "s1", _type: "story", title: "second" } }], {
      transactionId: "t2",
      now,
    });
    expect(read("s1")).toEqual({
      _id: "s1",
      _type: "story",
      _rev: "t2",
      _createdAt: timestamp,
      _updatedAt: now.toISOString(),
      title: "second",
    });
    expect(commit.changes).toMatchObject([{ transition: "update", previousRev: "t1", resultRev: "t2" }]);
    expect(commit.results).toMatchObject([{ operation: "update" }]);
  });

  test("create in one dataset: not in the other", () => {
    const staging = lake.store.createDataset("staging", "public", new Date(timestamp));
    lake.commit([{ create: { _id: "s1", _type: "story" } }], { datasetId: staging.id });
    expect(read("s1")).toBeUndefined();
    expect(lake.store.documents(staging.id, ["s1"])).toHaveLength(1);
  });
});

describe("delete", () => {
  test("delete a document: gone, and its last revision reported", () => {
    lake.commit([{ create: { _id: "s1", _type: "story" } }], { transactionId: "t1" });
    const commit = lake.commit([{ delete: { id: "s1" } }], { transactionId: "t2" });
    expect(read("s1")).toBeUndefined();
    expect(commit.results).toEqual([{ id: "s1", operation: "delete" }]);
    expect(commit.changes).toMatchObject([
      {
        documentId: "s1",
        previous: { _id: "s1" },
        result: null,
        previousRev: "t1",
        resultRev: "t2",
        transition: "disappear",
      },
    ]);
  });

  test("delete what is missing: nothing happens", () => {
    const commit = lake.commit([{ delete: { id: "s1" } }]);
    expect(commit.results).toEqual([{ id: "s1", operation: "none" }]);
    expect(commit.changes).toEqual([]);
  });

  test("delete by query: every document found, one result each, with ids in what is reported", () => {
    lake.commit(["a", "b", "c"].map((id) => ({ create: { _id: id, _type: "story" } })));
    const asked: unknown[] = [];
    const commit = lake.commit([{ delete: { query: "*[_id in $ids]", params: { ids: ["a", "b"] } } }], {
      selectIds: (...question) => {
        asked.push(question);
        return ["a", "b"];
      },
    });
    expect(asked).toEqual([["*[_id in $ids]", { ids: ["a", "b"] }, new Date(timestamp), 10_000]]);
    expect(commit.results.map(({ id, operation }) => [id, operation])).toEqual([
      ["a", "delete"],
      ["b", "delete"],
    ]);
    expect(commit.mutations).toEqual([{ delete: { id: "a" } }, { delete: { id: "b" } }]);
    expect(lake.store.documents(lake.datasetId, ["c", "b", "a"]).map(({ _id }) => _id)).toEqual(["c"]);
  });

  test("delete by query after a create in the same transaction: the query sees the new document", () => {
    lake.commit([{ create: { _id: "a", _type: "story" } }, { delete: { query: "*" } }], {
      selectIds: () =>
        lake.store.db
          .prepare("SELECT id FROM documents")
          .all()
          .map((row) => String(row.id)),
    });
    expect(read("a")).toBeUndefined();
  });
});

describe("patch", () => {
  beforeEach(() => {
    lake.commit([{ create: { _id: "s1", _type: "story", title: "first", count: 1 } }], {
      transactionId: "t1",
    });
  });

  test("patch by id: changed, stamped, reported", () => {
    const commit = lake.commit([{ patch: { id: "s1", set: { title: "second" }, inc: { count: 2 } } }], {
      transactionId: "t2",
    });
    expect(read("s1")).toMatchObject({ title: "second", count: 3, _rev: "t2", _createdAt: timestamp });
    expect(commit.changes[0]?.mutations).toEqual([
      { patch: { id: "s1", set: { title: "second" }, inc: { count: 2 } } },
    ]);
  });

  test.each([{}, { unset: ["nothing"] }, { inc: { nothing: 1 } }, { unset: ["nothing[0:2]"] }])(
    "patch that changes nothing, %j: a new revision all the same, and reported",
    (operations) => {
      const commit = lake.commit([{ patch: { id: "s1", ...operations } }], { transactionId: "t2" });
      expect(read("s1")).toMatchObject({ title: "first", _rev: "t2" });
      expect(commit.changes).toMatchObject([{ documentId: "s1", transition: "update", resultRev: "t2" }]);
      expect(commit.changes[0]?.mutations).toHaveLength(1);
    },
  );

  test("patch of the lake's own fields: they stay the lake's", () => {
    lake.commit([{ patch: { id: "s1", set: { _rev: "x", _createdAt: "y", _updatedAt: "z" } } }], {
      transactionId: "t2",
    });
    expect(read("s1")).toMatchObject({ _rev: "t2", _createdAt: timestamp, _updatedAt: timestamp });
  });

  test("patch by query: every document found", () => {
    lake.commit([{ create: { _id: "s2", _type: "story" } }]);
    const commit = lake.commit([{ patch: { query: "*", set: { seen: true } } }], {
      selectIds: () => ["s1", "s2"],
    });
    expect(commit.results).toMatchObject([{ id: "s1" }, { id: "s2" }]);
    expect([read("s1")?.seen, read("s2")?.seen]).toEqual([true, true]);
  });

  test("patch what is missing: 404", () => {
    expect(failure([{ patch: { id: "nobody", set: { a: 1 } } }])).toEqual({
      status: 404,
      type: "mutationError",
      error: {
        type: "documentNotFoundError",
        description: 'The document with the ID "nobody" was not found',
        id: "nobody",
      },
      index: 0,
    });
  });

  test("patch with the current ifRevisionID: done, twice in one transaction too", () => {
    const patch = { id: "s1", ifRevisionID: "t1", inc: { count: 1 } };
    lake.commit([{ patch }, { patch }]);
    expect(read("s1")?.count).toBe(3);
  });

  test("patch with another ifRevisionID: 409 with both", () => {
    expect(failure([{ patch: { id: "s1", ifRevisionID: "t0", set: { a: 1 } } }])).toMatchObject({
      status: 409,
      error: {
        type: "documentRevisionIDDoesNotMatchError",
        currentRevisionID: "t1",
        expectedRevisionID: "t0",
      },
    });
  });

  test.each(["_id", "_type"])("patch %s: 400", (attribute) => {
    expect(failure([{ patch: { id: "s1", set: { [attribute]: "other", title: "x" } } }])).toMatchObject({
      status: 400,
      error: { description: `Cannot modify immutable attribute "${attribute}"` },
    });
  });

  test("patch past the depth limit: 400", () => {
    const path = Array.from({ length: 25 }, () => "a").join(".");
    expect(failure([{ patch: { id: "s1", set: { [path]: 1 } } }])).toMatchObject({
      status: 400,
      error: { description: expect.stringContaining("20 levels") },
    });
  });
});

describe("transactions", () => {
  test("commit without transactionId: a random one", () => {
    expect(lake.commit([]).transactionId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("commit a transactionId again: 409", () => {
    lake.commit([{ create: { _id: "a", _type: "story" } }], { transactionId: "t1" });
    expect(failure([{ create: { _id: "b", _type: "story" } }], { transactionId: "t1" })).toEqual({
      status: 409,
      type: "transactionAlreadyExistsError",
    });
    expect(read("b")).toBeUndefined();
  });

  test("commit with an impossible transactionId: 400 that names it", () => {
    expect(failure([], { transactionId: "a b" })).toMatchObject({
      status: 400,
      message: expect.stringContaining('"a b"'),
    });
  });

  test("commit several mutations of one document: one change, the mutations in order", () => {
    const commit = lake.commit([
      { create: { _id: "a", _type: "story" } },
      { patch: { id: "a", set: { title: "x" } } },
      { delete: { id: "a" } },
      { create: { _id: "a", _type: "story", title: "y" } },
    ]);
    expect(commit.changes).toHaveLength(1);
    expect(commit.changes[0]).toMatchObject({ transition: "appear", result: { title: "y" } });
    expect(commit.changes[0]?.mutations).toHaveLength(4);
  });

  test("create and delete in one transaction: no change", () => {
    expect(lake.commit([{ create: { _id: "a", _type: "story" } }, { delete: { id: "a" } }]).changes).toEqual(
      [],
    );
  });

  test("commit: logged with the document before and after", () => {
    lake.commit([{ create: { _id: "a", _type: "story" } }]);
    const { seq } = lake.commit([{ patch: { id: "a", set: { title: "x" } } }], {
      transactionId: "t2",
      author: "Ann",
    });
    const { db } = lake.store;
    expect(db.prepare("SELECT id, at, author, mutations FROM transactions WHERE seq = ?").get(seq)).toEqual({
      id: "t2",
      at: timestamp,
      author: "Ann",
      mutations: JSON.stringify([{ patch: { id: "a", set: { title: "x" } } }]),
    });
    const row = db.prepare("SELECT previous, result FROM transaction_documents WHERE seq = ?").get(seq);
    expect(JSON.parse(String(row?.previous))).not.toHaveProperty("title");
    expect(JSON.parse(String(row?.result))).toEqual(read("a"));
  });

  test("dry run: the answer without the deed", () => {
    let heard = 0;
    lake.store.onCommit(() => {
      heard += 1;
    });
    const commit = lake.commit([{ create: { _id: "a", _type: "story" } }], {
      transactionId: "t1",
      dryRun: true,
    });
    expect(commit).toMatchObject({ seq: 0, results: [{ id: "a", operation: "create" }] });
    expect(read("a")).toBeUndefined();
    expect(transactionCount()).toBe(0);
    expect(heard).toBe(0);
  });

  test("autoGenerateArrayKeys: objects in arrays get a key, others stay as they are", () => {
    const commit = lake.commit(
      [
        {
          create: { _id: "a", _type: "story", body: [{ text: "x", marks: [{}] }, { _key: "mine" }, "plain"] },
        },
        { patch: { id: "a", insert: { after: "body[-1]", items: [{ text: "y" }] }, set: { list: [{}] } } },
      ],
      { autoGenerateArrayKeys: true },
    );
    const key = expect.stringMatching(/^[0-9a-f]{12}$/);
    expect(read("a")).toMatchObject({
      body: [
        { text: "x", marks: [{ _key: key }], _key: key },
        { _key: "mine" },
        "plain",
        { text: "y", _key: key },
      ],
      list: [{ _key: key }],
    });
    expect(commit.mutations[0]).toMatchObject({ create: { body: [{ _key: key }, {}, "plain"] } });
  });

  test("authorize: asked once for each touched document, its refusal undoes everything", () => {
    lake.commit([{ create: { _id: "a", _type: "story" } }, { create: { _id: "b", _type: "story" } }]);
    const changes: ProposedChange[] = [];
    const mutations = [
      { patch: { id: "a", set: { title: "x" } } },
      { delete: { id: "b" } },
      { create: { _id: "c", _type: "story" } },
    ];
    const refused = failure(mutations, {
      authorize: (change) => {
        changes.push(change);
        if (change.operation === "create") throw insufficientPermissions(change.documentId, "create");
      },
    });
    expect(changes.map(({ operation, documentId }) => [operation, documentId])).toEqual([
      ["update", "a"],
      ["delete", "b"],
      ["create", "c"],
    ]);
    expect(refused).toMatchObject({
      status: 403,
      error: { type: "insufficientPermissionsError", permission: "create", id: "c" },
      index: 2,
    });
    expect(read("b")).toBeDefined();
    expect(read("a")).not.toHaveProperty("title");
  });
});

describe("what is refused before anything is looked at", () => {
  test.each<[string, unknown, string]>([
    ["no array", { create: {} }, '"mutations" must be an array'],
    ["a string", ["create"], "one key"],
    ["two operations", [{ create: { _type: "a" }, delete: { id: "b" } }], "one key"],
    ["an unknown operation", [{ upsert: {} }], '"upsert"'],
    ["no body", [{ create: null }], '"create" must be an object'],
    ["no _type", [{ create: { _id: "a" } }], '"a" needs a "_type"'],
    ["a _type that is no string", [{ create: { _id: "a", _type: 7 } }], "not 7"],
    ["createOrReplace without _id", [{ createOrReplace: { _type: "a" } }], 'needs an "_id"'],
    ["an _id with a space", [{ create: { _id: "a b", _type: "a" } }], 'Invalid document ID "a b"'],
    ["an _id that starts with a dash", [{ create: { _id: "-a", _type: "a" } }], 'Invalid document ID "-a"'],
    ["an _id with two dots", [{ create: { _id: "a..b", _type: "a" } }], 'Invalid document ID "a..b"'],
    ["an _id of 129 characters", [{ create: { _id: "a".repeat(129), _type: "a" } }], "Invalid document ID"],
    ["an _id that is no string", [{ create: { _id: 7, _type: "a" } }], "Invalid document ID 7"],
    ...["today", "1", "July 4 2020", "2020-07-04", "2020-07-04T10:00:00", "2020-02-30T00:00:00Z", 1].map(
      (time): [string, unknown, string] => [
        `${time} for _createdAt`,
        [{ create: { _type: "a", _createdAt: time } }],
        `must be a time in RFC 3339 such as "2016-07-27T20:15:00Z", not ${JSON.stringify(time)}`,
      ],
    ),
    ["delete of nothing", [{ delete: {} }], "Invalid document ID undefined"],
    ["delete by id and query", [{ delete: { id: "a", query: "*" } }], 'an "id", or a "query"'],
    ["delete with an unknown option", [{ delete: { id: "a", purge: true } }], 'no option "purge"'],
    ["an unknown patch operation", [{ patch: { id: "a", push: {} } }], 'no option "push"'],
    ["a set that is no object", [{ patch: { id: "a", set: ["x"] } }], '"set" must be an object'],
    ["an unset that is no array", [{ patch: { id: "a", unset: "x" } }], '"unset" must be an array'],
    ["an inc by a string", [{ patch: { id: "a", inc: { n: "1" } } }], `"inc" can't take "1" at "n"`],
    ["a difference that is no string", [{ patch: { id: "a", diffMatchPatch: { n: 1 } } }], `can't take 1`],
    [
      "an insert without items",
      [{ patch: { id: "a", insert: { after: "x[-1]" } } }],
      '"insert" needs "items"',
    ],
    [
      "an insert in two places",
      [{ patch: { id: "a", insert: { after: "x[0]", before: "x[0]", items: [] } } }],
      "one of",
    ],
    [
      "an insert elsewhere",
      [{ patch: { id: "a", insert: { beside: "x[0]", items: [] } } }],
      'no position "beside"',
    ],
    [
      "an ifRevisionID that is no string",
      [{ patch: { id: "a", ifRevisionID: 1 } }],
      '"ifRevisionID" must be a string',
    ],
    [
      "__proto__",
      JSON.parse('[{"create": {"_type": "a", "x": [{"__proto__": {"polluted": 1}}]}}]'),
      '"__proto__"',
    ],
    [
      "__proto__ at the top",
      JSON.parse('[{"create": {"_type": "a", "__proto__": {"polluted": 1}}}]'),
      '"__proto__"',
    ],
    ["__proto__ as a mutation", JSON.parse('[{"__proto__": {}}]'), '"__proto__"'],
    ["hasOwnProperty", [{ create: { _type: "a", hasOwnProperty: 1 } }], '"hasOwnProperty"'],
  ])("commit %s: 400 that says so", (_name, mutations, description) => {
    expect(failure(mutations)).toMatchObject({
      status: 400,
      type: "mutationError",
      error: { type: "validationError", description: expect.stringContaining(description) },
      index: 0,
    });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("commit a document as deep as allowed: stored; one level more: 400", () => {
    const nested = (levels: number) =>
      Array.from({ length: levels }).reduce<object>((inner) => ({ a: inner }), {});
    lake.commit([{ create: { _id: "deep", _type: "a", ...nested(20) } }]);
    expect(failure([{ create: { _type: "a", ...nested(21) } }])).toMatchObject({
      status: 400,
      error: { description: expect.stringContaining("20 levels") },
    });
    const endless = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(failure([{ create: { _type: "a", endless } }])).toMatchObject({ status: 400 });
    expect(failure(endless)).toMatchObject({ status: 400 });
  });

  test("commit a document over 32 MB: 400", () => {
    expect(failure([{ create: { _type: "a", text: "ü".repeat(17 * 1024 * 1024) } }])).toMatchObject({
      status: 400,
      error: { description: expect.stringContaining("larger than") },
    });
  });
});

describe("references", () => {
  const target = { create: { _id: "target", _type: "person" } };
  const story = (reference: object, id = "story") => ({
    create: { _id: id, _type: "story", list: [{ deep: reference }] },
  });
  const strong = { _type: "reference", _ref: "target" };

  test("refer to a missing document: 409", () => {
    expect(failure([target, story({ _ref: "nobody" })])).toMatchObject({
      status: 409,
      error: { type: "documentReferenceDoesNotExistError", id: "story", referenceID: "nobody" },
      index: 1,
    });
    expect(read("target")).toBeUndefined();
  });

  test.each([
    ["weakly", { ...strong, _weak: true }],
    ["weakly until published", { ...strong, _weak: true, _strengthenOnPublish: { type: "person" } }],
    ["into another dataset", { ...strong, _dataset: "other", _projectId: "p" }],
  ])("refer %s to a missing document: fine", (_name, reference) => {
    lake.commit([story(reference)]);
    expect(read("story")).toMatchObject({ list: [{ deep: reference }] });
  });

  test("refer to a missing document from a draft: 409 too", () => {
    expect(failure([story(strong, "drafts.story")])).toMatchObject({ status: 409 });
  });

  test("refer to a document created later in the transaction: fine", () => {
    lake.commit([story(strong), target]);
    expect(read("story")).toBeDefined();
  });

  test("create two that refer to each other, then delete both: fine", () => {
    lake.commit([
      { create: { _id: "a", _type: "story", other: { _ref: "b" } } },
      { create: { _id: "b", _type: "story", other: { _ref: "a" } } },
    ]);
    lake.commit([{ delete: { id: "a" } }, { delete: { id: "b" } }]);
    expect(lake.store.documents(lake.datasetId, ["a", "b"])).toEqual([]);
  });

  test("delete one that refers to itself: fine", () => {
    lake.commit([{ create: { _id: "a", _type: "story", self: { _ref: "a" } } }]);
    lake.commit([{ delete: { id: "a" } }]);
    expect(read("a")).toBeUndefined();
  });

  test("delete what others refer to: 409 that lists them", () => {
    lake.commit([target, story(strong, "s2"), story(strong, "s1"), story({ ...strong, _weak: true }, "s3")]);
    expect(failure([{ delete: { id: "target" } }])).toEqual({
      status: 409,
      type: "mutationError",
      error: {
        type: "documentHasExistingReferencesError",
        description: 'Document "target" cannot be deleted as there are references to it from "s1", "s2"',
        id: "target",
        referencingIDs: ["s1", "s2"],
      },
      index: 0,
    });
    expect(read("target")).toBeDefined();
  });

  test("delete what others referred to before this transaction: fine", () => {
    lake.commit([target, story(strong)]);
    lake.commit([{ delete: { id: "target" } }, { patch: { id: "story", unset: ["list"] } }]);
    expect(read("target")).toBeUndefined();
  });

  test("give a referenced document another type: 409; the same type: fine", () => {
    lake.commit([target, story(strong)]);
    expect(failure([{ createOrReplace: { _id: "target", _type: "place" } }])).toMatchObject({
      error: { type: "documentHasExistingReferencesError" },
    });
    lake.commit([{ createOrReplace: { _id: "target", _type: "person", name: "Ann" } }]);
    expect(read("target")).toMatchObject({ name: "Ann" });
  });

  test("refer both strongly and weakly to one document: strong", () => {
    lake.commit([target, { create: { _id: "s", _type: "story", a: strong, b: { ...strong, _weak: true } } }]);
    expect(failure([{ delete: { id: "target" } }])).toMatchObject({ status: 409 });
  });
});

describe("commitSoon", () => {
  test("several at once: each answered after it is on disk, in order", async () => {
    const { store } = lake;
    const heard: string[] = [];
    store.onCommit(({ transactionId }) => heard.push(transactionId));
    const ids = Array.from({ length: 300 }, (_, index) => `d${index}`);
    const commits = await Promise.all(
      ids.map(async (id) => {
        const commit = await store.commitSoon(
          lake.request([{ create: { _id: id, _type: "story" } }], { transactionId: `t-${id}` }),
        );
        expect(store.db.isTransaction).toBe(false);
        return commit;
      }),
    );
    expect(commits.map(({ seq }) => seq)).toEqual(ids.map((_, index) => index + 1));
    expect(heard).toEqual(ids.map((id) => `t-${id}`));
  });

  test("one fails among others: the others are kept", async () => {
    const { store } = lake;
    const create = (id: string) => store.commitSoon(lake.request([{ create: { _id: id, _type: "story" } }]));
    const outcomes = await Promise.allSettled([create("a"), create("a"), create("b")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(store.documents(lake.datasetId, ["a", "b"])).toHaveLength(2);
  });

  test("the disk refuses the commit: nobody is told that it is kept", async () => {
    const { store } = lake;
    let heard = 0;
    store.onCommit(() => {
      heard += 1;
    });
    store.db.exec("PRAGMA max_page_count = 1");
    const large = () =>
      store.commitSoon(lake.request([{ create: { _type: "story", text: "x".repeat(1_000_000) } }]));
    const outcomes = await Promise.allSettled([large(), large()]);
    expect(outcomes).toMatchObject([
      { status: "rejected", reason: { status: 503 } },
      { status: "rejected", reason: { status: 503 } },
    ]);
    expect(heard).toBe(0);
    store.db.exec("PRAGMA max_page_count = 1000000");
    expect((await large()).seq).toBe(1);
  });

  test("another process writes for too long: 503, and kept once it is asked again", () => {
    const other = openDatabase(lake.file);
    lake.store.db.exec("PRAGMA busy_timeout = 0");
    other.exec("BEGIN IMMEDIATE");
    expect(failure([{ create: { _id: "a", _type: "story" } }])).toMatchObject({ status: 503 });
    other.exec("ROLLBACK");
    other.close();
    lake.commit([{ create: { _id: "a", _type: "story" } }]);
    expect(read("a")).toBeDefined();
  });

  test("close with requests waiting: they are kept first", async () => {
    const other = temporaryStore();
    const waiting = other.store.commitSoon(other.request([{ create: { _id: "a", _type: "story" } }]));
    other.remove();
    await expect(waiting).resolves.toMatchObject({ seq: 1 });
    await setImmediate();
  });

  test("stop listening: not called again", () => {
    const heard: Commit[] = [];
    const stop = lake.store.onCommit((commit) => heard.push(commit));
    lake.commit([{ create: { _id: "a", _type: "story" } }]);
    stop();
    lake.commit([{ create: { _id: "b", _type: "story" } }]);
    expect(heard.map(({ seq }) => seq)).toEqual([1]);
  });
});

describe("datasets", () => {
  test("create datasets: found by name, listed by name", () => {
    lake.store.createDataset("archive", "public", new Date(timestamp));
    expect(lake.store.dataset("archive")).toMatchObject({ name: "archive", acl: "public" });
    expect(lake.store.dataset("nothing")).toBeUndefined();
    expect(lake.store.datasets().map(({ name, acl }) => [name, acl])).toEqual([
      ["archive", "public"],
      ["production", "private"],
    ]);
  });

  test("find one again: by the statement that is prepared already", () => {
    lake.store.dataset("production");
    const prepare = vi.spyOn(lake.store.db, "prepare");
    lake.store.dataset("production");
    expect(prepare).not.toHaveBeenCalled();
  });

  test("create one that exists: 409", () => {
    expect(() => lake.store.createDataset("production", "public", new Date(timestamp))).toThrow(
      "already exists",
    );
    expect(lake.store.dataset("production")?.acl).toBe("private");
  });

  test.each(["", "Big", "a b", "-a", "a".repeat(65)])("create one called %j: 400", (name) => {
    expect(() => lake.store.createDataset(name, "public", new Date(timestamp))).toThrow(
      `Invalid dataset name "${name}"`,
    );
  });
});
