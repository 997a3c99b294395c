import { documentTag, FRONT_PAGE_TAG, relationTag } from "../../lib/cacheTags.ts";
import { type NewsFeed, newsFeed } from "../../lib/feeds/newsFeed.ts";
import { readerPagePath } from "../../lib/readerPage.ts";
import type { FeedAddress } from "../../lib/toolAddress.ts";
import { readerClient } from "../../sanity/client.ts";
import { readAddresses } from "../../sanity/configuration.ts";
import { loadLatestFeed, loadTopicFeed } from "../../sanity/queries/feed.ts";
import { renderedPages } from "./renderedPages.ts";
import { tagPage } from "./tagPage.ts";

const SECONDS = {
  /** For what no event tells, as for the page that lists the same stories. */
  found: 60,
  missing: 10,
} as const;

/**
 * The feed for the document being made, which is then tagged by all that it depends on; null if
 * there is no such topic. A new story expires the feed of all as it expires the front page, and those
 * of its topics as it expires their fronts.
 */
export async function readFeed(address: FeedAddress, now: Date): Promise<NewsFeed | null> {
  const path = readerPagePath(address);
  const client = readerClient();
  const found =
    address.topic === null ? await loadLatestFeed(client) : await loadTopicFeed(client, address.topic);
  if (found === null) {
    await tagPage(path, [], SECONDS.missing);
    renderedPages().forget(path);
    return null;
  }
  const listTag = found.topic === null ? FRONT_PAGE_TAG : relationTag(found.topic.id);
  await tagPage(path, [listTag, ...found.ids.map(documentTag)], SECONDS.found);
  return newsFeed(found, readAddresses(process.env).siteOrigin, now);
}
