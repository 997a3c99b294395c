import { isAsWritten } from "../../../lib/updates/isAsWritten.ts";
import type { UpdateProblem } from "../../../lib/updates/updateProblem.ts";
import { loadNow } from "../../queries/backendTime.ts";
import { publishUpdate } from "../../updates/publishUpdate.ts";
import type { WritingClient } from "../../updates/sendGuarded.ts";
import type { PublishedUpdate } from "./keptUpdate.ts";
import { type FormProblem, readWritten, type Sending, type WrittenUpdate } from "./writtenUpdate.ts";

export type SentUpdate =
  | { readonly kind: "refused"; readonly problems: readonly FormProblem[] }
  /** Something should be looked at before it is published; it is in no way of publishing. */
  | { readonly kind: "asks"; readonly warnings: readonly UpdateProblem[] }
  | { readonly kind: "published"; readonly published: PublishedUpdate };

interface Choices {
  /** The story's. */
  readonly zone: string;
  /** Sentences of the warnings that whoever publishes has seen. */
  readonly seen: readonly string[];
  /** Called before anything is written: no answer may come. */
  readonly onSending: (sending: Sending) => void;
  /** Milliseconds since 1970, by the browser's clock. */
  readonly here: () => number;
  /** Aborted once nobody waits any more: what was given up isn't published. */
  readonly signal: AbortSignal;
}

/**
 * Publishes what is written, unless something stands against it or should be looked at first. Sent again
 * it is not published again.
 *
 * @param storyId published id
 * @throws the client's error, or the signal's reason
 */
export async function sendUpdate(
  client: WritingClient,
  storyId: string,
  written: WrittenUpdate,
  { zone, seen, onSending, here, signal }: Choices,
): Promise<SentUpdate> {
  const now = await loadNow(client);
  const sending = { at: now.toISOString(), here: here() };
  const read = readWritten(written, { zone, now });
  if (read.kind === "refused") return read;
  const { plan: trial } = await publishUpdate(client, storyId, read.update, { isDryRun: true });
  if (trial.kind === "refused") return trial;
  if (trial.kind === "publish" && trial.warnings.some(({ sentence }) => !seen.includes(sentence))) {
    return { kind: "asks", warnings: trial.warnings };
  }
  signal.throwIfAborted();
  onSending(sending);
  const { plan } = await publishUpdate(client, storyId, read.update, { isDryRun: false });
  if (plan.kind === "refused") return plan;
  const isFirst = plan.kind === "publish";
  return {
    kind: "published",
    published: {
      update: plan.update,
      publishedAt: isFirst ? sending : written.sent,
      written,
      isAsWritten: isFirst || isAsWritten(plan.update, read.update, { isTimeGiven: written.at !== null }),
    },
  };
}
