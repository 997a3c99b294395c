import { NEWSROOM_LANGUAGE, NEWSROOM_NAME } from "../newsroom.ts";
import { FEED_MEDIA_TYPES } from "../toolAddress.ts";
import { type XmlElement, xmlDocument } from "../xml.ts";
import type { FeedEntry, NewsFeed } from "./newsFeed.ts";

/** Atom 1.0 (RFC 4287) with whole texts. */
export function atomFeed({ title, description, pageUrl, feedUrls, updatedAt, entries }: NewsFeed): string {
  return xmlDocument({
    feed: {
      "@xmlns": "http://www.w3.org/2005/Atom",
      "@xml:lang": NEWSROOM_LANGUAGE,
      id: feedUrls.atom,
      title,
      subtitle: description,
      updated: updatedAt,
      link: [
        { "@rel": "self", "@type": FEED_MEDIA_TYPES.atom, "@href": feedUrls.atom },
        { "@rel": "alternate", "@type": "text/html", "@href": pageUrl },
      ],
      author: { name: NEWSROOM_NAME },
      entry: entries.map(atomEntry),
    },
  });
}

function atomEntry(entry: FeedEntry): XmlElement {
  const { id, url, title, summary, html, publishedAt, updatedAt, authors, categories, image } = entry;
  const picture = image && [{ "@rel": "enclosure", "@type": image.mediaType, "@href": image.url }];
  return {
    id,
    title,
    link: [{ "@rel": "alternate", "@type": "text/html", "@href": url }, ...(picture ?? [])],
    published: publishedAt,
    updated: updatedAt,
    author: authors.map((name) => ({ name })),
    category: categories.map((category) => ({ "@term": category.name })),
    summary,
    content: { "@type": "html", "#text": html },
  };
}
