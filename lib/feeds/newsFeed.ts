import { shareImage } from "../imageUrl.ts";
import { storyLastModified } from "../lastModified.ts";
import { NEWSROOM_DESCRIPTION, NEWSROOM_NAME } from "../newsroom.ts";
import { topicPath } from "../routes.ts";
import { type Story, storyPath } from "../story.ts";
import { type FeedFormat, feedPath } from "../toolAddress.ts";
import type { Topic } from "../topicPage.ts";
import { entryId } from "./entryId.ts";
import { storyHtml } from "./storyHtml.ts";

/** A list of stories or of corrections for readers' tools, before it takes a format. Addresses are absolute. */
export interface NewsFeed {
  readonly title: string;
  readonly description: string;
  /** The page that lists the same. */
  readonly pageUrl: string;
  /** Of the feed itself, by format. */
  readonly feedUrls: Readonly<Record<FeedFormat, string>>;
  /** UTC instant of the last substantive change in it. */
  readonly updatedAt: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** Never changes, whatever becomes of the headline and the address. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** All of it as HTML. */
  readonly html: string;
  /** UTC instants. */
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly authors: readonly string[];
  readonly categories: readonly { readonly name: string; readonly url: string }[];
  readonly image: { readonly url: string; readonly mediaType: string } | null;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  avif: "image/avif",
  gif: "image/gif",
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
};

/** What a feed is made of. */
export interface FeedMaterial {
  /** Null for the feed of all stories. */
  readonly topic: Pick<Topic, "title" | "slug" | "description"> | null;
  /** Newest first. */
  readonly stories: readonly Story[];
}

/**
 * The stories as a feed.
 *
 * @param siteOrigin where readers find the site: `https://news.example`.
 * @param now dates a feed that has no stories yet.
 */
export async function newsFeed(
  { topic, stories }: FeedMaterial,
  siteOrigin: string,
  now: Date,
): Promise<NewsFeed> {
  const absolute = (path: string) => new URL(path, siteOrigin).href;
  const slug = topic?.slug ?? null;
  const entries = await Promise.all(stories.map((story) => feedEntry(story, siteOrigin)));
  const changes = entries.map(({ updatedAt }) => Date.parse(updatedAt));
  return {
    title: topic === null ? NEWSROOM_NAME : `${topic.title} — ${NEWSROOM_NAME}`,
    description: topic?.description ?? NEWSROOM_DESCRIPTION,
    pageUrl: absolute(slug === null ? "/" : topicPath(slug)),
    feedUrls: {
      rss: absolute(feedPath(slug, "rss")),
      atom: absolute(feedPath(slug, "atom")),
      json: absolute(feedPath(slug, "json")),
    },
    updatedAt: (changes.length === 0 ? now : new Date(Math.max(...changes))).toISOString(),
    entries,
  };
}

/** A story as an entry of a feed. `siteOrigin` is where readers find the site: `https://news.example`. */
export async function feedEntry(story: Story, siteOrigin: string): Promise<FeedEntry> {
  const url = new URL(storyPath(story.slug), siteOrigin).href;
  const filedUnder = [story.section, ...story.topics.filter(({ id }) => id !== story.section.id)];
  return {
    id: entryId(story.id, siteOrigin),
    url,
    title: story.headline,
    summary: story.standfirst,
    html: await storyHtml(story, url),
    publishedAt: story.publishedAt,
    updatedAt: storyLastModified(story),
    authors: story.byline,
    categories: filedUnder.map(({ title, slug }) => ({
      name: title,
      url: new URL(topicPath(slug), siteOrigin).href,
    })),
    image: imageOf(story, siteOrigin),
  };
}

function imageOf({ keyImage }: Story, siteOrigin: string): FeedEntry["image"] {
  if (keyImage === null) return null;
  const mediaType = MEDIA_TYPES[/\.(\w+)$/.exec(keyImage.url)?.[1] ?? ""];
  return mediaType === undefined
    ? null
    : { url: new URL(shareImage(keyImage).url, siteOrigin).href, mediaType };
}
