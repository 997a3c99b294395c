import { documentTag, FRONT_PAGE_TAG, NAVIGATION_TAG, sitemapTag } from "../../lib/cacheTags.ts";
import { isNews, newsSitemap } from "../../lib/sitemaps/newsSitemap.ts";
import { monthOf, monthsIn, sitemap, sitemapIndex } from "../../lib/sitemaps/sitemap.ts";
import {
  type MonthSitemapAddress,
  monthSitemapPath,
  type SitemapAddress,
  sitemapPath,
} from "../../lib/toolAddress.ts";
import { readerClient } from "../../sanity/client.ts";
import { readAddresses } from "../../sanity/configuration.ts";
import {
  loadMonthSitemap,
  loadNewsStories,
  loadPageSitemap,
  loadStoryMonths,
  loadStorySitemap,
} from "../../sanity/queries/sitemap.ts";
import { tagDocument } from "./tagPage.ts";

const SECONDS = {
  /** For what no event tells: news that has got too old. */
  newest: 60,
  archive: 3_600,
} as const;

/** The sitemap for the document being made, which is then tagged by all that it depends on. */
export async function readSitemap(address: SitemapAddress | MonthSitemapAddress, now: Date): Promise<string> {
  const origin = readAddresses(process.env).siteOrigin;
  if (address.kind === "monthSitemap") return monthSitemap(address.month, origin, now);
  switch (address.part) {
    case "all":
      return wholeSitemap(origin);
    case "pages": {
      const { entries, ids } = await loadPageSitemap(readerClient());
      await tagDocument([NAVIGATION_TAG, ...ids.map(documentTag)], SECONDS.archive);
      return sitemap(entries, origin);
    }
    case "news": {
      const stories = await loadNewsStories(readerClient());
      const news = stories.filter(({ publishedAt }) => isNews(publishedAt, now));
      await tagDocument([FRONT_PAGE_TAG, ...news.map(({ id }) => documentTag(id))], SECONDS.newest);
      return newsSitemap(news, origin);
    }
    default:
      return address.part satisfies never;
  }
}

/** Every page; the list of the other sitemaps where there are too many. */
async function wholeSitemap(origin: string): Promise<string> {
  const client = readerClient();
  const [pages, stories] = await Promise.all([loadPageSitemap(client), loadStorySitemap(client)]);
  if (stories === null) {
    const months = await loadStoryMonths(client);
    await tagDocument([FRONT_PAGE_TAG], SECONDS.newest);
    const ofMonths = months === null ? [] : monthsIn(months).map(monthSitemapPath);
    return sitemapIndex([sitemapPath("pages"), ...ofMonths], origin);
  }
  const ids = [...pages.ids, ...stories.ids].map(documentTag);
  await tagDocument([FRONT_PAGE_TAG, NAVIGATION_TAG, ...ids], SECONDS.newest);
  return sitemap([...pages.entries, ...stories.entries], origin);
}

async function monthSitemap(month: string, origin: string, now: Date): Promise<string> {
  const { entries, ids } = await loadMonthSitemap(readerClient(), month);
  const isThisMonth = month === monthOf(now.toISOString());
  await tagDocument(
    [sitemapTag(month), ...ids.map(documentTag)],
    isThisMonth ? SECONDS.newest : SECONDS.archive,
  );
  return sitemap(entries, origin);
}
