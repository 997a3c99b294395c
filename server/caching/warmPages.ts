import { ownOrigin } from "../ownOrigin.ts";
import { renderedPages } from "./renderedPages.ts";

/** More than a front page and a story's whole neighbourhood; the rest renders when asked for. */
const MOST_PAGES = 100;
const AT_A_TIME = 2;
/** Above the longest render, so that a slow page is still made. */
const TIMEOUT_MS = 15_000;

/**
 * Asks this site for the pages that carry the tags, so that they are made anew before the next
 * reader comes. A page that fails is left to that reader.
 */
export async function warmPages(tags: readonly string[]): Promise<void> {
  const waiting = renderedPages().pathsWith(tags, MOST_PAGES).values();
  const warmNext = async () => {
    for (const path of waiting) {
      await fetch(new URL(path, ownOrigin()), {
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
        .then((response) => response.arrayBuffer())
        .catch((error: unknown) => console.warn(`site: could not warm ${path}: ${String(error)}`));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, warmNext));
}
