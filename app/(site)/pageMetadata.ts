import type { Metadata } from "next";
import { shareImage } from "../../lib/imageUrl.ts";
import { storyLastModified } from "../../lib/lastModified.ts";
import { NEWSROOM_NAME } from "../../lib/newsroom.ts";
import { type Story, storyPath } from "../../lib/story.ts";
import type { DescribedPage } from "../../lib/structuredData/pageData.ts";
import { FEED_FORMATS, FEED_MEDIA_TYPES, type FeedFormat, feedPath } from "../../lib/toolAddress.ts";

/** The language and the country that the pages are written for, as https://ogp.me spells it. */
const LOCALE = "en_US";

/** A feed in every format. */
export interface PageFeed {
  readonly title: string;
  readonly path: (format: FeedFormat) => string;
}

const LATEST: PageFeed = { title: "Latest stories", path: (format) => feedPath(null, format) };

/**
 * What a page says of itself to search engines, to those who share it and to feed readers. `ownFeed`
 * has what the page lists: it comes before that of all stories.
 */
export function pageMetadata(
  { title, description, path }: DescribedPage,
  ownFeed: PageFeed | null = null,
): Metadata {
  return {
    title,
    description,
    alternates: { canonical: path, types: feedLinks(ownFeed) },
    openGraph: { type: "website", title, description, url: path, siteName: NEWSROOM_NAME, locale: LOCALE },
    twitter: { card: "summary" },
  };
}

export function storyMetadata(story: Story): Metadata {
  const { headline, standfirst, byline, section, topics, publishedAt, keyImage } = story;
  const page = { title: headline, description: standfirst, path: storyPath(story.slug) };
  const { openGraph, ...metadata } = pageMetadata(page);
  const images = keyImage === null ? [] : [shareImage(keyImage)];
  return {
    ...metadata,
    authors: byline.map((name) => ({ name })),
    openGraph: {
      ...openGraph,
      type: "article",
      publishedTime: publishedAt,
      modifiedTime: storyLastModified(story),
      section: section.title,
      tags: topics.map((topic) => topic.title),
      images,
    },
    twitter: { card: images.length === 0 ? "summary" : "summary_large_image" },
  };
}

function feedLinks(ownFeed: PageFeed | null) {
  const feeds = ownFeed === null ? [LATEST] : [ownFeed, LATEST];
  return Object.fromEntries(
    FEED_FORMATS.map((format) => [
      FEED_MEDIA_TYPES[format],
      feeds.map(({ title, path }) => ({ title: `${NEWSROOM_NAME}: ${title}`, url: path(format) })),
    ]),
  );
}
