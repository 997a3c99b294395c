import { liveNews, newsCount } from "../../../lib/live/liveNews.ts";
import type { LiveState } from "../../../lib/live/liveState.ts";
import { statementAnchor } from "../../../lib/statement.ts";
import { readState } from "./liveConnection.ts";

/** Whoever publishes tells open pages and has the page rendered anew at once: either may come first. */
const PAUSES_MS = [0, 300, 700, 1_500];

/** A story's page as it is now, and the state that it shows: none if its coverage has ended. */
export interface FreshPage {
  readonly page: Document;
  readonly state: LiveState | null;
}

/** Whether the page has a place for the statement. */
export function hasStatement(page: Document): (statementId: string) => boolean {
  return (statementId) => page.getElementById(statementAnchor(statementId)) !== null;
}

/** The state that the page shows; null if it is not that of a running story. */
export function stateOf(element: Element | null): LiveState | null {
  return readState(element?.getAttribute("state"));
}

/**
 * Fetches the page until it shows `newest`; null if it doesn't come to.
 *
 * @param since names what is new, so that no cache on the way answers with what was before
 */
export async function fetchFreshPage(
  path: string,
  newest: LiveState,
  since: string,
): Promise<FreshPage | null> {
  for (const [attempt, pauseMs] of PAUSES_MS.entries()) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const answer = await fetch(`${path}?since=${since}${attempt > 0 ? `.${attempt}` : ""}`).catch(() => null);
    if (!answer?.ok) continue;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const state = stateOf(page.querySelector("live-updates"));
    if (shows(page, state, newest)) return { page, state };
  }
  return null;
}

function shows(page: Document, state: LiveState | null, newest: LiveState): boolean {
  if (state === null || newest.coverage === "ended") return state === null;
  return newsCount(liveNews(state, newest, hasStatement(page))) === 0;
}
