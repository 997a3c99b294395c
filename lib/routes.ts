import { storyPath } from "./story.ts";

/** Kinds of pages that stand for one document each; "house" is a text that an editor wrote about the house. */
export type PageKind = "story" | "person" | "organization" | "topic" | "section" | "house";

/** Pages of the site itself. */
export type SitePage = "frontPage" | "onTheRecord" | "people" | "corrections" | "staff";

/**
 * Which pages exist. A page that doesn't has no address, and what would link to it is printed as
 * plain text: give it an address here once it is built, and every link to it appears.
 */
const PAGES: Readonly<Record<PageKind, ((slug: string) => string) | null>> = {
  story: storyPath,
  person: null,
  organization: null,
  topic: topicPath,
  section: topicPath,
  house: (slug) => `/${slug}`,
};

const SITE_PAGES: Readonly<Record<SitePage, string | null>> = {
  frontPage: "/",
  onTheRecord: null,
  people: null,
  corrections: "/corrections",
  staff: "/staff",
};

export function pagePath(kind: PageKind, slug: string): string | null {
  return PAGES[kind]?.(slug) ?? null;
}

export function sitePath(page: SitePage): string | null {
  return SITE_PAGES[page];
}

export function topicPath(slug: string): string {
  return `/topics/${slug}`;
}

/** The slug of the house page whose text opens the page of the staff, which has the same address. */
export const STAFF_SLUG = "staff";

/** Where editors work. */
export const STUDIO_PATH = "/studio";

/** First segments of the site's own addresses, built or kept free for what will be. */
const RESERVED: ReadonlySet<string> = new Set([
  "api",
  "corrections",
  "errors",
  "events",
  "feeds",
  "files",
  "fonts",
  "front",
  "images",
  "live",
  "metrics",
  "on-the-record",
  "people",
  "preview",
  "scripts",
  "search",
  "sitemap",
  "sitemaps",
  "sources",
  "specimen",
  "statements",
  "stories",
  "studio",
  "topics",
]);

/** Whether no house page may be called so. */
export function isReservedSlug(slug: string): boolean {
  return RESERVED.has(slug);
}
