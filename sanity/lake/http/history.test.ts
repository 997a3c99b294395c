import { applyPatch } from "mendoza";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestLake, type TestLake } from "./testLake.ts";

let lake: TestLake;

beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());

interface Line {
  id: string;
  timestamp: string;
  author: string;
  documentIDs: string[];
  mutations?: unknown[];
  effects?: Record<string, { apply: unknown[]; revert: unknown[] }>;
}

async function history(path: string): Promise<Response> {
  const response = await lake.fetch(`/data/history/production/${path}`, { role: "viewer" });
  if (response.ok) return response;
  throw new Error(`${response.status}: ${await response.text()}`);
}

async function transactions(ids: string, query: Record<string, string> = {}): Promise<Line[]> {
  const response = await history(`transactions/${ids}?${new URLSearchParams(query)}`);
  expect(response.headers.get("content-type")).toBe("application/x-ndjson");
  const lines = (await response.text()).split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line));
}

async function documents(ids: string, query: string): Promise<{ documents: Record<string, unknown>[] }> {
  return (await history(`documents/${ids}?${query}`)).json();
}

/** A draft `drafts.{id}` with a first transaction `{id}-0` and `edits` more, `{id}-1` and so on. */
async function writeDraft(id: string, edits: number): Promise<void> {
  const client = lake.client("editor");
  await client.mutate(
    [{ create: { _id: `drafts.${id}`, _type: "story", count: 0, body: [`${id} `.repeat(100)] } }],
    {
      transactionId: `${id}-0`,
    },
  );
  for (let edit = 1; edit <= edits; edit += 1) {
    await client.action(
      {
        actionType: "sanity.action.document.edit",
        draftId: `drafts.${id}`,
        publishedId: id,
        patch: { inc: { count: 1 }, insert: { after: "body[-1]", items: [`Paragraph ${edit}.`] } },
      },
      { transactionId: `${id}-${edit}` },
    );
  }
}

describe("transactions", () => {
  test("of a draft with 120 revisions, in pages as the Studio asks for them: each once, replaying to what is there", async () => {
    await writeDraft("long", 119);
    const query = {
      excludeContent: "true",
      includeIdentifiedDocumentsOnly: "true",
      effectFormat: "mendoza",
      limit: "50",
    };
    const seen: Line[] = [];
    for (let from = ""; ; from = seen.at(-1)?.id ?? "") {
      const page = await transactions("drafts.long", { ...query, fromTransaction: from });
      seen.push(...page.filter(({ id }) => id !== from));
      if (page.length < 50) break;
    }
    expect(seen.map(({ id }) => id)).toEqual(Array.from({ length: 120 }, (_, index) => `long-${index}`));
    const effects = seen.map((line) => line.effects?.["drafts.long"] ?? { apply: [], revert: [] });
    const replayed = effects.reduce((value: unknown, { apply }) => applyPatch(value, apply), null);
    const current = await lake.client("viewer").getDocument("drafts.long");
    expect({ ...Object(replayed), _rev: "long-119" }).toEqual(current);
    expect(
      effects.reduceRight((value: unknown, { revert }) => applyPatch(value, revert), replayed),
    ).toBeNull();
    expect(Math.max(...effects.slice(1).map(({ apply }) => JSON.stringify(apply).length))).toBeLessThan(120);
    expect(seen[0]).toEqual({
      id: "long-0",
      timestamp: current?._createdAt,
      author: expect.stringMatching(/./),
      documentIDs: ["drafts.long"],
      effects: { "drafts.long": { apply: [0, expect.anything()], revert: [0, null] } },
    });
  });

  test("reversed, up to a transaction: the newest first, with that one", async () => {
    await writeDraft("reversed", 5);
    const lines = await transactions("reversed,drafts.reversed", {
      reverse: "true",
      toTransaction: "reversed-3",
      limit: "2",
    });
    expect(lines.map(({ id }) => id)).toEqual(["reversed-3", "reversed-2"]);
  });

  test("between two times: those that were committed then", async () => {
    await writeDraft("timed", 2);
    const [first, second, third] = await transactions("drafts.timed");
    const from = second?.timestamp ?? "";
    const inTime = [first, second, third].filter((line) => line?.timestamp === from);
    expect(await transactions("drafts.timed", { fromTime: from, toTime: from })).toEqual(inTime);
    expect(await transactions("drafts.timed", { toTime: "2016-07-27T20:15:00+02:00" })).toEqual([]);
  });

  test("of one of two documents: the mutations of both, or of the one that was asked for", async () => {
    await lake
      .client("editor")
      .mutate([{ create: { _id: "one", _type: "story" } }, { create: { _id: "two", _type: "story" } }], {
        transactionId: "both",
      });
    const [all] = await transactions("two");
    expect([all?.documentIDs, all?.mutations]).toEqual([
      ["one", "two"],
      [{ create: { _id: "one", _type: "story" } }, { create: { _id: "two", _type: "story" } }],
    ]);
    const [own] = await transactions("two", { includeIdentifiedDocumentsOnly: "true" });
    expect([own?.documentIDs, own?.mutations]).toEqual([
      ["two"],
      [{ create: { _id: "two", _type: "story" } }],
    ]);
    expect(own).not.toHaveProperty("effects");
    const [bare] = await transactions("two", { excludeMutations: "true" });
    expect(bare).not.toHaveProperty("mutations");
  });

  test.each([
    ["limit=0", 400],
    ["limit=1001", 400],
    ["fromTransaction=nobody", 404],
    ["fromTime=yesterday", 400],
    ["toTime=2016-07-27T20:15:00", 400],
    ["reverse=yes", 400],
    ["effectFormat=json", 400],
  ])("with %s: %i that names the parameter and the value", async (query, status) => {
    const response = await lake.fetch(`/data/history/production/transactions/a?${query}`, { role: "viewer" });
    expect(response.status).toBe(status);
    const [name = "", value = ""] = query.split("=");
    const { message } = await response.json();
    expect(message).toContain(name);
    expect(message).toContain(value);
  });
});

describe("events", () => {
  test("with a limit: pages with a cursor, under the id that was asked for", async () => {
    await writeDraft("events", 1);
    const client = lake.client("editor");
    const pair = { draftId: "drafts.events", publishedId: "events" };
    await client.action({ actionType: "sanity.action.document.publish", ...pair });
    const first = await (await history("events/documents/drafts.events?limit=1")).json();
    expect(first.events["drafts.events"]).toMatchObject([
      { type: "publishDocumentVersion", documentId: "events", versionRevisionId: "events-1" },
    ]);
    const next = `events/documents/drafts.events?limit=1&nextCursor=${first.nextCursor}`;
    expect(await (await history(next)).json()).toMatchObject({
      events: { "drafts.events": [{ type: "createDocumentVersion", versionRevisionId: "events-0" }] },
      nextCursor: "",
    });
  });

  test("of a document that never was: none", async () => {
    expect(await (await history("events/documents/nobody")).json()).toEqual({
      events: { nobody: [] },
      nextCursor: "",
    });
  });

  test("with a cursor that no answer gave: 400", async () => {
    const response = await lake.fetch("/data/history/production/events/documents/a?nextCursor=x", {
      role: "viewer",
    });
    expect(response.status).toBe(400);
  });
});

describe("documents", () => {
  test("at a revision: as each was after that transaction", async () => {
    await writeDraft("revised", 2);
    await lake.client("editor").create({ _id: "revised", _type: "story", count: 9 });
    expect(await documents("revised,drafts.revised", "revision=revised-1")).toMatchObject({
      documents: [{ _id: "drafts.revised", _rev: "revised-1", count: 1 }],
    });
    expect(await documents("drafts.revised", "revision=nobody")).toEqual({ documents: [] });
  });

  test("at a time: as they were then", async () => {
    const before = new Date(Date.now() - 60_000).toISOString();
    await writeDraft("then", 1);
    expect(await documents("drafts.then", `time=${before}`)).toEqual({ documents: [] });
    expect(await documents("drafts.then", "time=2100-01-01T00:00:00Z")).toMatchObject({
      documents: [{ _rev: "then-1" }],
    });
  });

  test("at last: as they are, or as they were before they were deleted", async () => {
    await writeDraft("last", 1);
    const client = lake.client("editor");
    expect(await documents("drafts.last", "lastRevision=true")).toMatchObject({
      documents: [{ _rev: "last-1" }],
    });
    await client.action({ actionType: "sanity.action.document.version.discard", versionId: "drafts.last" });
    expect(await documents("drafts.last,last", "lastRevision=true")).toMatchObject({
      documents: [{ _rev: "last-1", count: 1 }],
    });
  });

  test.each(["", "revision=a&time=2016-07-27T20:15:00Z", "lastRevision=false", "time=then"])(
    "with the query %j: 400",
    async (query) => {
      const response = await lake.fetch(`/data/history/production/documents/a?${query}`, { role: "viewer" });
      expect(response.status).toBe(400);
    },
  );
});

test.each(["events/documents/a", "transactions/a", "documents/a?lastRevision=true"])(
  "%s without a token: 401, also of a public dataset",
  async (path) => {
    const responses = await Promise.all(
      ["production", "open"].map((dataset) => lake.fetch(`/data/history/${dataset}/${path}`)),
    );
    expect(responses.map(({ status }) => status)).toEqual([401, 401]);
    expect(await responses[1]?.json()).toMatchObject({ errorCode: "SIO-401-ANF" });
  },
);
