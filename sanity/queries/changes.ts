import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import type { ContentChange } from "../../lib/cacheTags.ts";
import { REVALIDATED_TYPES } from "../revalidationWebhook.ts";

/** How many `loadLatestChanges` returns at most; the query says the same. */
export const LATEST_CHANGES = 200;
/** How many `loadEmbargoes` finds of a kind at most; the query says the same. */
export const MOST_EMBARGOES = 100;

const CHANGE = `_id, _type, _updatedAt, status, "unnamed": defined(unnamed), "corrected": defined(corrections[0]),
  publishedAt, publishAt, "slug": slug.current`;

export const LATEST_CHANGES_QUERY = defineQuery(`{
  "now": now(),
  "changes": *[_type in $types] | order(_updatedAt desc)[0...200]{${CHANGE}}
}`);

export const CHANGES_QUERY = defineQuery(`*[_type in $types && _id in $ids]{${CHANGE}}`);

export const REVISIONS_QUERY = defineQuery(`*[_id in $ids]{_id, _rev}`);

/**
 * What comes into sight after a moment without being written again: an embargo that ends, a date of
 * publication that comes. The plain comparison bounds the index; it compares spelling, and an offset
 * moves that by less than a day.
 */
export const EMBARGOES_QUERY = defineQuery(`{
  "now": now(),
  "embargoed": *[_type in ["article", "quote"] && publishAt > $dayBefore
    && dateTime(publishAt) > dateTime($since) && dateTime(publishAt) > dateTime(_updatedAt)]
    | order(publishAt asc)[0...100]{${CHANGE}},
  "postdated": *[_type == "article" && publishedAt > $dayBefore
    && dateTime(publishedAt) > dateTime($since) && dateTime(publishedAt) > dateTime(_updatedAt)]
    | order(publishedAt asc)[0...100]{${CHANGE}}
}`);

const changeSchema = z
  .object({
    _id: z.string(),
    _type: z.string(),
    _updatedAt: z.string(),
    status: z.string().nullable(),
    unnamed: z.boolean(),
    corrected: z.boolean(),
    publishedAt: z.string().nullable(),
    publishAt: z.string().nullable(),
    slug: z.string().nullable(),
  })
  .transform(
    ({ _id, _type, _updatedAt, unnamed, corrected, slug, ...dates }): DatedChange => ({
      documentId: _id,
      type: _type,
      operation: "update",
      updatedAt: _updatedAt,
      isUnnamed: unnamed,
      isCorrected: corrected,
      slugs: slug === null ? [] : [slug],
      ...dates,
    }),
  );

const now = z.iso.datetime();
const latestChangesSchema = z.object({ now, changes: z.array(changeSchema) });
const embargoesSchema = z.object({ now, embargoed: z.array(changeSchema), postdated: z.array(changeSchema) });
const revisionsSchema = z.array(z.object({ _id: z.string(), _rev: z.string() }));

export interface DatedChange extends ContentChange {
  /** UTC instant, by the backend's clock. */
  readonly updatedAt: string;
}

export interface LatestChanges {
  /** By the backend's clock: a UTC instant. */
  readonly now: string;
  /** Newest first, at most `LATEST_CHANGES`. */
  readonly changes: readonly DatedChange[];
}

/** The published documents changed last. */
export async function loadLatestChanges(client: SanityClient): Promise<LatestChanges> {
  const answer = await client.fetch<unknown>(LATEST_CHANGES_QUERY, { types: [...REVALIDATED_TYPES] });
  return latestChangesSchema.parse(answer);
}

export interface Embargoes {
  /** By the backend's clock: a UTC instant. */
  readonly now: string;
  /** Those whose time has come since. */
  readonly ended: readonly ContentChange[];
  /** Whether there may be more that ended than could be listed. */
  readonly hasMore: boolean;
  /** The next time that one ends, a UTC instant; null where none is known. */
  readonly next: string | null;
}

const DAY_MS = 24 * 3_600_000;

/** Stories and statements that have come into sight since a moment by the backend's clock, and when the next one does. */
export async function loadEmbargoes(client: SanityClient, since: string): Promise<Embargoes> {
  const dayBefore = new Date(Date.parse(since) - DAY_MS).toISOString();
  const answer = embargoesSchema.parse(await client.fetch<unknown>(EMBARGOES_QUERY, { since, dayBefore }));
  const nowMs = Date.parse(answer.now);
  const lists = [
    answer.embargoed.map((document) => ({ document, endsMs: momentOf(document.publishAt) })),
    answer.postdated.map((document) => ({ document, endsMs: momentOf(document.publishedAt) })),
  ];
  const endings = lists.flat();
  const nextMs = Math.min(...endings.map(({ endsMs }) => endsMs).filter((endsMs) => endsMs > nowMs));
  return {
    now: answer.now,
    ended: endings.filter(({ endsMs }) => endsMs <= nowMs).map(({ document }) => document),
    hasMore: lists.some(
      (list) => list.length === MOST_EMBARGOES && list.every(({ endsMs }) => endsMs <= nowMs),
    ),
    next: Number.isFinite(nextMs) ? new Date(nextMs).toISOString() : null,
  };
}

function momentOf(instant: string | null): number {
  return Date.parse(instant ?? "");
}

const IDS_PER_QUERY = 500;

/** By id, of those that are published: what `_rev` they have. */
export async function loadRevisions(
  client: SanityClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await inSlices(ids, async (slice) =>
    revisionsSchema.parse(await client.fetch<unknown>(REVISIONS_QUERY, { ids: slice })),
  );
  return new Map(found.map(({ _id, _rev }) => [_id, _rev]));
}

/** The published documents of these ids that show on readers' pages, as changes. */
export async function loadChanges(client: SanityClient, ids: readonly string[]): Promise<DatedChange[]> {
  return inSlices(ids, async (slice) =>
    z
      .array(changeSchema)
      .parse(await client.fetch<unknown>(CHANGES_QUERY, { types: [...REVALIDATED_TYPES], ids: slice })),
  );
}

async function inSlices<Found>(
  ids: readonly string[],
  load: (slice: readonly string[]) => Promise<readonly Found[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    found.push(...(await load(ids.slice(start, start + IDS_PER_QUERY))));
  }
  return found;
}
