import { describe, expect, test } from "vitest";
import type { Damage } from "./damage.ts";
import {
  article,
  PORT_ELLIS,
  quote,
  ref,
  SECRETS,
  type StoredDocument,
  statement,
} from "./fixtures/portEllis.ts";
import { queryLake } from "./fixtures/queryLake.ts";
import { loadTopicPage } from "./topicPage.ts";

async function load(documents: readonly StoredDocument[], slug: string, archive: number | null = null) {
  const damages: Damage[] = [];
  const lake = queryLake(documents);
  const found = await loadTopicPage(
    lake.client,
    { slug, archive },
    { warn: (damage) => damages.push(damage) },
  );
  return { found, damages, asked: lake.asked };
}

/** Stories of the section "world", each an hour after the one before. */
function hourly(count: number): StoredDocument[] {
  return Array.from({ length: count }, (_, hour) =>
    article(`story-${hour}`, `slug-${hour}`, {
      section: ref("topic-world"),
      topics: [],
      publishedAt: new Date(Date.UTC(2031, 3, 1, hour)).toISOString(),
    }),
  );
}

const noStories = PORT_ELLIS.filter(({ _type }) => _type !== "article");
const slugs = ({ found }: Awaited<ReturnType<typeof load>>) =>
  found?.page.stories.map(({ card }) => card.slug);

describe("loadTopicPage", () => {
  test("a section: the stories in it and those that name it among their topics, newest first, in one query", async () => {
    const inBoth = article("story-both", "both", {
      section: ref("topic-world"),
      topics: [ref("topic-local", "t1")],
      publishedAt: "2031-05-04T12:00:00Z",
    });
    const loaded = await load([...PORT_ELLIS, inBoth], "local");
    expect(slugs(loaded)).toEqual([
      "both",
      "company-refunds-tickets",
      "hidden-by-the-editor",
      "ferry-will-not-sail",
      "crew-on-strike",
    ]);
    expect(loaded.found?.page.topic).toEqual({
      id: "topic-local",
      title: "Local",
      slug: "local",
      description: null,
      isSection: true,
      wider: null,
      narrower: [],
    });
    expect(loaded.found?.page.storyCount).toBe(5);
    expect(loaded.damages).toEqual([]);
    expect(loaded.asked).toHaveLength(1);
  });

  test("its statements: counted once each, those of updates among them", async () => {
    const twice = article("story-twice", "twice", {
      body: [statement("a", "okoro-safe"), statement("b", "okoro-safe")],
      updates: [{ _key: "u", body: [statement("c", "crew-unnamed"), statement("d", "okoro-safe")] }],
      coverage: { state: "running" },
    });
    const { found } = await load([...noStories, twice], "harbour");
    expect(found?.page.stories).toMatchObject([{ statementCount: 2, isRunning: true }]);
  });

  test("its statements: neither one that is held nor one that isn't published is counted", async () => {
    const held = { ...quote("held-words", "SECRET-WORDS"), status: "held" };
    const draft = { ...quote("draft-words", "SECRET-WORDS"), _id: "drafts.draft-words" };
    const story = article("story-three", "three", {
      body: ["okoro-safe", "held-words", "draft-words"].map((id) => statement(id, id)),
    });
    const { found } = await load([...noStories, held, draft, story], "harbour");
    expect(found?.page.stories).toMatchObject([{ statementCount: 1 }]);
  });

  test("wider and narrower topics: named, by title", async () => {
    const topics = ["quay", "docks"].map((slug) => ({
      _id: `topic-${slug}`,
      _type: "topic",
      title: slug,
      slug: { current: slug },
      parent: ref("topic-harbour"),
    }));
    const { found } = await load([...PORT_ELLIS, ...topics], "harbour");
    expect(found?.page.topic.narrower.map(({ title }) => title)).toEqual(["docks", "quay"]);
    expect((await load([...PORT_ELLIS, ...topics], "quay")).found?.page.topic.wider).toEqual({
      id: "topic-harbour",
      title: "Harbour",
      slug: "harbour",
    });
  });

  test("a topic without stories: its page all the same", async () => {
    expect((await load(noStories, "harbour")).found?.page).toMatchObject({ stories: [], storyCount: 0 });
  });

  test("no such topic: null", async () => {
    expect((await load(PORT_ELLIS, "nowhere")).found).toBeNull();
  });

  test("45 stories: 25 on the front, the oldest 20 on page 1, newest first on both", async () => {
    const documents = [...noStories, ...hourly(45)];
    const numbers = (from: number, to: number) =>
      Array.from({ length: from - to + 1 }, (_, index) => `slug-${from - index}`);
    expect(slugs(await load(documents, "world"))).toEqual(numbers(44, 20));
    expect(slugs(await load(documents, "world", 1))).toEqual(numbers(19, 0));
    expect((await load(documents, "world", 2)).found).toBeNull();
  });

  test("a page of the archive: holds the same when more is published", async () => {
    const before = slugs(await load([...noStories, ...hourly(45)], "world", 1));
    expect(slugs(await load([...noStories, ...hourly(70)], "world", 1))).toEqual(before);
  });

  test("ids: of what the page shows", async () => {
    const { found } = await load([...noStories, ...hourly(45)], "world");
    expect(found?.ids).toEqual(expect.arrayContaining(["topic-world", "story-20", "story-44"]));
    expect(found?.ids).not.toContain("story-19");
  });

  test("a damaged story: left out, the warning names it", async () => {
    const broken = article("story-broken", "broken", { headline: " " });
    const { found, damages } = await load([...PORT_ELLIS, broken], "harbour");
    expect(damages).toContainEqual({ documentId: "story-broken", path: "headline", problem: "is blank" });
    expect(found?.page.stories.map(({ card }) => card.id)).not.toContain("story-broken");
  });

  test("secret, held, unpublished and embargoed content: nowhere", async () => {
    for (const slug of ["local", "world", "harbour"]) {
      const everything = JSON.stringify(await load(PORT_ELLIS, slug));
      for (const secret of SECRETS) expect(everything).not.toContain(secret);
    }
  });
});
