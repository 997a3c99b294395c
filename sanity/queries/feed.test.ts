import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { feedEntry } from "../../lib/feeds/newsFeed.ts";
import { storyGraph } from "../../lib/structuredData/pageData.ts";
import type { Damage } from "./damage.ts";
import { LATEST_FEED_QUERY, loadLatestFeed, loadTopicFeed, TOPIC_FEED_QUERY } from "./feed.ts";
import { injuries, mutilate } from "./fixtures/mutilate.ts";
import { article, PORT_ELLIS, SECRETS, type StoredDocument } from "./fixtures/portEllis.ts";
import { queryLake } from "./fixtures/queryLake.ts";

const ORIGIN = "https://news.example";

async function latest(documents: readonly StoredDocument[]) {
  const damages: Damage[] = [];
  const { client, asked } = queryLake(documents);
  const feed = await loadLatestFeed(client, { warn: (damage) => damages.push(damage) });
  return { ...feed, slugs: feed.stories.map(({ slug }) => slug), damages, asked };
}

/** Whatever readers' tools are given of the stories. */
async function everythingOf({ stories }: Awaited<ReturnType<typeof loadLatestFeed>>): Promise<string> {
  const entries = await Promise.all(stories.map((story) => feedEntry(story, ORIGIN)));
  const graphs = stories.map((story) => storyGraph(story, { origin: ORIGIN, housePages: [] }));
  return JSON.stringify([stories, entries, graphs]);
}

describe("loadLatestFeed", () => {
  test("Port Ellis: every published story, newest first, in one query", async () => {
    const { slugs, damages, asked } = await latest(PORT_ELLIS);
    expect(slugs).toEqual([
      "far-away",
      "company-refunds-tickets",
      "hidden-by-the-editor",
      "ferry-will-not-sail",
      "crew-on-strike",
    ]);
    expect(damages).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  test("more than twenty stories: the newest twenty", async () => {
    const stories = Array.from({ length: 25 }, (_, index) =>
      article(`story-${index}`, `s-${index}`, {
        publishedAt: new Date(Date.UTC(2031, 4, 10, index)).toISOString(),
      }),
    );
    const { slugs } = await latest([...PORT_ELLIS, ...stories]);
    expect(slugs).toEqual(Array.from({ length: 20 }, (_, index) => `s-${24 - index}`));
  });

  test("secret, held, unpublished and embargoed content: nowhere", async () => {
    const raw: unknown = await queryLake(PORT_ELLIS).client.fetch(LATEST_FEED_QUERY);
    const shown = await everythingOf(await latest(PORT_ELLIS));
    for (const secret of SECRETS) expect(JSON.stringify(raw) + shown).not.toContain(secret);
  });

  test("threads: between the stories of the feed, and not a name from elsewhere", async () => {
    const { stories } = await latest(PORT_ELLIS);
    const ferry = stories.find(({ slug }) => slug === "ferry-will-not-sail");
    const html = ferry ? (await feedEntry(ferry, ORIGIN)).html : "";
    expect(html).toContain(
      `<a href="${ORIGIN}/stories/company-refunds-tickets#statement-ferries-refund">Reply: `,
    );
  });

  test("a story that can't be shown: left out and told, the others stay", async () => {
    const { slugs, damages } = await latest([
      ...PORT_ELLIS,
      article("story-broken", "broken", { headline: " " }),
    ]);
    expect(slugs).toHaveLength(5);
    expect(damages).toMatchObject([{ documentId: "story-broken", path: "headline" }]);
  });

  test("whatever is stored: a feed, made of what can be read, without secrets", async () => {
    const documents = structuredClone(PORT_ELLIS) as unknown;
    await fc.assert(
      fc.asyncProperty(injuries, async (done) => {
        const raw = await queryLake(documents as StoredDocument[]).client.fetch<unknown>(LATEST_FEED_QUERY);
        const { client } = queryLake([], () => mutilate(raw, done));
        const shown = await everythingOf(await loadLatestFeed(client, { warn: () => undefined }));
        for (const secret of SECRETS) expect(shown).not.toContain(secret);
      }),
      { numRuns: 40 },
    );
  });
});

describe("loadTopicFeed", () => {
  test("a topic and a section: what is filed under it, and the embargoed story not", async () => {
    const { client } = queryLake(PORT_ELLIS);
    const harbour = await loadTopicFeed(client, "harbour");
    expect(harbour?.topic).toEqual({
      id: "topic-harbour",
      title: "Harbour",
      slug: "harbour",
      description: null,
    });
    expect(harbour?.stories.map(({ slug }) => slug)).toEqual([
      "hidden-by-the-editor",
      "ferry-will-not-sail",
      "crew-on-strike",
    ]);
    const world = await loadTopicFeed(client, "world");
    expect(world?.stories.map(({ slug }) => slug)).toEqual(["far-away"]);
  });

  test("no such topic: null", async () => {
    expect(await loadTopicFeed(queryLake(PORT_ELLIS).client, "nowhere")).toBeNull();
  });

  test("secret, held, unpublished and embargoed content: nowhere", async () => {
    const raw: unknown = await queryLake(PORT_ELLIS).client.fetch(TOPIC_FEED_QUERY, { slug: "harbour" });
    for (const secret of SECRETS) expect(JSON.stringify(raw)).not.toContain(secret);
  });
});
