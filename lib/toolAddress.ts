import { isSlug } from "./writtenForms.ts";

export const FEED_FORMATS = ["rss", "atom", "json"] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

export const FEED_MEDIA_TYPES = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
} as const satisfies Record<FeedFormat, string>;

/** A document for feed readers and search engines, as its address names it. */
export type ToolDocument = FeedAddress | CorrectionsFeedAddress | SitemapAddress | MonthSitemapAddress;

export interface FeedAddress {
  readonly kind: "feed";
  /** Slug of the topic whose stories it has, null for those of all. */
  readonly topic: string | null;
  readonly format: FeedFormat;
}

/** The newest corrections. */
export interface CorrectionsFeedAddress {
  readonly kind: "correctionsFeed";
  readonly format: FeedFormat;
}

export interface SitemapAddress {
  readonly kind: "sitemap";
  /** Everything, or the list of the others; the pages that are no stories; the news. */
  readonly part: "all" | "pages" | "news";
}

/** The stories of a month. */
export interface MonthSitemapAddress {
  readonly kind: "monthSitemap";
  /** `2026-11`, in UTC. */
  readonly month: string;
}

/** Two stand at the root, where they are looked for. */
const ROOT_SITEMAPS = { all: "sitemap.xml", news: "news-sitemap.xml" } as const;

const FILE = new RegExp(`^(.+)\\.(${FEED_FORMATS.join("|")})$`);
const MONTH_SITEMAP = /^((?:19|20)\d{2}-(?:0[1-9]|1[0-2]))\.xml$/;

/**
 * The document that the segments of a path name; "nowhere" where no such document can be; null for
 * the path of anything else.
 */
export function toolDocumentAt([first, ...rest]: readonly string[]): ToolDocument | "nowhere" | null {
  switch (first) {
    case "feeds":
      return feedAt(rest);
    case "sitemaps":
      return sitemapAt(rest);
    case ROOT_SITEMAPS.all:
      return rest.length === 0 ? { kind: "sitemap", part: "all" } : "nowhere";
    case ROOT_SITEMAPS.news:
      return rest.length === 0 ? { kind: "sitemap", part: "news" } : "nowhere";
    default:
      return null;
  }
}

function feedAt(segments: readonly string[]): FeedAddress | CorrectionsFeedAddress | "nowhere" {
  const [, name = "", suffix] = FILE.exec(segments.at(-1) ?? "") ?? [];
  const format = FEED_FORMATS.find((known) => known === suffix);
  if (format === undefined) return "nowhere";
  const folder = segments.slice(0, -1).join("/");
  if (folder === "" && name === "latest") return { kind: "feed", topic: null, format };
  if (folder === "" && name === "corrections") return { kind: "correctionsFeed", format };
  return folder === "topics" && isSlug(name) ? { kind: "feed", topic: name, format } : "nowhere";
}

function sitemapAt([file = "", ...more]: readonly string[]): ToolDocument | "nowhere" {
  if (more.length > 0) return "nowhere";
  if (file === "pages.xml") return { kind: "sitemap", part: "pages" };
  const month = MONTH_SITEMAP.exec(file)?.[1];
  return month === undefined ? "nowhere" : { kind: "monthSitemap", month };
}

export function feedPath(topic: string | null, format: FeedFormat): string {
  return topic === null ? `/feeds/latest.${format}` : `/feeds/topics/${topic}.${format}`;
}

export function correctionsFeedPath(format: FeedFormat): string {
  return `/feeds/corrections.${format}`;
}

export function sitemapPath(part: SitemapAddress["part"]): string {
  return part === "pages" ? "/sitemaps/pages.xml" : `/${ROOT_SITEMAPS[part]}`;
}

export function monthSitemapPath(month: string): string {
  return `/sitemaps/${month}.xml`;
}
