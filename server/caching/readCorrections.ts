import { cache } from "react";
import { CORRECTIONS_TAG, documentTag } from "../../lib/cacheTags.ts";
import { readerPagePath } from "../../lib/readerPage.ts";
import type { CorrectionKind } from "../../lib/statement.ts";
import { readerClient } from "../../sanity/client.ts";
import { loadCorrections } from "../../sanity/queries/corrections.ts";
import { renderedPages } from "./renderedPages.ts";
import { tagPage } from "./tagPage.ts";

const SECONDS = {
  /** For what no event tells: a statement corrected before the story that carries it was published. */
  found: 60,
  missing: 10,
} as const;

/** The front of the corrections, or a page of their archive, for the page being rendered; null if there is none. */
export const readCorrections = cache(async (of: CorrectionKind | null, archive: number | null) => {
  const path = readerPagePath({ kind: "corrections", of, archive });
  const found = await loadCorrections(readerClient(), { of, archive });
  if (found === null) {
    await tagPage(path, [CORRECTIONS_TAG], SECONDS.missing);
    renderedPages().forget(path);
    return null;
  }
  await tagPage(path, [CORRECTIONS_TAG, ...found.ids.map(documentTag)], SECONDS.found);
  return found.page;
});
