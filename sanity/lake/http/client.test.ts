import { ClientError, isQueryParseError } from "@sanity/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestLake, type TestLake } from "./testLake.ts";

let lake: TestLake;

beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());

/** What a promise rejects with, as the client's own error. */
async function clientErrorOf(promise: Promise<unknown>): Promise<ClientError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ClientError) return error;
  throw new Error(`expected a ClientError, got ${error}`);
}

describe("writing with @sanity/client", () => {
  test("create, then fetch and getDocument: find the document with its revision", async () => {
    const client = lake.client("editor");
    const created = await client.create({ _id: "create-1", _type: "story", headline: "Flood" });
    expect(created).toMatchObject({ _id: "create-1", headline: "Flood" });
    expect(await client.getDocument("create-1")).toEqual(created);
    expect(await client.fetch("*[_id == $id][0]{headline, _rev}", { id: "create-1" })).toEqual({
      headline: "Flood",
      _rev: created._rev,
    });
  });

  test("create without an id, and with a prefix: the lake makes one", async () => {
    const client = lake.client("editor");
    const { _id } = await client.create({ _type: "story" });
    expect(_id).toMatch(/^[\w-]{10,}$/);
    expect((await client.create({ _id: "drafts.", _type: "story" }))._id).toMatch(/^drafts\..{10,}/);
  });

  test("create of an existing id: 409 with Sanity's mutation error", async () => {
    const client = lake.client("editor");
    await client.create({ _id: "twice", _type: "story" });
    const error = await clientErrorOf(client.create({ _id: "twice", _type: "story" }));
    expect(error.statusCode).toBe(409);
    expect(error.details).toMatchObject({
      type: "mutationError",
      items: [{ index: 0, error: { type: "documentAlreadyExistsError", id: "twice" } }],
    });
  });

  test("createOrReplace and createIfNotExists: replace, and leave alone", async () => {
    const client = lake.client("editor");
    await client.createOrReplace({ _id: "replaced", _type: "story", headline: "One", kicker: "K" });
    await client.createOrReplace({ _id: "replaced", _type: "story", headline: "Two" });
    await client.createIfNotExists({ _id: "replaced", _type: "story", headline: "Three" });
    const document = await client.getDocument("replaced");
    expect(document).toMatchObject({ headline: "Two" });
    expect(document).not.toHaveProperty("kicker");
  });

  test("patch: set, inc, insert, unset and ifRevisionId", async () => {
    const client = lake.client("editor");
    const created = await client.create({
      _id: "patched",
      _type: "story",
      updates: 1,
      tags: ["a"],
      draft: true,
    });
    const patched = await client
      .patch("patched")
      .ifRevisionId(created._rev)
      .set({ headline: "New" })
      .inc({ updates: 2 })
      .insert("after", "tags[-1]", ["b"])
      .unset(["draft"])
      .commit();
    expect(patched).toMatchObject({ headline: "New", updates: 3, tags: ["a", "b"] });
    expect(patched).not.toHaveProperty("draft");
    const error = await clientErrorOf(
      client.patch("patched").ifRevisionId(created._rev).set({ headline: "X" }).commit(),
    );
    expect(error.statusCode).toBe(409);
    expect(error.details).toMatchObject({
      items: [{ error: { type: "documentRevisionIDDoesNotMatchError", currentRevisionID: patched._rev } }],
    });
  });

  test("patch of a missing document: 404 documentNotFoundError", async () => {
    const error = await clientErrorOf(lake.client("editor").patch("nowhere").set({ a: 1 }).commit());
    expect(error.statusCode).toBe(404);
    expect(error.details).toMatchObject({
      items: [{ error: { type: "documentNotFoundError", id: "nowhere" } }],
    });
  });

  test("transaction: one revision for all, its id echoed; the same id again is 409", async () => {
    const client = lake.client("editor");
    const transaction = () =>
      client
        .transaction()
        .transactionId("my-transaction")
        .create({ _id: "in-transaction-1", _type: "story" })
        .createOrReplace({ _id: "in-transaction-2", _type: "story" });
    const result = await transaction().commit();
    expect(result).toMatchObject({
      transactionId: "my-transaction",
      documentIds: ["in-transaction-1", "in-transaction-2"],
      results: [
        { id: "in-transaction-1", operation: "create" },
        { id: "in-transaction-2", operation: "create" },
      ],
    });
    const documents = await client.getDocuments(["in-transaction-1", "in-transaction-2"]);
    expect(documents.map((document) => document?._rev)).toEqual(["my-transaction", "my-transaction"]);
    expect((await clientErrorOf(transaction().commit())).statusCode).toBe(409);
  });

  test("transaction with a failing part: nothing of it is kept", async () => {
    const client = lake.client("editor");
    const transaction = client
      .transaction()
      .create({ _id: "half", _type: "story" })
      .patch("nowhere", (patch) => patch.set({ a: 1 }));
    await clientErrorOf(transaction.commit());
    expect(await client.getDocument("half")).toBeUndefined();
  });

  test("delete by id and by query: gone; deleting what is not there succeeds", async () => {
    const client = lake.client("editor");
    for (const id of ["gone-1", "gone-2", "gone-3"]) await client.create({ _id: id, _type: "gone" });
    await client.delete("gone-1");
    await client.delete("gone-1");
    await client.delete({ query: "*[_type == $type]", params: { type: "gone" } });
    expect(await client.fetch('count(*[_type == "gone"])')).toBe(0);
  });

  test("dryRun: answers as if, keeps nothing", async () => {
    const client = lake.client("editor");
    const created = await client.create({ _id: "dry", _type: "story" }, { dryRun: true });
    expect(created._id).toBe("dry");
    expect(await client.getDocument("dry")).toBeUndefined();
  });

  test("autoGenerateArrayKeys: items get keys", async () => {
    const created = await lake
      .client("editor")
      .create({ _type: "story", quotes: [{ text: "a" }] }, { autoGenerateArrayKeys: true });
    expect(created.quotes[0]?.["_key" as "text"]).toMatch(/.{4,}/);
  });
});

describe("reading with @sanity/client", () => {
  test("a missing document: undefined, null in its place among others", async () => {
    const client = lake.client("viewer");
    await lake.client("editor").createOrReplace({ _id: "there", _type: "story" });
    expect(await client.getDocument("missing")).toBeUndefined();
    const [missing, there] = await client.getDocuments(["missing", "there"]);
    expect(missing).toBeNull();
    expect(there?._id).toBe("there");
  });

  test("a query that isn't GROQ: an error that isQueryParseError knows", async () => {
    const error = await clientErrorOf(lake.client("viewer").fetch('*[_type == "story"'));
    expect(error.statusCode).toBe(400);
    expect(isQueryParseError(error.response.body.error)).toBe(true);
    expect(error.details).toMatchObject({ query: '*[_type == "story"', start: 18 });
  });

  test("a parameter that wasn't sent: named", async () => {
    const error = await clientErrorOf(lake.client("viewer").fetch("*[_id == $id]"));
    expect(error.message).toContain("param $id referenced, but not provided");
  });

  test("a query too long for a URL: sent as POST and answered", async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `some-long-document-id-${index}`);
    expect(await lake.client("viewer").fetch("count(*[_id in $ids])", { ids })).toBe(0);
  });

  test("perspectives: published by default, drafts lays them over, raw shows both", async () => {
    const editor = lake.client("editor");
    await editor.createOrReplace({ _id: "layered", _type: "layered", headline: "Published" });
    await editor.createOrReplace({ _id: "drafts.layered", _type: "layered", headline: "Draft" });
    const query = '*[_type == "layered"] | order(_id){_id, _originalId, headline}';
    expect(await editor.fetch(query)).toEqual([{ _id: "layered", _originalId: null, headline: "Published" }]);
    expect(await editor.fetch(query, {}, { perspective: "drafts" })).toEqual([
      { _id: "layered", _originalId: "drafts.layered", headline: "Draft" },
    ]);
    expect(await editor.fetch("count(*[_type == 'layered'])", {}, { perspective: "raw" })).toBe(2);
  });

  test("API versions before 2025-02-19: raw by default", async () => {
    const client = lake.client("editor", { apiVersion: "2024-01-01" });
    await client.createOrReplace({ _id: "drafts.old-version", _type: "old-version" });
    expect(await client.fetch('count(*[_type == "old-version"])')).toBe(1);
    expect(await lake.client("editor").fetch('count(*[_type == "old-version"])')).toBe(0);
  });

  test("users.getById('me'): the token as a user", async () => {
    expect(await lake.client("contributor").users.getById("me")).toMatchObject({
      name: "contributor",
      role: "contributor",
      roles: [{ name: "contributor", title: "Contributor" }],
    });
  });
});

describe("roles with @sanity/client", () => {
  test("a viewer: reads, and is forbidden to write", async () => {
    const client = lake.client("viewer");
    expect(await client.fetch("count(*) >= 0")).toBe(true);
    const error = await clientErrorOf(client.create({ _type: "story" }));
    expect(error.statusCode).toBe(403);
    expect(error.details).toMatchObject({ type: "insufficientPermissionsError" });
  });

  test("a contributor: writes drafts, and nothing else in the same transaction", async () => {
    const client = lake.client("contributor");
    await client.createOrReplace({ _id: "drafts.contributed", _type: "story" });
    const publish = client
      .transaction()
      .createOrReplace({ _id: "contributed", _type: "story" })
      .delete("drafts.contributed");
    const error = await clientErrorOf(publish.commit());
    expect(error.statusCode).toBe(403);
    expect(error.details).toMatchObject({
      type: "mutationError",
      items: [{ error: { type: "insufficientPermissionsError", permission: "create" } }],
    });
    expect(await client.getDocument("drafts.contributed")).toBeDefined();
    expect(await client.getDocument("contributed")).toBeUndefined();
  });
});
