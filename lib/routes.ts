import { storyPath } from "./story.ts";

/** Kinds of pages that stand for one document each. */
export type PageKind = "story" | "person" | "organization" | "topic" | "section";

/** Pages of the house itself. */
export type HousePage = "frontPage" | "onTheRecord" | "people" | "corrections" | "howWeCheck" | "reportError";

/**
 * Which pages exist. A page that doesn't has no address, and what would link to it is printed as
 * plain text: give it an address here once it is built, and every link to it appears.
 */
const PAGES: Readonly<Record<PageKind, ((slug: string) => string) | null>> = {
  story: storyPath,
  person: null,
  organization: null,
  topic: null,
  section: null,
};

const HOUSE_PAGES: Readonly<Record<HousePage, string | null>> = {
  frontPage: "/",
  onTheRecord: null,
  people: null,
  corrections: null,
  howWeCheck: null,
  reportError: null,
};

export function pagePath(kind: PageKind, slug: string): string | null {
  return PAGES[kind]?.(slug) ?? null;
}

export function housePath(page: HousePage): string | null {
  return HOUSE_PAGES[page];
}
