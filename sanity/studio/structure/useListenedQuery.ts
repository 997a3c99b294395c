import { useEffect, useState } from "react";
import { tap } from "rxjs";
import { useDocumentStore } from "sanity";
import { API_VERSION } from "../../client.ts";
import { listenAgain } from "../listenAgain.ts";

/** "failed" until the backend answers again. */
export type Listened<Result> = Result | "loading" | "failed";

/** What GROQ finds among documents as editors see them, asked anew whenever something that `listen` finds changes. */
export function useListenedQuery<Result extends object>(
  { fetch, listen }: { readonly fetch: string; readonly listen: string },
  id?: string,
): Listened<Result> {
  const documentStore = useDocumentStore();
  const [result, setResult] = useState<Listened<Result>>("loading");
  useEffect(() => {
    setResult("loading");
    const subscription = documentStore
      .listenQuery({ fetch, listen }, id === undefined ? {} : { id }, {
        apiVersion: API_VERSION,
        perspective: "drafts",
        tag: "desk",
      })
      .pipe(tap({ error: () => setResult("failed") }), listenAgain())
      .subscribe(setResult);
    return () => subscription.unsubscribe();
  }, [documentStore, fetch, listen, id]);
  return result;
}
