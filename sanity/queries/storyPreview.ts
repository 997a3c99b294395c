import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import type { Standing } from "../../lib/previewNotes.ts";
import type { Story } from "../../lib/story.ts";
import type { Warn } from "./damage.ts";
import { completeStory, parseStory, STORY } from "./story.ts";
import { STORED_IDS_QUERY } from "./storyAddress.ts";

/** For the newsroom's eyes: the story at a slug, whether or not readers may see it yet. */
export const STORY_PREVIEW_QUERY = defineQuery(
  `*[_type == "article" && slug.current == $slug][0]{${STORY}, publishAt, "now": now()}`,
);

export const storyPreviewSchema = z.looseObject({
  _id: z.string(),
  publishedAt: z.string().nullable(),
  publishAt: z.string().nullable(),
  now: z.string(),
});

export interface StoryPreview {
  /** As readers would see it, were it published now. */
  readonly story: Story;
  readonly standing: Standing;
}

/**
 * The story at a slug in the client's perspective, null if there is none; `warn` is told of damage in it. A held statement stays
 * held: a preview shows what readers will see.
 *
 * @throws {DamagedStoryError} if it lacks what no story can lack.
 */
export async function loadStoryPreview(
  client: Pick<SanityClient, "fetch">,
  slug: string,
  warn: Warn,
): Promise<StoryPreview | null> {
  const raw = storyPreviewSchema.nullable().parse(await client.fetch<unknown>(STORY_PREVIEW_QUERY, { slug }));
  if (raw === null) return null;
  const { _id: id, publishedAt, publishAt, now } = raw;
  const [{ story }, versions] = await Promise.all([
    completeStory(client, parseStory({ ...raw, publishedAt: publishedAt ?? now }, warn)),
    storedVersions(client, id),
  ]);
  const isPublished = versions.includes(id);
  return {
    story,
    standing: { isPublished, hasDraft: versions.length > 1 || !isPublished, publishedAt, publishAt, now },
  };
}

async function storedVersions(client: Pick<SanityClient, "fetch">, id: string): Promise<string[]> {
  const ids = [id, `drafts.${id}`];
  return z
    .array(z.string())
    .parse(await client.fetch<unknown>(STORED_IDS_QUERY, { ids }, { perspective: "raw" }));
}
