import type { SanityClient } from "@sanity/client";
import { z } from "zod";
import { publishedIdOf } from "../../../lib/storedDocument.ts";

/** The version of the webhook API (https://www.sanity.io/docs/http-webhooks). */
export const HOOKS_API_VERSION = "2021-10-04";

const hooksSchema = z.array(
  z.object({ id: z.string(), dataset: z.string().nullish(), isDisabled: z.boolean().nullish() }),
);

/** `documentId` and `error` are the embedded lake's; of others the payload names the document. */
const messagesSchema = z.array(
  z.object({
    id: z.string(),
    status: z.string(),
    createdAt: z.string(),
    resultCode: z.number().nullish(),
    documentId: z.string().nullish(),
    error: z.string().nullish(),
    payload: z.string().nullish().catch(null),
  }),
);

/** An announcement of a change to the site that didn't arrive. */
export interface FailedDelivery {
  readonly id: string;
  /** Published id; null where it isn't known. */
  readonly documentId: string | null;
  /** When it was to be sent: UTC instant. */
  readonly at: string;
  /** "HTTP 503", or why there was no answer. */
  readonly reason: string;
}

/**
 * The announcements that failed and that none of the same document has made good since, newest
 * first. Those who may not read deliveries get an error with `statusCode` 401, 403 or 404.
 */
export async function loadFailedDeliveries(
  client: Pick<SanityClient, "request" | "config">,
): Promise<readonly FailedDelivery[]> {
  const { projectId, dataset } = client.config();
  const url = `/hooks/projects/${projectId}`;
  const hooks = hooksSchema.parse(await client.request({ url }));
  const own = hooks.filter((hook) => !hook.isDisabled && (hook.dataset ?? dataset) === dataset);
  const lists = await Promise.all(
    own.map(async ({ id }) => messagesSchema.parse(await client.request({ url: `${url}/${id}/messages` }))),
  );
  return lists.flatMap(stillFailed).toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

type Message = z.output<typeof messagesSchema>[number];

function stillFailed(messages: readonly Message[]): readonly FailedDelivery[] {
  const delivered = messages.filter(({ status }) => status === "success");
  return messages
    .filter(({ status }) => status === "failure")
    .map((message) => ({ message, documentId: documentIdOf(message) }))
    .filter(
      ({ message, documentId }) =>
        documentId === null ||
        !delivered.some(
          (later) =>
            documentIdOf(later) === documentId && Date.parse(later.createdAt) > Date.parse(message.createdAt),
        ),
    )
    .map(({ message, documentId }) => ({
      id: message.id,
      documentId,
      at: message.createdAt,
      reason: message.resultCode == null ? (message.error ?? "no answer") : `HTTP ${message.resultCode}`,
    }));
}

const payloadSchema = z.object({ _id: z.string() });

function documentIdOf({ documentId, payload }: Message): string | null {
  const id = documentId ?? payloadSchema.safeParse(parsed(payload ?? "")).data?._id;
  return id === undefined ? null : publishedIdOf(id);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
