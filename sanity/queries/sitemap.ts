import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import { lastModified } from "../../lib/lastModified.ts";
import { pagePath, STAFF_SLUG, sitePath } from "../../lib/routes.ts";
import type { NewsStory } from "../../lib/sitemaps/newsSitemap.ts";
import {
  monthAfter,
  type SitemapEntry,
  STORIES_IN_ONE_SITEMAP,
  type StoryMonths,
  storyMonths,
} from "../../lib/sitemaps/sitemap.ts";
import { CORRECTION_KINDS } from "../../lib/statement.ts";
import { storyPath } from "../../lib/story.ts";
import {
  documentPlace,
  logDamage,
  type Place,
  readEach,
  readEachLater,
  readPart,
  type Warn,
  within,
} from "./damage.ts";
import { documentIds } from "./documentIds.ts";
import { PUBLISHED, READABLE } from "./readerRules.ts";
import { readSaidAt, SAID_AT, saidAtSchema } from "./saidAt.ts";
import { instant, publicationDate, text } from "./values.ts";

const SITEMAP_STORY = `_id, "slug": slug.current, publishedAt, "updates": updates[].at{${SAID_AT}}, corrections[]{at, kind},
  "ofStatements": (body[_type == "statement"].quote->)[${READABLE} && defined(corrections)].corrections[]{at, kind},
  "ofUpdateStatements": (updates[].body[_type == "statement"].quote->)[${READABLE} && defined(corrections)].corrections[]{at, kind}`;

const STORIES = `*[_type == "article" && ${PUBLISHED}]`;

/** One story more than a single sitemap holds. */
export const OLDEST_STORIES_QUERY = defineQuery(
  `${STORIES} | order(publishedAt asc, _id asc)[0...1001]{${SITEMAP_STORY}}`,
);

/** As many as a sitemap may hold: https://www.sitemaps.org/protocol.html. */
export const MONTH_STORIES_QUERY = defineQuery(
  `*[_type == "article" && publishedAt >= $month && publishedAt < $monthAfter && ${PUBLISHED}]
    | order(publishedAt asc, _id asc)[0...50000]{${SITEMAP_STORY}}`,
);

export const STORY_MONTHS_QUERY = defineQuery(`{
  "oldest": ${STORIES} | order(publishedAt asc)[0].publishedAt,
  "newest": ${STORIES} | order(publishedAt desc)[0].publishedAt
}`);

/** The text that opens the staff's page is no page of its own. */
export const SITEMAP_PAGES_QUERY = defineQuery(`{
  "topics": *[_type == "topic"] | order(_id asc){_id, "slug": slug.current},
  "housePages": *[_type == "page" && slug.current != "${STAFF_SLUG}"] | order(_id asc){_id, "slug": slug.current, _updatedAt}
}`);

/** Which are news is told by their age when the sitemap is made: their number bounds what is read. */
export const NEWS_QUERY = defineQuery(
  `*[_type == "article" && ${PUBLISHED}] | order(publishedAt desc, _id desc)[0...1000]{
    _id, headline, "slug": slug.current, publishedAt
  }`,
);

const correctionSchema = z.object({ at: instant, kind: z.enum(CORRECTION_KINDS) });

const storySchema = z.object({
  _id: z.string(),
  slug: text,
  publishedAt: publicationDate,
  updates: readEachLater(saidAtSchema),
  corrections: readEachLater(correctionSchema),
  ofStatements: readEachLater(correctionSchema.nullable()),
  ofUpdateStatements: readEachLater(correctionSchema.nullable()),
});

const newsSchema = z.object({ _id: z.string(), headline: text, slug: text, publishedAt: publicationDate });
const topicSchema = z.object({ _id: z.string(), slug: text });
const housePageSchema = z.object({ _id: z.string(), slug: text, _updatedAt: instant });

const moment = z.string().nullable();
export const storyMonthsSchema = z.object({ oldest: moment, newest: moment });
export const sitemapStoriesSchema = readEachLater(storySchema);
export const newsStoriesSchema = readEachLater(newsSchema);
export const sitemapPagesSchema = z.object({
  topics: readEachLater(topicSchema),
  housePages: readEachLater(housePageSchema),
});

export interface LoadedSitemap {
  readonly entries: readonly SitemapEntry[];
  /** Every document that the entries stand for. */
  readonly ids: readonly string[];
}

type Client = Pick<SanityClient, "fetch">;
interface Options {
  readonly warn?: Warn;
}

/** Every story, the oldest first; null if there are too many for one sitemap. */
export async function loadStorySitemap(
  client: Client,
  { warn = logDamage }: Options = {},
): Promise<LoadedSitemap | null> {
  const raw = sitemapStoriesSchema.parse(await client.fetch<unknown>(OLDEST_STORIES_QUERY));
  return Array.isArray(raw) && raw.length > STORIES_IN_ONE_SITEMAP ? null : readStories(raw, warn);
}

/** The stories published in a month, the oldest first. */
export async function loadMonthSitemap(
  client: Client,
  month: string,
  { warn = logDamage }: Options = {},
): Promise<LoadedSitemap> {
  return readStories(
    await client.fetch<unknown>(MONTH_STORIES_QUERY, { month, monthAfter: monthAfter(month) }),
    warn,
  );
}

/** The months from the oldest story to the newest; null if there are no stories. */
export async function loadStoryMonths(client: Client): Promise<StoryMonths | null> {
  const { oldest, newest } = storyMonthsSchema.parse(await client.fetch<unknown>(STORY_MONTHS_QUERY));
  return oldest === null || newest === null ? null : storyMonths(oldest, newest);
}

/** Every page that is no story: those of the site itself, of topics and of the house. */
export async function loadPageSitemap(
  client: Client,
  { warn = logDamage }: Options = {},
): Promise<LoadedSitemap> {
  const raw = sitemapPagesSchema.parse(await client.fetch<unknown>(SITEMAP_PAGES_QUERY));
  const ofSite = [sitePath("frontPage"), sitePath("corrections"), sitePath("staff")];
  return {
    entries: [
      ...ofSite.flatMap((path) => (path === null ? [] : [{ path, modifiedAt: null }])),
      ...readEach(raw.topics, placeOf("topics", warn), readTopic),
      ...readEach(raw.housePages, placeOf("housePages", warn), readHousePage),
    ],
    ids: documentIds(raw),
  };
}

/** The newest thousand stories, the newest first. */
export async function loadNewsStories(
  client: Client,
  { warn = logDamage }: Options = {},
): Promise<NewsStory[]> {
  return readEach(await client.fetch<unknown>(NEWS_QUERY), placeOf("news", warn), (item, at) => {
    const story = readPart(newsSchema, item, documentPlace(item, at));
    return (
      story && { id: story._id, headline: story.headline, slug: story.slug, publishedAt: story.publishedAt }
    );
  });
}

function readStories(raw: unknown, warn: Warn): LoadedSitemap {
  return { entries: readEach(raw, placeOf("stories", warn), readStory), ids: documentIds(raw) };
}

function placeOf(path: string, warn: Warn): Place {
  return { documentId: "sitemap", path, warn };
}

function readStory(raw: unknown, from: Place): SitemapEntry | null {
  const place = documentPlace(raw, from);
  const story = readPart(storySchema, raw, place);
  if (story === null) return null;
  const updates = readEach(story.updates, within(place, "updates"), (at, where) => ({
    at: readSaidAt(at, where),
  }));
  const corrections = [story.corrections, story.ofStatements, story.ofUpdateStatements].flatMap((list) =>
    readEach(list, within(place, "corrections"), (item, where) => readPart(correctionSchema, item, where)),
  );
  return {
    path: storyPath(story.slug),
    modifiedAt: lastModified({ publishedAt: story.publishedAt, updates, corrections }),
  };
}

function readTopic(raw: unknown, from: Place): SitemapEntry | null {
  const topic = readPart(topicSchema, raw, documentPlace(raw, from));
  const path = topic && pagePath("topic", topic.slug);
  return path === null ? null : { path, modifiedAt: null };
}

function readHousePage(raw: unknown, from: Place): SitemapEntry | null {
  const page = readPart(housePageSchema, raw, documentPlace(raw, from));
  const path = page && pagePath("house", page.slug);
  return page === null || path === null ? null : { path, modifiedAt: page._updatedAt };
}
