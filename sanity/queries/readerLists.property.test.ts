import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonFeed } from "../../lib/feeds/jsonFeed.ts";
import { newsFeed } from "../../lib/feeds/newsFeed.ts";
import { loadCorrections } from "./corrections.ts";
import { loadLatestFeed, loadTopicFeed } from "./feed.ts";
import { article, quote, ref, type StoredDocument, statement } from "./fixtures/portEllis.ts";
import { NOW, queryLake } from "./fixtures/queryLake.ts";
import { loadFrontPage } from "./frontPage.ts";
import { loadNavigation } from "./navigation.ts";
import { loadNewsStories, loadStorySitemap } from "./sitemap.ts";
import { loadTopicPage } from "./topicPage.ts";

const STORY_STATES = {
  published: { isSeen: true, idPrefix: "", fields: {} },
  "embargo over": { isSeen: true, idPrefix: "", fields: { publishAt: "2031-05-31T00:00:00Z" } },
  draft: { isSeen: false, idPrefix: "drafts.", fields: {} },
  embargoed: { isSeen: false, idPrefix: "", fields: { publishAt: "2031-06-02T00:00:00Z" } },
  unscheduled: { isSeen: false, idPrefix: "", fields: { publishedAt: undefined } },
  "in a release": { isSeen: false, idPrefix: "versions.r1.", fields: {} },
} as const;

const STATEMENT_STATES = {
  live: { isSeen: true, fields: { status: "live" } },
  withdrawn: { isSeen: true, fields: { status: "withdrawn" } },
  "deleted by its author": { isSeen: true, fields: { status: "deleted-by-author" } },
  "embargo over": { isSeen: true, fields: { status: "live", publishAt: "2031-06-01T00:00:00Z" } },
  held: { isSeen: false, fields: { status: "held" } },
  embargoed: { isSeen: false, fields: { status: "live", publishAt: "2031-06-01T00:00:00.001Z" } },
  "embargoed by nobody knows when": { isSeen: false, fields: { status: "live", publishAt: "soon" } },
  "of a status nobody knows": { isSeen: false, fields: { status: "a status nobody knows" } },
} as const;

const newsrooms = fc.record({
  statements: fc.array(
    fc.constantFrom(...(Object.keys(STATEMENT_STATES) as (keyof typeof STATEMENT_STATES)[])),
    { maxLength: 5 },
  ),
  stories: fc.array(
    fc.record({
      state: fc.constantFrom(...(Object.keys(STORY_STATES) as (keyof typeof STORY_STATES)[])),
      carries: fc.uniqueArray(fc.nat(4), { maxLength: 3 }),
      isFiled: fc.boolean(),
      isRunning: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  topics: fc.array(fc.constantFrom("", "drafts."), { maxLength: 3 }),
  pinned: fc.array(fc.nat(5), { maxLength: 3 }),
});

const topic = (id: string, slug: string, isSection: boolean) => ({
  _id: id,
  _type: "topic",
  title: `title-of-${slug}`,
  slug: { current: slug },
  isSection,
});
const correction = (mark: string) => [
  { _key: "k", at: "2031-05-31T12:00:00Z", kind: "correction", now: mark, where: mark, note: mark },
];

test("any newsroom: lists show what readers may see, and not a mark of anything else", async () => {
  await fc.assert(
    fc.asyncProperty(newsrooms, async ({ statements, stories, topics, pinned }) => {
      const documents: StoredDocument[] = [
        topic("topic-local", "local", true),
        topic("topic-harbour", "harbour", false),
        ...topics.map((prefix, index) => topic(`${prefix}section-${index}`, `s${index}`, true)),
        { _id: "mara-vane", _type: "person", name: "Mara Vane", slug: { current: "mara-vane" } },
        { _id: "frontPage", _type: "frontPage", pinned: pinned.map((index) => ref(`story-${index}`)) },
        ...statements.map((state, index) =>
          quote(`quote-${index}`, `words-of-${index}.`, {
            ...STATEMENT_STATES[state].fields,
            corrections: correction(`corrected-words-${index}.`),
          }),
        ),
        ...stories.map(({ state, carries, isFiled, isRunning }, index) => {
          const { idPrefix, fields } = STORY_STATES[state];
          return article(`${idPrefix}story-${index}`, `slug-${index}.`, {
            body: carries
              .filter((number) => number < statements.length)
              .map((number) => statement(`s${number}`, `quote-${number}`)),
            topics: isFiled ? [ref("topic-harbour", "t")] : [],
            coverage: { state: isRunning ? "running" : "none" },
            corrections: correction(`corrected-story-${index}.`),
            ...fields,
          });
        }),
      ];
      const { client } = queryLake(documents);
      const warn = () => undefined;
      const harbour = JSON.stringify(
        await loadTopicPage(client, { slug: "harbour", archive: null }, { warn }),
      );
      const corrections = JSON.stringify(
        await loadCorrections(client, { of: null, archive: null }, { warn }),
      );
      const navigation = JSON.stringify((await loadNavigation(client, { warn })).navigation);
      const front = JSON.stringify((await loadFrontPage(client, NOW, { warn })).page);
      const feedOf = async (material: Awaited<ReturnType<typeof loadTopicFeed>>) =>
        material && jsonFeed(await newsFeed(material, "https://news.example", NOW));
      const feed = await feedOf(await loadLatestFeed(client, { warn }));
      const harbourFeed = await feedOf(await loadTopicFeed(client, "harbour", { warn }));
      const sitemap = JSON.stringify(await loadStorySitemap(client, { warn }));
      const news = JSON.stringify(await loadNewsStories(client, { warn }));

      for (const [index, { state, isFiled }] of stories.entries()) {
        const { isSeen } = STORY_STATES[state];
        expect(harbour.includes(`slug-${index}.`)).toBe(isSeen && isFiled);
        expect(corrections.includes(`corrected-story-${index}.`)).toBe(isSeen);
        expect(harbourFeed?.includes(`slug-${index}.`)).toBe(isSeen && isFiled);
        for (const list of [front, feed, sitemap, news])
          expect(list?.includes(`slug-${index}.`)).toBe(isSeen);
      }
      for (const [index, state] of statements.entries()) {
        const isCarried = stories.some(
          (story) => STORY_STATES[story.state].isSeen && story.carries.includes(index),
        );
        const isSeen = isCarried && STATEMENT_STATES[state].isSeen;
        expect(corrections.includes(`corrected-words-${index}.`)).toBe(isSeen);
        expect(harbour).not.toContain(`words-of-${index}.`);
        expect(feed?.includes(`words-of-${index}.`)).toBe(isSeen);
        if (isSeen) continue;
        for (const list of [front, feed, harbourFeed, sitemap])
          expect(list).not.toMatch(new RegExp(`(words-of|corrected-words)-${index}\\.`));
      }
      for (const [index, prefix] of topics.entries()) {
        expect(navigation.includes(`title-of-s${index}`)).toBe(prefix === "");
      }
    }),
    { numRuns: 60 },
  );
});
