import type { SanityClient } from "@sanity/client";
import { type LiveState, liveState } from "../../lib/live/liveState.ts";
import { parseStory, STORY_QUERY } from "../../sanity/queries/story.ts";
import { loadStoryAddress } from "../../sanity/queries/storyAddress.ts";

/** What stands at a story's address, as far as its open pages are concerned. */
export interface LiveStanding {
  /** "missing" for what readers can't see, "none" for a story that never ran. */
  readonly state: LiveState | "none" | "missing";
  /** Every document whose change can change the state. */
  readonly ids: ReadonlySet<string>;
}

const MISSING: LiveStanding = { state: "missing", ids: new Set() };

/**
 * What readers may see of a story right now, by the query that its page is made from. A story that
 * has moved is found under its old slug too: pages that were opened there are still open.
 *
 * @throws {DamagedStoryError} if it can't be shown; the client's errors if the backend can't be read.
 */
export async function loadLiveStory(
  client: Pick<SanityClient, "fetch">,
  slug: string,
): Promise<LiveStanding> {
  const found = await loadAt(client, slug);
  if (found !== null) return found;
  const address = await loadStoryAddress(client, slug);
  return address.kind === "moved" ? ((await loadAt(client, address.slug)) ?? MISSING) : MISSING;
}

async function loadAt(client: Pick<SanityClient, "fetch">, slug: string): Promise<LiveStanding | null> {
  const raw = await client.fetch<unknown>(STORY_QUERY, { slug });
  if (raw === null) return null;
  // The page has told of damage already, and is asked for less often.
  const { story, ids } = parseStory(raw, () => undefined);
  return { state: liveState(story) ?? "none", ids: new Set(ids) };
}
