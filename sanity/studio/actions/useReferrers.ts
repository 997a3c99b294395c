import { useEffect, useState } from "react";
import { useClient } from "sanity";
import { API_VERSION } from "../../client.ts";
import { loadReferrers, type Referrer } from "../../queries/referrers.ts";
import { failureSentence } from "./failureSentence.ts";

/** What refers to a document, as it is when a dialog opens; null until it is known. */
export function useReferrers(id: string): {
  readonly referrers: readonly Referrer[] | null;
  readonly failure: string | null;
} {
  const client = useClient({ apiVersion: API_VERSION });
  const [referrers, setReferrers] = useState<readonly Referrer[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    loadReferrers(client, id).then(setReferrers, (error: unknown) => setFailure(failureSentence(error)));
  }, [client, id]);
  return { referrers, failure };
}
