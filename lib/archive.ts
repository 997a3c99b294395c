/**
 * Long lists by date: a front with the newest entries, and numbered pages of the archive behind it.
 * The pages are counted from the oldest entry and each is full, so that what is published later
 * moves nothing from one address to another.
 */

export const ARCHIVE_PAGE_LENGTH = 20;

/** The most that a front holds: what doesn't fill a page of the archive yet stays on it, with one page that would. */
export const FRONT_LENGTH = 2 * ARCHIVE_PAGE_LENGTH - 1;

/** How many pages the archive has behind the front, for so many entries in all. */
export function archivePages(entries: number): number {
  return Math.max(0, Math.floor(entries / ARCHIVE_PAGE_LENGTH) - 1);
}

/** How many of the newest entries the front shows: all of up to 39, else 20 to 39. */
export function entriesOnFront(entries: number): number {
  return entries - archivePages(entries) * ARCHIVE_PAGE_LENGTH;
}

/** Where a page's entries begin and end (exclusive), counted from the oldest, which is 0. */
export function archiveRange(page: number): { readonly from: number; readonly to: number } {
  return { from: (page - 1) * ARCHIVE_PAGE_LENGTH, to: page * ARCHIVE_PAGE_LENGTH };
}
