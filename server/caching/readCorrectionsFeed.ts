import { CORRECTIONS_TAG, documentTag } from "../../lib/cacheTags.ts";
import { correctionsFeed } from "../../lib/feeds/correctionsFeed.ts";
import type { NewsFeed } from "../../lib/feeds/newsFeed.ts";
import { readerPagePath } from "../../lib/readerPage.ts";
import type { CorrectionsFeedAddress } from "../../lib/toolAddress.ts";
import { readerClient } from "../../sanity/client.ts";
import { readAddresses } from "../../sanity/configuration.ts";
import { loadNewestCorrections } from "../../sanity/queries/corrections.ts";
import { tagPage } from "./tagPage.ts";

/** For what no event tells, as for the page that lists the same corrections. */
const LIFETIME_SECONDS = 60;

/** The newest corrections for the document being made, which is then tagged by all that it depends on. */
export async function readCorrectionsFeed(address: CorrectionsFeedAddress, now: Date): Promise<NewsFeed> {
  const { corrections, ids } = await loadNewestCorrections(readerClient());
  await tagPage(readerPagePath(address), [CORRECTIONS_TAG, ...ids.map(documentTag)], LIFETIME_SECONDS);
  return correctionsFeed(corrections, readAddresses(process.env).siteOrigin, now);
}
