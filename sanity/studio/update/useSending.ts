import { useState } from "react";
import { useClient } from "sanity";
import type { UpdateProblem } from "../../../lib/updates/updateProblem.ts";
import { API_VERSION } from "../../client.ts";
import { useRequest } from "../actions/useRequest.ts";
import { answeredWithin } from "./answeredWithin.ts";
import type { PublishedUpdate } from "./keptUpdate.ts";
import { sendUpdate } from "./sendUpdate.ts";
import type { FormProblem, Sending, WrittenUpdate } from "./writtenUpdate.ts";

/** What comes later is found out by sending it again. */
const PATIENCE_MS = 20_000;
const NO_ANSWER =
  "No answer came from the server. Your text is kept. Publish it again once you are connected: however often it is sent, it is published once.";

export interface SendingUpdate {
  readonly isBusy: boolean;
  readonly problems: readonly FormProblem[];
  /** What should be looked at: sent again, it is published all the same. */
  readonly warnings: readonly UpdateProblem[];
  /** Why nobody knows whether it is published, and what to do. */
  readonly failure: string | null;
  readonly send: () => void;
}

/** Publishing what is written, from the click to the answer. */
export function useSending({
  id,
  zone,
  written,
  onSending,
  onPublished,
}: {
  /** Published id of the story. */
  readonly id: string;
  readonly zone: string;
  readonly written: WrittenUpdate;
  /** Called when it is sent for the first time. */
  readonly onSending: (sent: Sending) => void;
  readonly onPublished: (published: PublishedUpdate) => void;
}): SendingUpdate {
  const client = useClient({ apiVersion: API_VERSION });
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [warnings, setWarnings] = useState<readonly UpdateProblem[]>([]);
  const request = async () => {
    const choices = {
      zone,
      seen: warnings.map(({ sentence }) => sentence),
      onSending: (sent: Sending) => {
        if (written.sent === null) onSending(sent);
      },
      here: Date.now,
    };
    const sent = await answeredWithin(PATIENCE_MS, (signal) =>
      sendUpdate(client, id, written, { ...choices, signal }),
    );
    setProblems(sent.kind === "refused" ? sent.problems : []);
    setWarnings(sent.kind === "asks" ? sent.warnings : []);
    if (sent.kind === "published") onPublished(sent.published);
  };
  return { problems, warnings, ...useRequest(request, nothingElse, NO_ANSWER) };
}

/** Whatever came of it is shown already. */
function nothingElse(): void {}
