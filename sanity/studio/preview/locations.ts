import { map } from "rxjs";
import type { DocumentLocationResolver } from "sanity/presentation";
import { listenAgain } from "../listenAgain.ts";
import { type FoundPages, PAGES_CHANGED_FILTER, PAGES_QUERY, pagesOf } from "./pagesOf.ts";

/** The pages on which a document is shown, kept up to date while it is edited. */
export const locations: DocumentLocationResolver = ({ id, type }, { documentStore }) =>
  documentStore
    .listenQuery(
      { fetch: PAGES_QUERY, listen: PAGES_CHANGED_FILTER },
      { id, type },
      { perspective: "drafts" },
    )
    .pipe(
      listenAgain(),
      map((found: FoundPages) => pagesOf(found)),
    );
