import { NEWSROOM_LANGUAGE, NEWSROOM_NAME } from "../newsroom.ts";
import { type Story, storyPath } from "../story.ts";
import { xmlDocument } from "../xml.ts";

const NEWS_AGE_MS = 2 * 24 * 3_600_000;

export type NewsStory = Pick<Story, "id" | "headline" | "slug" | "publishedAt">;

/** Whether a story published at a UTC instant is news: search engines take two days of it. */
export function isNews(publishedAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(publishedAt) <= NEWS_AGE_MS;
}

/**
 * A list of news for search engines: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
 * At most 1,000; without any, a list that is empty.
 */
export function newsSitemap(news: readonly Omit<NewsStory, "id">[], siteOrigin: string): string {
  return xmlDocument({
    urlset: {
      "@xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
      "@xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
      url: news.map(({ headline, slug, publishedAt }) => ({
        loc: new URL(storyPath(slug), siteOrigin).href,
        "news:news": {
          "news:publication": { "news:name": NEWSROOM_NAME, "news:language": NEWSROOM_LANGUAGE },
          "news:publication_date": publishedAt,
          "news:title": headline,
        },
      })),
    },
  });
}
