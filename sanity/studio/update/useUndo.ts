import { useState } from "react";
import { useClient } from "sanity";
import { API_VERSION } from "../../client.ts";
import { undoUpdate } from "../../updates/undoUpdate.ts";
import { useRequest } from "../actions/useRequest.ts";
import type { PublishedUpdate } from "./keptUpdate.ts";

const NO_ANSWER =
  "No answer came from the server. Try again once you are connected; after a minute, remove the update in the story, with a correction.";

/** Taking back what was published a moment ago. */
export function useUndo(
  id: string,
  { update, publishedAt }: PublishedUpdate,
  /** Called when it is sent, since no answer may come, and with false where it is refused. */
  onUndoing: (isUnderWay: boolean) => void,
  onUndone: () => void,
): { readonly isBusy: boolean; readonly failure: string | null; readonly undo: () => void } {
  const client = useClient({ apiVersion: API_VERSION });
  const [refusal, setRefusal] = useState<string | null>(null);
  const { isBusy, failure, send } = useRequest(
    async () => {
      if (publishedAt === null) return false;
      onUndoing(true);
      const { plan } = await undoUpdate(client, id, { update, publishedAt: publishedAt.at });
      setRefusal(plan.kind === "refused" ? plan.problem.sentence : null);
      if (plan.kind === "refused") onUndoing(false);
      return plan.kind !== "refused";
    },
    onUndone,
    NO_ANSWER,
  );
  return { isBusy, failure: failure ?? refusal, undo: send };
}
