/** What the first part of an address says about it. */
const KINDS: Readonly<Record<string, string>> = {
  "": "front",
  stories: "story",
  topics: "topic",
  corrections: "corrections",
  staff: "staff",
  feeds: "feed",
  images: "image",
  files: "file",
  api: "api",
  live: "live",
  _next: "asset",
  fonts: "asset",
  "icon.svg": "asset",
  sitemaps: "crawler",
  "robots.txt": "crawler",
  "sitemap.xml": "crawler",
  "news-sitemap.xml": "crawler",
};

/** The kind of address that a path is, empty for none: one of a few words, whatever readers ask for. */
export function routeKind(path: string): string {
  const [, first, ...rest] = path.split("/");
  if (first === undefined) return "other";
  if (Object.hasOwn(KINDS, first)) return KINDS[first] ?? "other";
  return rest.length === 0 ? "page" : "other";
}
