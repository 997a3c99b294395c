import { NEWSROOM_LANGUAGE } from "../newsroom.ts";
import { FEED_MEDIA_TYPES } from "../toolAddress.ts";
import { type XmlElement, xmlDocument } from "../xml.ts";
import type { FeedEntry, NewsFeed } from "./newsFeed.ts";

/** RSS 2.0 (https://www.rssboard.org/rss-specification) with whole texts, and authors by name alone. */
export function rssFeed({ title, description, pageUrl, feedUrls, updatedAt, entries }: NewsFeed): string {
  return xmlDocument({
    rss: {
      "@version": "2.0",
      "@xmlns:atom": "http://www.w3.org/2005/Atom",
      "@xmlns:content": "http://purl.org/rss/1.0/modules/content/",
      "@xmlns:dc": "http://purl.org/dc/elements/1.1/",
      channel: {
        title,
        link: pageUrl,
        description,
        language: NEWSROOM_LANGUAGE,
        lastBuildDate: rfc822(updatedAt),
        "atom:link": { "@rel": "self", "@type": FEED_MEDIA_TYPES.rss, "@href": feedUrls.rss },
        item: entries.map(item),
      },
    },
  });
}

function item(entry: FeedEntry): XmlElement {
  const { id, url, title, summary, html, publishedAt, updatedAt, authors, categories, image } = entry;
  return {
    title,
    link: url,
    guid: { "@isPermaLink": "false", "#text": id },
    pubDate: rfc822(publishedAt),
    "atom:updated": updatedAt,
    "dc:creator": authors,
    category: categories.map(({ name, url: domain }) => ({ "@domain": domain, "#text": name })),
    description: summary,
    "content:encoded": html,
    // The length is required and not known before the picture is asked for: 0 stands for that.
    enclosure: image === null ? undefined : { "@url": image.url, "@type": image.mediaType, "@length": "0" },
  };
}

function rfc822(instant: string): string {
  return new Date(instant).toUTCString();
}
