import { unstable_cache } from "next/cache";
import { EVERY_PAGE_TAG } from "../../lib/cacheTags.ts";
import { renderedPages } from "./renderedPages.ts";

/** Next drops tags past 128 in one call without a word; slices stay well below. */
const TAGS_PER_CALL = 100;

/**
 * Ties the page being rendered to tags that are known only once its content has been read, and
 * bounds its life in seconds. Next has no call for this outside cacheComponents; a cached function
 * called during a static render hands its tags and its lifetime to the page around it.
 */
export async function tagPage(path: string, tags: readonly string[], lifetimeSeconds: number): Promise<void> {
  renderedPages().record(path, [EVERY_PAGE_TAG, ...new Set(tags)]);
  await tagDocument(tags, lifetimeSeconds);
}

/** The same for what need not be made anew before somebody asks for it: nothing remembers that it was made. */
export async function tagDocument(tags: readonly string[], lifetimeSeconds: number): Promise<void> {
  const all = [EVERY_PAGE_TAG, ...new Set(tags)];
  for (let start = 0; start < all.length; start += TAGS_PER_CALL) {
    const slice = all.slice(start, start + TAGS_PER_CALL);
    await unstable_cache(async () => true, ["page-tags", ...slice], {
      tags: slice,
      revalidate: lifetimeSeconds,
    })();
  }
}
