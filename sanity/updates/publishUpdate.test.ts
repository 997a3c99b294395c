import type { SanityClient } from "@sanity/client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { NewUpdate } from "../../lib/updates/planUpdate.ts";
import { startTestLake, type TestLake } from "../lake/http/testLake.ts";
import {
  article,
  day,
  paragraph,
  quote,
  type StoredDocument,
  source,
  statement,
} from "../queries/fixtures/portEllis.ts";
import { changeCoverage } from "./changeCoverage.ts";
import { publishUpdate } from "./publishUpdate.ts";
import type { WritingClient } from "./sendGuarded.ts";
import { undoUpdate } from "./undoUpdate.ts";

const START = {
  _type: "saidAt",
  date: "2021-05-01T12:00:00Z",
  precision: "minute",
  bound: "exact",
  zone: "America/Halifax",
};
const RUNNING = article("story-ferry", "ferry", {
  coverage: { _type: "coverage", state: "running", start: START },
});
const DRAFT: StoredDocument = {
  ...RUNNING,
  _id: "drafts.story-ferry",
  headline: "An unpublished headline",
  body: [paragraph("p1", "An unpublished text.")],
};
const WRITE = { isDryRun: false };

let lake: TestLake;
let client: SanityClient;

beforeAll(async () => {
  lake = await startTestLake();
  client = lake.client("editor");
  await store(
    { _id: "ines-holm", _type: "person", name: "Ines Holm", slug: { current: "ines-holm" }, staff: true },
    { _id: "mara-vane", _type: "person", name: "Mara Vane", slug: { current: "mara-vane" } },
    { _id: "topic-local", _type: "topic", title: "Local", slug: { current: "local" }, isSection: true },
    { _id: "topic-harbour", _type: "topic", title: "Harbour", slug: { current: "harbour" } },
    source("src-quay-recording"),
    quote("vane-no-sailing", "The ferry will not sail in June.", {
      event: undefined,
      saidAt: day("2021-05-01"),
    }),
  );
});
afterAll(() => lake.close());
beforeEach(async () => {
  await client.delete({ query: '*[_type == "article"]' });
  await store(RUNNING, DRAFT);
});

function store(...documents: readonly StoredDocument[]) {
  const stored = documents.map((document): StoredDocument => JSON.parse(JSON.stringify(document)));
  return client.mutate(stored.map((document) => ({ createOrReplace: document })));
}

function update(key: string, more: Partial<NewUpdate> = {}): NewUpdate {
  return {
    key,
    at: "2021-05-01T15:00:00Z",
    headline: `Headline of ${key}`,
    body: [paragraph("b1", `Text of ${key}.`), statement("b2", "vane-no-sailing")],
    isKey: false,
    author: null,
    ...more,
  };
}

async function stored() {
  const { published, draft } = await client.fetch<Record<"published" | "draft", StoredDocument | null>>(
    '{"published": *[_id == "story-ferry"][0], "draft": *[_id == "drafts.story-ferry"][0]}',
    {},
    { perspective: "raw" },
  );
  return { published, draft };
}

/** What a transaction with an update leaves as it is. */
function withoutUpdates(version: StoredDocument | null) {
  return { ...version, _rev: null, _updatedAt: null, updates: null };
}

async function keys(): Promise<readonly (readonly string[] | undefined)[]> {
  const { published, draft } = await stored();
  return [published, draft].map((version) =>
    (version?.updates as { _key: string }[] | undefined)?.map(({ _key }) => _key),
  );
}

describe("publishUpdate", () => {
  test("a story with a draft: both have it after one transaction, and the draft's other edits are its own still", async () => {
    const before = await stored();
    const { plan, transactionId } = await publishUpdate(client, "story-ferry", update("u1"), WRITE);
    expect(plan).toMatchObject({ kind: "publish", warnings: [] });
    const after = await stored();
    expect([after.published?._rev, after.draft?._rev]).toEqual([transactionId, transactionId]);
    expect(JSON.stringify(withoutUpdates(after.draft))).toBe(JSON.stringify(withoutUpdates(before.draft)));
    expect(after.draft?.updates).toEqual(after.published?.updates);
    expect(after.published).toMatchObject({ headline: RUNNING.headline, body: RUNNING.body });
  });

  test("the same one again: published once", async () => {
    await publishUpdate(client, "story-ferry", update("u1"), WRITE);
    const { plan, transactionId } = await publishUpdate(client, "story-ferry", update("u1"), WRITE);
    expect([plan.kind, transactionId]).toEqual(["already-published", null]);
    expect(await keys()).toEqual([["u1"], ["u1"]]);
  });

  test("several at once, and one of them twice: each once, in both versions, by time", async () => {
    const sent = await Promise.all(
      [
        update("u3", { at: "2021-05-01T15:03:00Z" }),
        update("u1", { at: "2021-05-01T15:01:00Z" }),
        update("u2", { at: "2021-05-01T15:02:00Z" }),
        update("u1", { at: "2021-05-01T15:01:00Z" }),
      ].map((one) => publishUpdate(client, "story-ferry", one, WRITE)),
    );
    expect(sent.map(({ plan }) => plan.kind).toSorted()).toEqual([
      "already-published",
      "publish",
      "publish",
      "publish",
    ]);
    expect(await keys()).toEqual([
      ["u1", "u2", "u3"],
      ["u1", "u2", "u3"],
    ]);
  });

  test("an editor writes into the draft in between: their words and the update are both there", async () => {
    const { client: between } = writingBetween(() =>
      client.patch("drafts.story-ferry").set({ standfirst: "Written in between." }).commit(),
    );
    await publishUpdate(between, "story-ferry", update("u1"), WRITE);
    expect((await stored()).draft).toMatchObject({
      standfirst: "Written in between.",
      headline: DRAFT.headline,
    });
    expect(await keys()).toEqual([["u1"], ["u1"]]);
  });

  test("the draft is discarded, or begun, in between: whatever there is has the update", async () => {
    const discarded = writingBetween(() => client.delete("drafts.story-ferry"));
    await publishUpdate(discarded.client, "story-ferry", update("u1"), WRITE);
    expect(await keys()).toEqual([["u1"], undefined]);
    const begun = writingBetween(() => store(DRAFT));
    await publishUpdate(begun.client, "story-ferry", update("u2"), WRITE);
    expect(await keys()).toEqual([["u1", "u2"], ["u2"]]);
  });

  test("a draft is begun while an update is undone, or coverage changes: it doesn't bring back what was", async () => {
    await client.delete("drafts.story-ferry");
    const { plan } = await publishUpdate(client, "story-ferry", update("u1"), WRITE);
    if (plan.kind !== "publish") throw new Error("It was to be published.");
    const snapshot = async () => ({
      ...(await stored()).published,
      _type: "article",
      _id: "drafts.story-ferry",
    });
    const before = await snapshot();
    const undoing = writingBetween(() => store(before));
    const publishedAt = new Date().toISOString();
    await undoUpdate(undoing.client, "story-ferry", { update: plan.update, publishedAt });
    expect(await keys()).toEqual([[], []]);

    await client.delete("drafts.story-ferry");
    const running = await snapshot();
    const ending = writingBetween(() => store(running));
    await changeCoverage(ending.client, "story-ferry", { to: "ended", at: null, isDryRun: false });
    const { published, draft } = await stored();
    expect([published?.coverage, draft?.coverage]).toMatchObject([{ state: "ended" }, { state: "ended" }]);
  });

  test("somebody who never stops writing: 409 after five attempts, and nothing is published", async () => {
    const always = writingBetween(
      () => client.patch("drafts.story-ferry").set({ standfirst: crypto.randomUUID() }).commit(),
      Number.POSITIVE_INFINITY,
    );
    await expect(publishUpdate(always.client, "story-ferry", update("u1"), WRITE)).rejects.toMatchObject({
      statusCode: 409,
    });
    expect(always.attempts()).toBe(5);
    expect(await keys()).toEqual([undefined, undefined]);
  });

  test("a dry run: judged by the backend, and nothing is written", async () => {
    const { plan, transactionId } = await publishUpdate(client, "story-ferry", update("u1"), {
      isDryRun: true,
    });
    expect([plan.kind, transactionId]).toEqual(["publish", null]);
    expect(await keys()).toEqual([undefined, undefined]);
  });

  test.each(["viewer", "contributor"] as const)(
    "a %s: refused with 403, and nothing is written",
    async (role) => {
      await expect(
        publishUpdate(lake.client(role), "story-ferry", update("u1"), WRITE),
      ).rejects.toMatchObject({
        statusCode: 403,
      });
      expect(await keys()).toEqual([undefined, undefined]);
    },
  );

  test("a story that isn't there, or is only a draft: refused", async () => {
    const kinds = async (id: string) => (await publishUpdate(client, id, update("u1"), WRITE)).plan;
    expect(await kinds("nowhere")).toMatchObject({ problems: [{ code: "story-not-published" }] });
    await client.delete("story-ferry");
    expect(await kinds("story-ferry")).toMatchObject({ problems: [{ code: "story-not-published" }] });
  });
});

describe("undoUpdate", () => {
  test("just published: out of both versions, and a second undo has nothing to do", async () => {
    const { plan } = await publishUpdate(client, "story-ferry", update("u1"), WRITE);
    if (plan.kind !== "publish") throw new Error(plan.kind);
    const undone = { update: plan.update, publishedAt: new Date().toISOString() };
    expect((await undoUpdate(client, "story-ferry", undone)).plan.kind).toBe("undo");
    expect(await keys()).toEqual([[], []]);
    expect((await undoUpdate(client, "story-ferry", undone)).plan.kind).toBe("already-undone");
  });

  test("edited meanwhile: stays", async () => {
    const { plan } = await publishUpdate(client, "story-ferry", update("u1"), WRITE);
    if (plan.kind !== "publish") throw new Error(plan.kind);
    await client.patch("drafts.story-ferry").set({ 'updates[_key=="u1"].headline': "Another" }).commit();
    const undo = await undoUpdate(client, "story-ferry", {
      update: plan.update,
      publishedAt: new Date().toISOString(),
    });
    expect(undo.plan).toMatchObject({ kind: "refused", problem: { code: "update-changed" } });
    expect(await keys()).toEqual([["u1"], ["u1"]]);
  });
});

describe("changeCoverage", () => {
  test("ended and started again: in both versions, and nothing else of the draft is published", async () => {
    const change = async (to: "running" | "ended") =>
      (await changeCoverage(client, "story-ferry", { to, at: null, isDryRun: false })).plan.kind;
    expect(await change("running")).toBe("refused");
    expect(await change("ended")).toBe("change");
    const { published, draft } = await stored();
    expect(published?.coverage).toMatchObject({ state: "ended", start: START, end: { precision: "minute" } });
    expect(draft).toMatchObject({ coverage: published?.coverage, headline: DRAFT.headline });
    expect(published?.headline).toBe(RUNNING.headline);
    expect(await change("running")).toBe("change");
    expect((await stored()).published?.coverage).toEqual(RUNNING.coverage);
  });
});

/** A client before whose first transactions, just before each, something else is written. */
function writingBetween(write: () => Promise<unknown>, times = 1) {
  let count = 0;
  const between: WritingClient = {
    fetch: client.fetch.bind(client),
    mutate: (async (...args: Parameters<SanityClient["mutate"]>) => {
      count += 1;
      if (count <= times) await write();
      return client.mutate(...args);
    }) as SanityClient["mutate"],
  };
  return { client: between, attempts: () => count };
}
