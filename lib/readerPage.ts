import { isReservedSlug, topicPath } from "./routes.ts";
import { CORRECTION_KINDS, type CorrectionKind } from "./statement.ts";
import { FROM_THE_START, fromTheStartPath, storyPath } from "./story.ts";
import {
  correctionsFeedPath,
  feedPath,
  monthSitemapPath,
  sitemapPath,
  type ToolDocument,
  toolDocumentAt,
} from "./toolAddress.ts";
import { isSlug } from "./writtenForms.ts";

/** A page made of content, as its address names it. `archive` is a page of the archive behind a list, null for its front. */
export type ReaderPage =
  | { readonly kind: "story"; readonly slug: string }
  /** A running or ended story with its updates in the order they came. */
  | { readonly kind: "storyFromTheStart"; readonly slug: string }
  | { readonly kind: "topic"; readonly slug: string; readonly archive: number | null }
  | CorrectionsAddress
  | { readonly kind: "staff" }
  | { readonly kind: "house"; readonly slug: string }
  | ToolDocument;

export interface CorrectionsAddress {
  readonly kind: "corrections";
  /** Null for all of them. */
  readonly of: CorrectionKind | null;
  readonly archive: number | null;
}

/** What stands for every kind in the addresses of the archive. */
const ALL_KINDS = "all";
/** Files at the root, which are no pages. */
const ROOT_FILES: ReadonlySet<string> = new Set(["favicon.ico", "icon.svg", "robots.txt"]);

/**
 * The page that a path asks for, as it stands in an address; "nowhere" where no such page can be, whatever is
 * published; null where the path is none of a reader's page made of content.
 *
 * @throws {URIError} for a path that can't be decoded.
 */
export function readerPageAt(path: string): ReaderPage | "nowhere" | null {
  const [first = "", ...rest] = path
    .replace(/^\/|\/$/g, "")
    .split("/")
    .map(decodeURIComponent);
  switch (first) {
    case "":
      return null;
    case "stories":
      return storyAt(rest);
    case "topics":
      return topicAt(rest);
    case "corrections":
      return correctionsAt(rest);
    case "staff":
      return rest.length === 0 ? { kind: "staff" } : "nowhere";
    default:
      return toolDocumentAt([first, ...rest]) ?? houseAt([first, ...rest]);
  }
}

/** The one address of a page. */
export function readerPagePath(page: ReaderPage): string {
  switch (page.kind) {
    case "story":
      return storyPath(encodeURIComponent(page.slug));
    case "storyFromTheStart":
      return fromTheStartPath(encodeURIComponent(page.slug));
    case "topic":
      return `${topicPath(page.slug)}${archiveSegment(page.archive)}`;
    case "corrections":
      return correctionsPath(page);
    case "staff":
      return "/staff";
    case "feed":
      return feedPath(page.topic, page.format);
    case "correctionsFeed":
      return correctionsFeedPath(page.format);
    case "sitemap":
      return sitemapPath(page.part);
    case "monthSitemap":
      return monthSitemapPath(page.month);
    case "house":
      return `/${page.slug}`;
    default:
      return page satisfies never;
  }
}

/** The kind that a segment of an address names, null for all of them; undefined where it names none. */
function correctionKindAt(segment: string): CorrectionKind | null | undefined {
  return segment === ALL_KINDS ? null : CORRECTION_KINDS.find((kind) => kind === segment);
}

/** A number as the archive's addresses have it, null for any other text. */
function archiveNumberAt(segment: string): number | null {
  return /^[1-9]\d{0,5}$/.test(segment) ? Number(segment) : null;
}

function houseAt([slug = "", ...more]: readonly string[]): ReaderPage | "nowhere" | null {
  if (more.length > 0 || ROOT_FILES.has(slug)) return null;
  return isSlug(slug) && !isReservedSlug(slug) ? { kind: "house", slug } : "nowhere";
}

function storyAt([slug = "", order, ...more]: readonly string[]): ReaderPage | "nowhere" {
  if (slug === "" || more.length > 0) return "nowhere";
  if (order === undefined) return { kind: "story", slug };
  return order === FROM_THE_START ? { kind: "storyFromTheStart", slug } : "nowhere";
}

function topicAt([slug, number, ...more]: readonly string[]): ReaderPage | "nowhere" {
  if (slug === undefined || !isSlug(slug) || more.length > 0) return "nowhere";
  if (number === undefined) return { kind: "topic", slug, archive: null };
  const archive = archiveNumberAt(number);
  return archive === null ? "nowhere" : { kind: "topic", slug, archive };
}

/** The front of all kinds is `/corrections` alone, so that it has one address. */
function correctionsAt([segment, number, ...more]: readonly string[]): ReaderPage | "nowhere" {
  if (segment === undefined) return { kind: "corrections", of: null, archive: null };
  const of = correctionKindAt(segment);
  if (of === undefined || more.length > 0) return "nowhere";
  if (number === undefined) return of === null ? "nowhere" : { kind: "corrections", of, archive: null };
  const archive = archiveNumberAt(number);
  return archive === null ? "nowhere" : { kind: "corrections", of, archive };
}

function correctionsPath({ of, archive }: CorrectionsAddress): string {
  if (of === null && archive === null) return "/corrections";
  return `/corrections/${of ?? ALL_KINDS}${archiveSegment(archive)}`;
}

function archiveSegment(archive: number | null): string {
  return archive === null ? "" : `/${archive}`;
}
