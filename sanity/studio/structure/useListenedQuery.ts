import { useEffect, useState } from "react";
import { useDocumentStore } from "sanity";
import { API_VERSION } from "../../client.ts";

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
      .subscribe({ next: setResult, error: () => setResult("failed") });
    return () => subscription.unsubscribe();
  }, [documentStore, fetch, listen, id]);
  return result;
}
