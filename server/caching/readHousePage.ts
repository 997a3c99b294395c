import { cache } from "react";
import { documentTag } from "../../lib/cacheTags.ts";
import { readerPagePath } from "../../lib/readerPage.ts";
import { readerClient } from "../../sanity/client.ts";
import { loadHousePage } from "../../sanity/queries/housePage.ts";
import { renderedPages } from "./renderedPages.ts";
import { tagPage } from "./tagPage.ts";

const SECONDS = { found: 24 * 3_600, missing: 10 } as const;

/** What the house says at a slug, for the page being rendered; null if there is nothing. */
export const readHousePage = cache(async (slug: string) => {
  const path = readerPagePath({ kind: "house", slug });
  const found = await loadHousePage(readerClient(), slug);
  if (found === null) {
    await tagPage(path, [], SECONDS.missing);
    renderedPages().forget(path);
    return null;
  }
  await tagPage(path, found.ids.map(documentTag), SECONDS.found);
  return found.page;
});
