/** A kind of page that a reader can come to, by one example in the sample newsroom. */
export interface PageType {
  readonly name: string;
  readonly path: string;
  readonly status?: number;
  /** The schema.org types that its structured data names at least; none on a page that nobody should find. */
  readonly structuredData: readonly string[];
}

export const PAGE_TYPES: readonly PageType[] = [
  { name: "front page", path: "/", structuredData: ["WebSite"] },
  {
    name: "story",
    path: "/stories/nominee-asks-russia-to-find-emails",
    structuredData: ["NewsArticle", "BreadcrumbList"],
  },
  {
    name: "story with updates",
    path: "/stories/doral-remark-day",
    structuredData: ["LiveBlogPosting", "BreadcrumbList"],
  },
  {
    name: "story with a correction",
    path: "/stories/reactions-to-remark",
    structuredData: ["NewsArticle", "BreadcrumbList"],
  },
  { name: "section", path: "/topics/politics", structuredData: ["CollectionPage", "BreadcrumbList"] },
  { name: "topic", path: "/topics/russia", structuredData: ["CollectionPage", "BreadcrumbList"] },
  { name: "corrections", path: "/corrections", structuredData: ["CollectionPage", "BreadcrumbList"] },
  {
    name: "corrections of one kind",
    path: "/corrections/correction",
    structuredData: ["CollectionPage", "BreadcrumbList"],
  },
  { name: "staff", path: "/staff", structuredData: ["BreadcrumbList"] },
  { name: "house page", path: "/how-we-check", structuredData: ["BreadcrumbList"] },
  { name: "no page", path: "/stories/no-such-story", status: 404, structuredData: [] },
];
