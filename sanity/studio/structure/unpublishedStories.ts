import { distinctUntilChanged, map, type Observable } from "rxjs";
import type { StructureResolverContext } from "sanity/structure";
import { API_VERSION } from "../../client.ts";
import { listenAgain } from "../listenAgain.ts";
import { NO_LONGER_PUBLISHED, NO_LONGER_PUBLISHED_CHANGES } from "./deskLists.ts";

/** What `make` makes of the ids of stories that are no longer published, anew whenever they change. */
export function unpublishedStories<Made>(
  documentStore: StructureResolverContext["documentStore"],
  make: (ids: readonly string[]) => Made,
): Observable<Made> {
  return documentStore
    .listenQuery(
      { fetch: NO_LONGER_PUBLISHED, listen: NO_LONGER_PUBLISHED_CHANGES },
      {},
      { apiVersion: API_VERSION, perspective: "raw", tag: "desk.unpublished" },
    )
    .pipe(
      listenAgain(),
      map((ids: readonly string[]) => ids.toSorted()),
      distinctUntilChanged((one, other) => one.join() === other.join()),
      map(make),
    );
}
