import { NEWSROOM_LANGUAGE } from "../newsroom.ts";
import type { FeedEntry, NewsFeed } from "./newsFeed.ts";

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) with whole texts. */
export function jsonFeed({ title, description, pageUrl, feedUrls, entries }: NewsFeed): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: pageUrl,
    feed_url: feedUrls.json,
    description,
    language: NEWSROOM_LANGUAGE,
    items: entries.map(item),
  });
}

function item({
  id,
  url,
  title,
  summary,
  html,
  publishedAt,
  updatedAt,
  authors,
  categories,
  image,
}: FeedEntry) {
  return {
    id,
    url,
    title,
    content_html: html,
    summary,
    image: image?.url,
    date_published: publishedAt,
    date_modified: updatedAt,
    authors: authors.map((name) => ({ name })),
    tags: categories.map(({ name }) => name),
    attachments: image === null ? undefined : [{ url: image.url, mime_type: image.mediaType }],
  };
}
