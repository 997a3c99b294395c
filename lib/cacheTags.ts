/**
 * Which cached pages a change touches, in tags. A page is tagged by every document it shows
 * (`doc:`), by what it relates to (`rel:`: a new story that shares one of these may belong in its
 * sidebar), and by the address it was asked for (`slug:`, so that an unknown address learns of a
 * story published there).
 */

import { monthOf } from "./sitemaps/sitemap.ts";

/** Carried by every page that depends on content: the coarse way out when details can't be had. */
export const EVERY_PAGE_TAG = "pages";
export const FRONT_PAGE_TAG = "front";
/** Of the lists that no document names: a new entry belongs on them. */
export const CORRECTIONS_TAG = "corrections";
export const STAFF_TAG = "staff";
/** Of the sections and house pages that every page links to. */
export const NAVIGATION_TAG = "navigation";

export function documentTag(documentId: string): string {
  return `doc:${documentId}`;
}

export function relationTag(documentId: string): string {
  return `rel:${documentId}`;
}

export function slugTag(slug: string): string {
  return `slug:${slug}`;
}

/** Of the sitemap of a month (`2026-11`): what comes into sight may have a date of long ago. */
export function sitemapTag(month: string): string {
  return `sitemap:${month}`;
}

/** The document id of a `doc:` tag, null for any other tag. */
export function taggedDocument(tag: string): string | null {
  return tag.startsWith("doc:") ? tag.slice(4) : null;
}

/** The type of a document that vanished before anybody said what it was: it may have stood on any list. */
export const UNKNOWN_TYPE = "unknown";

/** One published document that was created, updated or deleted, as it is after that. */
export interface ContentChange {
  readonly documentId: string;
  /** Or `UNKNOWN_TYPE`. */
  readonly type: string;
  readonly operation: "create" | "update" | "delete";
  /** Its slug before and after, as far as there were any. */
  readonly slugs: readonly string[];
  /** Of a statement. */
  readonly status: string | null;
  /** Whether a statement's speaker is not named. */
  readonly isUnnamed: boolean;
  /** Whether it has corrections, or had some; true where that isn't known. */
  readonly isCorrected: boolean;
  /** Of a story: an instant. */
  readonly publishedAt: string | null;
  /** Of a story or a statement: when its embargo ends, an instant; null where it has none. */
  readonly publishAt: string | null;
}

/** What ties a changed document to pages that don't show it yet. */
export interface ChangeRelations {
  readonly documentId: string;
  readonly relationKeys: readonly string[];
}

export interface Expiry {
  /** Marked stale: the old page is served once more while the new one is made. */
  readonly stale: readonly string[];
  /** Gone at once: the old page is never served again. */
  readonly gone: readonly string[];
}

/**
 * True where something that the page showed may not be shown once more: deleted, unpublished, under
 * embargo (again); a statement that is anything but live, or whose speaker is not named (any more).
 */
function takesBack(change: ContentChange, now: Date): boolean {
  if (change.operation === "delete") return true;
  const hasPassed = (instant: string) => Date.parse(instant) <= now.getTime();
  const { type, status, isUnnamed, publishedAt, publishAt } = change;
  const isBeforeItsTime = publishAt !== null && !hasPassed(publishAt);
  if (type === "quote") return (status ?? "live") !== "live" || isUnnamed || isBeforeItsTime;
  return type === "article" && (publishedAt === null || !hasPassed(publishedAt) || isBeforeItsTime);
}

/** The lists that a document of this type stands on, or may stand on by now. */
function listsWith({ type, isCorrected, publishedAt }: ContentChange): string[] {
  switch (type) {
    case "article":
      return [
        FRONT_PAGE_TAG,
        ...(isCorrected ? [CORRECTIONS_TAG] : []),
        ...(publishedAt === null ? [] : [sitemapTag(monthOf(publishedAt))]),
      ];
    case "quote":
      return isCorrected ? [FRONT_PAGE_TAG, CORRECTIONS_TAG] : [FRONT_PAGE_TAG];
    case "frontPage":
      return [FRONT_PAGE_TAG];
    case "topic":
      return [NAVIGATION_TAG];
    case "page":
      return [NAVIGATION_TAG, STAFF_TAG];
    case "person":
      return [STAFF_TAG];
    case UNKNOWN_TYPE:
      return [FRONT_PAGE_TAG, CORRECTIONS_TAG, NAVIGATION_TAG, STAFF_TAG];
    default:
      return [];
  }
}

/** For changes that nobody can list: no page is served again as it is. */
export const EXPIRE_EVERYTHING: Expiry = { stale: [], gone: [EVERY_PAGE_TAG] };

/**
 * The tags that a set of changes expires. `relations` are those of the changed documents as they
 * stand now; null where they could not be read, which then marks every page stale.
 */
export function planExpiry(
  changes: readonly ContentChange[],
  relations: readonly ChangeRelations[] | null,
  now: Date,
): Expiry {
  const stale = new Set<string>();
  const gone = new Set<string>();
  for (const change of changes) {
    const own = [documentTag(change.documentId)];
    if (change.type === "article") own.push(...change.slugs.map(slugTag));
    for (const tag of own) (takesBack(change, now) ? gone : stale).add(tag);
    for (const tag of listsWith(change)) stale.add(tag);
  }
  if (relations === null) stale.add(EVERY_PAGE_TAG);
  for (const { relationKeys } of relations ?? []) {
    for (const key of relationKeys) stale.add(relationTag(key));
  }
  return { stale: [...stale].filter((tag) => !gone.has(tag)), gone: [...gone] };
}
