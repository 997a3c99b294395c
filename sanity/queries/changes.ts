import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import type { ContentChange } from "../../lib/cacheTags.ts";
import { REVALIDATED_TYPES } from "../revalidationWebhook.ts";

/** How many `loadLatestChanges` returns at most; the query says the same. */
export const LATEST_CHANGES = 200;

export const LATEST_CHANGES_QUERY = defineQuery(`*[_type in $types] | order(_updatedAt desc)[0...200]{
  _id, _type, _updatedAt, status, "unnamed": defined(unnamed), "corrected": defined(corrections[0]), publishedAt, publishAt, "slug": slug.current
}`);

/** Stories whose embargo ended last, and the moment of the answer by the backend's clock. */
export const ENDED_EMBARGOES_QUERY = defineQuery(`{
  "now": now(),
  "stories": *[_type == "article" && publishAt > "" && dateTime(publishAt) <= dateTime(now())] | order(publishAt desc)[0...50]{
    _id, _type, _updatedAt, status, "unnamed": false, "corrected": defined(corrections[0]), publishedAt, publishAt, "slug": slug.current
  }
}`);

export const EXISTING_IDS_QUERY = defineQuery(`*[_id in $ids]._id`);

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

const endedEmbargoesSchema = z.object({ now: z.string(), stories: z.array(changeSchema) });

export interface DatedChange extends ContentChange {
  /** UTC instant, by the backend's clock. */
  readonly updatedAt: string;
}

/** The published documents changed last, newest first: at most `LATEST_CHANGES`. */
export async function loadLatestChanges(client: SanityClient): Promise<DatedChange[]> {
  return z
    .array(changeSchema)
    .parse(await client.fetch<unknown>(LATEST_CHANGES_QUERY, { types: [...REVALIDATED_TYPES] }));
}

/** The stories whose embargo ended last, at most 50, and the backend's clock: a UTC instant. */
export async function loadEndedEmbargoes(
  client: SanityClient,
): Promise<{ readonly now: string; readonly stories: readonly DatedChange[] }> {
  return endedEmbargoesSchema.parse(await client.fetch<unknown>(ENDED_EMBARGOES_QUERY));
}

const IDS_PER_QUERY = 500;

/** Which of the ids are not published any more. */
export async function loadMissingIds(client: SanityClient, ids: readonly string[]): Promise<string[]> {
  const existing = new Set<string>();
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    const slice = ids.slice(start, start + IDS_PER_QUERY);
    const found = z.array(z.string()).parse(await client.fetch<unknown>(EXISTING_IDS_QUERY, { ids: slice }));
    for (const id of found) existing.add(id);
  }
  return ids.filter((id) => !existing.has(id));
}
