import { LRUCache } from "lru-cache";
import { revalidateTag } from "next/cache";
import type { Expiry } from "../../lib/cacheTags.ts";

/** How long a stale page may stand in while the backend is down, in seconds. */
const STALE_LIFETIME_SECONDS = 7 * 24 * 3_600;

/**
 * Next keeps one expiry per tag, and marking a tag stale would lift an earlier "gone" for pages
 * not rendered since. What was once gone therefore stays so: such a tag only ever expires at once.
 */
const onceGone = new LRUCache<string, true>({ max: 50_000 });

/** Expires tags in Next's cache; only inside a route handler. */
export function expirePages({ stale, gone }: Expiry): void {
  for (const tag of gone) onceGone.set(tag, true);
  for (const tag of [...stale, ...gone]) {
    revalidateTag(tag, { expire: onceGone.has(tag) ? 0 : STALE_LIFETIME_SECONDS });
  }
}
