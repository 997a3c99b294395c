import { documentTag, FRONT_PAGE_TAG } from "../../lib/cacheTags.ts";
import { readerClient } from "../../sanity/client.ts";
import { loadFrontPage } from "../../sanity/queries/frontPage.ts";
import { tagPage } from "./tagPage.ts";

/** For what no event tells, such as a story that is no longer new: the front page looks again by itself. */
const LIFETIME_SECONDS = 60;

/** The front page for the page being rendered, which is then tagged by all that it depends on. */
export async function readFrontPage(now: Date) {
  const { page, ids } = await loadFrontPage(readerClient(), now);
  await tagPage("/", [FRONT_PAGE_TAG, ...ids.map(documentTag)], LIFETIME_SECONDS);
  return page;
}
