import { cache } from "react";
import { documentTag, STAFF_TAG } from "../../lib/cacheTags.ts";
import { readerPagePath } from "../../lib/readerPage.ts";
import { readerClient } from "../../sanity/client.ts";
import { loadStaffPage } from "../../sanity/queries/housePage.ts";
import { tagPage } from "./tagPage.ts";

const LIFETIME_SECONDS = 24 * 3_600;

/** Everybody who works here, for the page being rendered. */
export const readStaffPage = cache(async () => {
  const { page, ids } = await loadStaffPage(readerClient());
  await tagPage(readerPagePath({ kind: "staff" }), [STAFF_TAG, ...ids.map(documentTag)], LIFETIME_SECONDS);
  return page;
});
