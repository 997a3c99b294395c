import { unstable_cache } from "next/cache";
import { EVERY_PAGE_TAG, NAVIGATION_TAG } from "../../lib/cacheTags.ts";
import { readerClient } from "../../sanity/client.ts";
import { loadNavigation } from "../../sanity/queries/navigation.ts";
import { renderedPages } from "./renderedPages.ts";

/**
 * What the page being rendered links to as every page does. Read once for all pages: they carry its
 * tag, so that all of them follow when it changes. Once the tag is stale, Next waits for it to be
 * read anew before it stores a page. It is kept until then, so that what it shows is watched for
 * deletions that nobody told of.
 */
export const readNavigation = unstable_cache(
  async () => {
    const { navigation, ids } = await loadNavigation(readerClient());
    renderedPages().recordOnEveryPage(ids);
    return navigation;
  },
  ["navigation"],
  { tags: [EVERY_PAGE_TAG, NAVIGATION_TAG], revalidate: false },
);
