import { describe, expect, test } from "vitest";
import { readerPageAt, readerPagePath } from "./readerPage.ts";

describe("addresses for readers' tools", () => {
  test.each([
    ["/feeds/latest.rss", { kind: "feed", topic: null, format: "rss" }],
    ["/feeds/latest.json", { kind: "feed", topic: null, format: "json" }],
    ["/feeds/topics/politics.atom", { kind: "feed", topic: "politics", format: "atom" }],
    ["/feeds/topics/latest.rss", { kind: "feed", topic: "latest", format: "rss" }],
    ["/feeds/corrections.rss", { kind: "correctionsFeed", format: "rss" }],
    ["/feeds/topics/corrections.rss", { kind: "feed", topic: "corrections", format: "rss" }],
    ["/sitemap.xml", { kind: "sitemap", part: "all" }],
    ["/news-sitemap.xml", { kind: "sitemap", part: "news" }],
    ["/sitemaps/pages.xml", { kind: "sitemap", part: "pages" }],
    ["/sitemaps/2026-11.xml", { kind: "monthSitemap", month: "2026-11" }],
  ] as const)("%s: that document, and it has that address", (path, document) => {
    expect(readerPageAt(path)).toEqual(document);
    expect(readerPagePath(document)).toBe(path);
  });

  test.each([
    "/feeds",
    "/feeds/latest",
    "/feeds/latest.xml",
    "/feeds/corrections.xml",
    "/feeds/corrections/refile.rss",
    "/feeds/Latest.rss",
    "/feeds/politics.rss",
    "/feeds/topics/Politics.rss",
    "/feeds/topics/a/b.rss",
    "/sitemaps",
    "/sitemaps/all.xml",
    "/sitemaps/news.xml",
    "/sitemaps/1.xml",
    "/sitemaps/2026-13.xml",
    "/sitemaps/2026-00.xml",
    "/sitemaps/3026-01.xml",
    "/sitemaps/2026-11.xml/2",
  ])("%s: nowhere", (path) => {
    expect(readerPageAt(path)).toBe("nowhere");
  });
});
