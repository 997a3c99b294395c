import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import { PUBLISHED } from "./readerRules.ts";

/** For the raw perspective: every version of a story, readable by its dates, that has or had this address. */
export const STORY_ADDRESS_QUERY = defineQuery(
  `*[_type == "article" && (slug.current == $slug || $slug in previousSlugs) && ${PUBLISHED}]{
    _id, "slug": slug.current, publishedAt, "coverage": coverage.state
  }`,
);

/** Which of the ids are in the store; for the raw perspective. */
export const STORED_IDS_QUERY = defineQuery(`*[_id in $ids]._id`);

export const storyAddressSchema = z.array(
  z.object({
    _id: z.string(),
    slug: z.string().nullable(),
    publishedAt: z.string().nullable(),
    coverage: z.string().nullable(),
  }),
);

/**
 * What stands at a story's address: the story, a sign to its new address, a story that was taken
 * down, or nothing. `hasRun`: its coverage is running, or has ended.
 */
export type StoryAddress =
  | { readonly kind: "published"; readonly slug: string; readonly hasRun: boolean }
  | { readonly kind: "moved"; readonly slug: string; readonly hasRun: boolean }
  | { readonly kind: "unpublished" }
  | { readonly kind: "missing" };

/**
 * Finds out what readers should get at a story's address without reading the story. Reads drafts
 * too, so the client's token must be allowed to: a draft with a publication date whose published
 * version is gone is a story that was unpublished.
 */
export async function loadStoryAddress(
  client: Pick<SanityClient, "fetch">,
  slug: string,
): Promise<StoryAddress> {
  const versions = storyAddressSchema.parse(
    await client.fetch<unknown>(STORY_ADDRESS_QUERY, { slug }, { perspective: "raw" }),
  );
  const published = versions.filter(({ _id }) => !_id.includes("."));
  const here = published.find((story) => story.slug === slug);
  if (here !== undefined) return { kind: "published", slug, hasRun: hasRun(here) };
  for (const story of published.toSorted(newestFirst)) {
    if (story.slug !== null) return { kind: "moved", slug: story.slug, hasRun: hasRun(story) };
  }
  const drafts = versions.filter((story) => story._id.startsWith("drafts.") && story.slug === slug);
  return { kind: (await lacksPublished(client, drafts)) ? "unpublished" : "missing" };
}

function hasRun({ coverage }: { readonly coverage: string | null }): boolean {
  return coverage === "running" || coverage === "ended";
}

/** Whether one of the drafts has no published version, under whatever address. */
async function lacksPublished(
  client: Pick<SanityClient, "fetch">,
  drafts: readonly { readonly _id: string }[],
): Promise<boolean> {
  if (drafts.length === 0) return false;
  const ids = drafts.map(({ _id }) => _id.slice("drafts.".length));
  const stored = z
    .array(z.string())
    .parse(await client.fetch<unknown>(STORED_IDS_QUERY, { ids }, { perspective: "raw" }));
  return ids.some((id) => !stored.includes(id));
}

function newestFirst(
  one: { readonly publishedAt: string | null },
  other: { readonly publishedAt: string | null },
): number {
  return (other.publishedAt ?? "").localeCompare(one.publishedAt ?? "");
}
