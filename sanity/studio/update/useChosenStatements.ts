import { useEffect, useState } from "react";
import { concatMap, tap } from "rxjs";
import { useClient, useDocumentStore } from "sanity";
import { draftIdOf } from "../../../lib/storedDocument.ts";
import { API_VERSION } from "../../client.ts";
import { type FoundStatement, loadStatements } from "../../queries/findStatements.ts";
import { loadRawStatements, type RawStatements } from "../../queries/updateInStory.ts";
import { listenAgain } from "../listenAgain.ts";

/** The statements that an update has been given, by published id; those not written yet are missing. */
export interface ChosenStatements {
  readonly found: ReadonlyMap<string, FoundStatement>;
  /** As readers have them, or will. */
  readonly raw: RawStatements;
  /** `failed` until the backend answers again. */
  readonly state: "loading" | "loaded" | "failed";
}

const NONE: ChosenStatements = { found: new Map(), raw: new Map(), state: "loaded" };
const VERSIONS = "*[_id in $ids]";

/** Statements by their published ids, read anew whenever one of them is written, changed or published. */
export function useChosenStatements(ids: readonly string[]): ChosenStatements {
  const client = useClient({ apiVersion: API_VERSION });
  const documentStore = useDocumentStore();
  const [chosen, setChosen] = useState(NONE);
  const named = [...new Set(ids)].sort().join(" ");
  useEffect(() => {
    if (named === "") return;
    const wanted = named.split(" ");
    const setState = (state: ChosenStatements["state"]) => setChosen((before) => ({ ...before, state }));
    setState("loading");
    const subscription = documentStore
      .listenQuery(
        { fetch: `${VERSIONS}{_id, _rev}`, listen: VERSIONS },
        { ids: wanted.flatMap((id) => [id, draftIdOf(id)]) },
        { apiVersion: API_VERSION, perspective: "raw", tag: "update" },
      )
      .pipe(
        concatMap(async () => {
          const [found, raw] = await Promise.all([
            loadStatements(client, wanted),
            loadRawStatements(client, wanted),
          ]);
          return { found: new Map(found.map((statement) => [statement.id, statement])), raw };
        }),
        tap({ error: () => setState("failed") }),
        listenAgain(),
      )
      .subscribe((read) => setChosen({ ...read, state: "loaded" }));
    return () => subscription.unsubscribe();
  }, [client, documentStore, named]);
  return named === "" ? NONE : chosen;
}
