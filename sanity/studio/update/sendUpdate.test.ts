import type { SanityClient } from "@sanity/client";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { article, paragraph, type StoredDocument } from "../../queries/fixtures/portEllis.ts";
import { type PortEllisLake, startPortEllisLake } from "../../updates/fixtures/portEllisLake.ts";
import type { WritingClient } from "../../updates/sendGuarded.ts";
import { undoUpdate } from "../../updates/undoUpdate.ts";
import { type SentUpdate, sendUpdate } from "./sendUpdate.ts";
import { blankUpdate, type Sending, type WrittenUpdate } from "./writtenUpdate.ts";

const ZONE = "America/Halifax";
const START = {
  _type: "saidAt",
  date: "2021-05-01T12:00:00Z",
  precision: "minute",
  bound: "exact",
  zone: ZONE,
};
const RUNNING = article("story-ferry", "ferry", {
  coverage: { _type: "coverage", state: "running", start: START },
});
const DRAFT: StoredDocument = { ...RUNNING, _id: "drafts.story-ferry", headline: "An unpublished headline" };

let lake: PortEllisLake;
let client: SanityClient;
let keys = 0;

beforeAll(async () => {
  lake = await startPortEllisLake();
  client = lake.editor;
});
afterAll(() => lake.close());
beforeEach(() => lake.store(RUNNING, DRAFT));

function written(more: Partial<WrittenUpdate> = {}): WrittenUpdate {
  keys += 1;
  return {
    ...blankUpdate(() => `k${keys}`, []),
    headline: "The captain answers",
    parts: [{ kind: "text", key: "t1", text: "He answered in the afternoon." }],
    ...more,
  };
}

function send(
  update: WrittenUpdate,
  {
    by = client,
    seen = [],
    signal = new AbortController().signal,
  }: { by?: WritingClient; seen?: string[]; signal?: AbortSignal } = {},
) {
  const sendings: Sending[] = [];
  const choices = {
    zone: ZONE,
    seen,
    onSending: (one: Sending) => sendings.push(one),
    here: () => 7,
    signal,
  };
  return sendUpdate(by, "story-ferry", update, choices).then((sent) => ({ sent, sendings }));
}

async function updatesOf(id: string): Promise<unknown[]> {
  return (await client.getDocument(id))?.updates ?? [];
}

function publishedOf(sent: SentUpdate) {
  if (sent.kind !== "published") throw new Error(`It was ${sent.kind}.`);
  return sent.published;
}

/** A client whose transactions are written, and whose answers to them never come. */
const withoutAnswers: WritingClient = {
  fetch: ((...asked: Parameters<SanityClient["fetch"]>) => client.fetch(...asked)) as SanityClient["fetch"],
  mutate: (async (mutations: never, options: { dryRun?: boolean }) => {
    const answer = await client.mutate(mutations, options);
    if (options.dryRun) return answer;
    throw new TypeError("Failed to fetch");
  }) as unknown as SanityClient["mutate"],
};

test("an update: in both versions, published at the moment of sending, and nothing else of the draft with it", async () => {
  const update = written();
  const { sent, sendings } = await send(update);
  const { update: item, publishedAt, isAsWritten } = publishedOf(sent);
  expect(item).toMatchObject({ _key: update.key, headline: "The captain answers" });
  expect(publishedAt).toEqual({ at: expect.any(String), here: 7 });
  expect(sendings).toEqual([publishedAt]);
  expect(isAsWritten).toBe(true);
  expect(await updatesOf("story-ferry")).toEqual([item]);
  expect(await updatesOf("drafts.story-ferry")).toEqual([item]);
  expect((await client.getDocument("story-ferry"))?.headline).toBe(RUNNING.headline);
});

test("sent without an answer, then again: published once, known as what was written, and taken back in time", async () => {
  const update = written();
  await expect(send(update, { by: withoutAnswers })).rejects.toThrow("Failed to fetch");
  const first = { at: new Date().toISOString(), here: 3 };
  const { sent } = await send({ ...update, sent: first });
  const { update: item, publishedAt, isAsWritten } = publishedOf(sent);
  expect(await updatesOf("story-ferry")).toEqual([item]);
  expect({ publishedAt, isAsWritten }).toEqual({ publishedAt: first, isAsWritten: true });
  const { plan } = await undoUpdate(client, "story-ferry", { update: item, publishedAt: first.at });
  expect(plan.kind).toBe("undo");
  expect(await updatesOf("story-ferry")).toEqual([]);
});

test.each<[string, Partial<WrittenUpdate>]>([
  ["headline", { headline: "Another headline" }],
  ["text", { parts: [{ kind: "text", key: "t1", text: "Another text." }] }],
  ["time", { at: "2021-05-01T13:00" }],
  ["place at the top", { isKey: true }],
  ["author", { author: "ines-holm" }],
])(
  "sent again with another %s: what is published stays, and isn't what is written now",
  async (_name, more) => {
    const update = written();
    await send(update);
    const { sent } = await send({ ...update, ...more });
    expect(publishedOf(sent)).toMatchObject({ isAsWritten: false, publishedAt: null });
    expect(await updatesOf("story-ferry")).toMatchObject([{ headline: "The captain answers" }]);
  },
);

test("a warning: asked first and nothing sent, published once it was seen", async () => {
  const parts = [{ kind: "text", key: "t1", text: "See [the log](https://example.org/log)." }] as const;
  const update = written({ parts });
  const { sent, sendings } = await send(update);
  expect(sent).toMatchObject({ kind: "asks", warnings: [{ code: "link-without-source" }] });
  expect(sendings).toEqual([]);
  expect(await updatesOf("story-ferry")).toEqual([]);
  const seen = sent.kind === "asks" ? sent.warnings.map(({ sentence }) => sentence) : [];
  expect((await send(update, { seen })).sent.kind).toBe("published");
});

test.each<[string, Partial<WrittenUpdate>, string]>([
  ["no headline", { headline: " " }, "headline"],
  ["no text", { parts: [{ kind: "text", key: "t1", text: "" }] }, "body"],
  ["a time to come", { at: "2999-05-01T13:00" }, "at"],
  ["a time that can't be read", { at: "" }, "at"],
  [
    "a statement that isn't there",
    { parts: [{ kind: "statement", key: "s1", id: "nowhere", excerpt: "" }] },
    "body",
  ],
])("%s: refused with the field, and nothing sent", async (_name, more, field) => {
  const { sent, sendings } = await send(written(more));
  expect(sent).toMatchObject({
    kind: "refused",
    problems: expect.arrayContaining([expect.objectContaining({ field })]),
  });
  expect(sendings).toEqual([]);
});

test("coverage that ended meanwhile: refused, and nothing sent", async () => {
  await lake.store({
    ...RUNNING,
    coverage: { _type: "coverage", state: "ended", start: START, end: START },
    body: [paragraph("p", "Text.")],
  });
  expect((await send(written())).sent).toMatchObject({ kind: "refused", problems: [{ field: "coverage" }] });
});

test("given up before anything was written: not published when the answer comes after all", async () => {
  const patience = new AbortController();
  const slow: WritingClient = {
    ...withoutAnswers,
    mutate: (async (mutations: never, options: { dryRun?: boolean }) => {
      const answer = await client.mutate(mutations, options);
      patience.abort(new Error("No answer in time"));
      return answer;
    }) as unknown as SanityClient["mutate"],
  };
  await expect(send(written(), { by: slow, signal: patience.signal })).rejects.toThrow("No answer in time");
  expect(await updatesOf("story-ferry")).toEqual([]);
});
