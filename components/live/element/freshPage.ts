import { liveNews, newsCount } from "../../../lib/live/liveNews.ts";
import type { LiveState } from "../../../lib/live/liveState.ts";
import { statementAnchor } from "../../../lib/statement.ts";
import { readState } from "./liveConnection.ts";

/** Whoever publishes tells open pages and has the page rendered anew at once: either may come first. */
const PAUSES_MS = [0, 300, 700, 1_500];
const ANSWER_WITHIN_MS = 8_000;

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
 * Fetches the page until it shows the newest state.
 *
 * @param newest what is known of it: it may go on meanwhile
 * @param since names what is new, so that no cache on the way answers with what was before
 */
export async function fetchFreshPage(
  path: string,
  newest: () => LiveState,
  since: string,
): Promise<FreshPage | "stale" | "unreachable"> {
  let outcome: "stale" | "unreachable" = "unreachable";
  for (const [attempt, pauseMs] of PAUSES_MS.entries()) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const html = await read(`${path}?since=${since}${attempt > 0 ? `.${attempt}` : ""}`);
    if (html === null) continue;
    outcome = "stale";
    const page = new DOMParser().parseFromString(html, "text/html");
    const state = stateOf(page.querySelector("live-updates"));
    if (shows(page, state, newest())) return { page, state };
  }
  return outcome;
}

/** Null if there is no page to be had. */
async function read(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

function shows(page: Document, state: LiveState | null, newest: LiveState): boolean {
  if (state === null || newest.coverage === "ended") return state === null;
  return newsCount(liveNews(state, newest, hasStatement(page))) === 0;
}
