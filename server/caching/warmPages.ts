import { ownOrigin } from "../ownOrigin.ts";
import { ownRequestHeaders } from "../ownRequest.ts";
import { renderedPages } from "./renderedPages.ts";

/** More than a front page and a story's whole neighbourhood; the rest renders when asked for. */
const MOST_PAGES = 100;
const AT_A_TIME = 2;
/** Above the longest render, so that a slow page is still made. */
const TIMEOUT_MS = 15_000;

/** Paths, each once: those of the latest change first. */
let waiting: readonly string[] = [];
let workers = 0;

/**
 * Asks this site for the pages that carry the tags, so that they are made anew before the next
 * reader comes. A page that fails is left to that reader. A page that waits already waits once: a
 * hundred changes at once make it anew twice, not a hundred times.
 */
export async function warmPages(tags: readonly string[]): Promise<void> {
  const paths = renderedPages().pathsWith(tags, MOST_PAGES);
  waiting = [...new Set([...paths, ...waiting])].slice(0, MOST_PAGES);
  await Promise.all(Array.from({ length: AT_A_TIME - workers }, warmWaiting));
}

async function warmWaiting(): Promise<void> {
  workers++;
  for (let path = takeNext(); path !== undefined; path = takeNext()) await warmPage(path);
  workers--;
}

function takeNext(): string | undefined {
  const [next, ...others] = waiting;
  waiting = others;
  return next;
}

async function warmPage(path: string): Promise<void> {
  await fetch(new URL(path, ownOrigin()), {
    redirect: "manual",
    headers: ownRequestHeaders(),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
    .then((response) => response.arrayBuffer())
    .catch((error: unknown) => console.warn(`could not warm ${path}: ${String(error)}`));
}
