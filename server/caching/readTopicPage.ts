import { cache } from "react";
import { documentTag, relationTag } from "../../lib/cacheTags.ts";
import { readerPagePath } from "../../lib/readerPage.ts";
import { readerClient } from "../../sanity/client.ts";
import { loadTopicPage } from "../../sanity/queries/topicPage.ts";
import { renderedPages } from "./renderedPages.ts";
import { tagPage } from "./tagPage.ts";

const SECONDS = {
  /** For what no event tells, such as a story that a page further back has lost to this one. */
  found: 60,
  /** The front door asks for pages that are there: this one has just been taken away. */
  missing: 10,
} as const;

/**
 * The front of a topic, or a page of its archive, for the page being rendered; null if there is
 * none. A story that is filed under the topic expires the front, and a page of the archive only if
 * it is on it.
 */
export const readTopicPage = cache(async (slug: string, archive: number | null) => {
  const path = readerPagePath({ kind: "topic", slug, archive });
  const found = await loadTopicPage(readerClient(), { slug, archive });
  if (found === null) {
    await tagPage(path, [], SECONDS.missing);
    renderedPages().forget(path);
    return null;
  }
  const { page, ids } = found;
  const tags = ids.map(documentTag);
  await tagPage(path, archive === null ? [...tags, relationTag(page.topic.id)] : tags, SECONDS.found);
  return page;
});
