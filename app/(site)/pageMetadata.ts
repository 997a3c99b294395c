import type { Metadata } from "next";
import { shareImage } from "../../lib/imageUrl.ts";
import { storyLastModified } from "../../lib/lastModified.ts";
import { NEWSROOM_NAME } from "../../lib/newsroom.ts";
import { type Story, storyPath, type TopicLink } from "../../lib/story.ts";
import type { DescribedPage } from "../../lib/structuredData/pageData.ts";
import { FEED_FORMATS, FEED_MEDIA_TYPES, feedPath } from "../../lib/toolAddress.ts";

/** The language and the country that the pages are written for, as https://ogp.me spells it. */
const LOCALE = "en_US";

/**
 * What a page says of itself to search engines, to those who share it and to feed readers. `topic`
 * is the topic that the page is about, whose own feeds come first then.
 */
export function pageMetadata(
  { title, description, path }: DescribedPage,
  topic: Pick<TopicLink, "title" | "slug"> | null = null,
): Metadata {
  return {
    title,
    description,
    alternates: { canonical: path, types: feedLinks(topic) },
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

function feedLinks(topic: Pick<TopicLink, "title" | "slug"> | null) {
  const feeds = [...(topic === null ? [] : [topic]), { title: "Latest stories", slug: null }];
  return Object.fromEntries(
    FEED_FORMATS.map((format) => [
      FEED_MEDIA_TYPES[format],
      feeds.map(({ title, slug }) => ({ title: `${NEWSROOM_NAME}: ${title}`, url: feedPath(slug, format) })),
    ]),
  );
}
