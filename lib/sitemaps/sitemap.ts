import { xmlDocument } from "../xml.ts";

/** So many stories stand in one sitemap; with more, there is an index of one for each month. */
export const STORIES_IN_ONE_SITEMAP = 1_000;

export interface SitemapEntry {
  /** A path of the site. */
  readonly path: string;
  /** UTC instant of the last substantive change; null where that isn't known. */
  readonly modifiedAt: string | null;
}

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** A list of pages for search engines. */
export function sitemap(entries: readonly SitemapEntry[], siteOrigin: string): string {
  return xmlDocument({
    urlset: {
      "@xmlns": NAMESPACE,
      url: entries.map(({ path, modifiedAt }) => ({
        loc: new URL(path, siteOrigin).href,
        lastmod: modifiedAt ?? undefined,
      })),
    },
  });
}

/** A list of sitemaps, by their paths. */
export function sitemapIndex(paths: readonly string[], siteOrigin: string): string {
  return xmlDocument({
    sitemapindex: {
      "@xmlns": NAMESPACE,
      sitemap: paths.map((path) => ({ loc: new URL(path, siteOrigin).href })),
    },
  });
}

/** The months in which stories were published, from the first to the last, whether or not each has any: `2026-11`, in UTC. */
export interface StoryMonths {
  readonly first: string;
  readonly last: string;
}

export function storyMonths(oldest: string, newest: string): StoryMonths {
  return { first: monthOf(oldest), last: monthOf(newest) };
}

/** The month of a UTC instant. */
export function monthOf(instant: string): string {
  return instant.slice(0, "2026-11".length);
}

export function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return monthOf(new Date(Date.UTC(year, number)).toISOString());
}

export function monthsIn({ first, last }: StoryMonths): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

/** `months` is null where nothing has been published. */
export function isMonthIn(month: string, months: StoryMonths | null): boolean {
  return months !== null && months.first <= month && month <= months.last;
}
