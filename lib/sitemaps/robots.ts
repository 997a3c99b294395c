import { sitemapPath } from "../toolAddress.ts";

/** Everything may be read; where the sitemaps are (https://www.rfc-editor.org/rfc/rfc9309). */
export function robots(siteOrigin: string): string {
  const sitemaps = [sitemapPath("all"), sitemapPath("news")].map((path) => new URL(path, siteOrigin).href);
  return ["User-agent: *", "Disallow: /api/", "", ...sitemaps.map((url) => `Sitemap: ${url}`), ""].join("\n");
}
