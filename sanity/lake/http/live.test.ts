import type { LiveEvent } from "@sanity/client";
import { filter, firstValueFrom, ReplaySubject } from "rxjs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestLake, type TestLake } from "./testLake.ts";

let lake: TestLake;

beforeEach(async () => {
  lake = await startTestLake({});
});
afterEach(() => lake.close());

test("a change: a message with the tags that the answer to a query of it has", async () => {
  const editor = lake.client("editor");
  await editor.create({ _id: "bridge", _type: "story", title: "Closed" });
  const { syncTags = [] } = await editor.fetch<unknown>('*[_id == "bridge"]', {}, { filterResponse: false });
  const events = new ReplaySubject<LiveEvent>();
  const subscription = lake.client("viewer").live.events({ includeDrafts: true }).subscribe(events);
  await firstValueFrom(events.pipe(filter(({ type }) => type === "welcome")));
  await editor.patch("bridge").set({ title: "Open" }).commit();
  const message = await firstValueFrom(events.pipe(filter(({ type }) => type === "message")));
  expect(syncTags.length).toBeGreaterThan(0);
  expect(message).toMatchObject({ tags: expect.arrayContaining(syncTags) });
  subscription.unsubscribe();
});

test.each([
  ["false", "of-published"],
  ["true", "of-draft"],
])(
  "a draft, then a published document, includeDrafts=%s: the first message is %s",
  async (includeDrafts, first) => {
    const path = `/data/live/events/production?includeDrafts=${includeDrafts}`;
    const response = await lake.fetch(path, { role: "viewer" });
    // In use from now on: what nobody reads may be thrown away with its answer.
    const chunks = response.body?.pipeThrough(new TextDecoderStream()) ?? [];
    const commit = (_id: string, transactionId: string) =>
      lake
        .client("editor")
        .transaction()
        .create({ _id, _type: "story" })
        .transactionId(transactionId)
        .commit();
    await commit("drafts.bridge", "of-draft");
    await commit("ferry", "of-published");
    const message = /event: message\nid: (.*)\n/;
    let text = "";
    for await (const chunk of chunks) {
      text += chunk;
      if (message.test(text)) break;
    }
    expect(message.exec(text)?.[1]).toBe(first);
  },
);

test.each([
  ["drafts without a token", "/data/live/events/production?includeDrafts=true", 401],
  ["a dataset that isn't there", "/data/live/events/nowhere", 404],
])("%s: %s is %i", async (_, path, status) => {
  expect((await lake.fetch(path)).status).toBe(status);
});

test("HEAD: 405, since the stream would never end", async () => {
  expect((await lake.fetch("/data/live/events/production", { method: "HEAD" })).status).toBe(405);
});
