import type { BreadcrumbList } from "schema-dts";
import { absoluteUrl, type Site } from "./site.ts";

export interface Breadcrumb {
  readonly name: string;
  /** A path of the site; null for what has no page, which is left out. */
  readonly path: string | null;
}

/** The way to a page, the page itself last. */
export function breadcrumbData(crumbs: readonly Breadcrumb[], site: Site): BreadcrumbList {
  const pages = crumbs.flatMap(({ name, path }) => (path === null ? [] : [{ name, path }]));
  return {
    "@type": "BreadcrumbList",
    itemListElement: pages.map(({ name, path }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: absoluteUrl(path, site),
    })),
  };
}
