import type { CollectionPage, Graph, Thing, WebPageLeaf } from "schema-dts";
import { NEWSROOM_LANGUAGE } from "../newsroom.ts";
import { pagePath, sitePath } from "../routes.ts";
import { type Story, storyPath } from "../story.ts";
import { type Breadcrumb, breadcrumbData } from "./breadcrumbData.ts";
import { newsroomData, siteData } from "./newsroom.ts";
import { absoluteUrl, type Site } from "./site.ts";
import { liveCoverageData, storyData } from "./storyData.ts";

/** What a page says about itself, as far as every kind of page does. */
export interface DescribedPage {
  readonly title: string;
  readonly description: string;
  /** A path of the site: the one address of the page. */
  readonly path: string;
}

export interface CollectionEntry {
  readonly headline: string;
  readonly path: string;
}

const FRONT: Breadcrumb = { name: "Front page", path: sitePath("frontPage") };

export function frontPageGraph(site: Site): Graph {
  return graph(siteData(site), newsroomData(site));
}

export function storyGraph(story: Story, site: Site): Graph {
  const { section, headline, slug } = story;
  const live = liveCoverageData(story, site);
  const way = [
    FRONT,
    { name: section.title, path: pagePath("section", section.slug) },
    { name: headline, path: storyPath(slug) },
  ];
  return graph(storyData(story, site), ...(live === null ? [] : [live]), breadcrumbData(way, site));
}

/** A page that is a list: of a topic's stories, of corrections. The entries in the order of the page. */
export function collectionGraph(page: DescribedPage, entries: readonly CollectionEntry[], site: Site): Graph {
  const collection: CollectionPage = {
    "@type": "CollectionPage",
    ...describe(page, site),
    mainEntity: {
      "@type": "ItemList",
      itemListElement: entries.map(({ headline, path }, index) => ({
        "@type": "ListItem",
        position: index + 1,
        name: headline,
        url: absoluteUrl(path, site),
      })),
    },
  };
  return graph(collection, breadcrumbData([FRONT, { name: page.title, path: page.path }], site));
}

/** A text of the house, or its staff. */
export function housePageGraph(page: DescribedPage, site: Site): Graph {
  return graph(
    { "@type": HOUSE_TYPES[page.path] ?? "WebPage", ...describe(page, site) },
    breadcrumbData([FRONT, { name: page.title, path: page.path }], site),
  );
}

/** Of house pages whose slug says what they are. */
const HOUSE_TYPES: Readonly<Record<string, "AboutPage" | "ContactPage">> = {
  "/about": "AboutPage",
  "/contact": "ContactPage",
};

function describe({ title, description, path }: DescribedPage, site: Site) {
  const url = absoluteUrl(path, site);
  return {
    "@id": url,
    url,
    name: title,
    description: description || undefined,
    inLanguage: NEWSROOM_LANGUAGE,
    isPartOf: siteData(site),
    publisher: newsroomData(site),
  } satisfies Omit<WebPageLeaf, "@type">;
}

function graph(...nodes: readonly Thing[]): Graph {
  return { "@context": "https://schema.org", "@graph": nodes };
}
