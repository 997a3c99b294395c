import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from "@sanity/webhook";
import type { CallResult, OutgoingDelivery } from "./deliveries.ts";

/**
 * Posts a delivery, signed and labelled as Sanity does (https://www.sanity.io/docs/webhooks).
 * Never throws: no answer within `timeoutMs`, a refused connection and an abort are results too.
 */
export async function callWebhook(
  delivery: OutgoingDelivery,
  { projectId, timeoutMs, signal }: { projectId: string; timeoutMs: number; signal: AbortSignal },
): Promise<CallResult> {
  try {
    const response = await fetch(delivery.url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      headers: {
        "content-type": "application/json",
        [SIGNATURE_HEADER_NAME]: await encodeSignatureHeader(delivery.payload, Date.now(), delivery.secret),
        "idempotency-key": delivery.id,
        "sanity-webhook-id": delivery.webhookId,
        "sanity-project-id": projectId,
        "sanity-dataset": delivery.datasetName,
        "sanity-document-id": delivery.documentId,
        "sanity-operation": delivery.operation,
        "sanity-transaction-id": delivery.transactionId,
        "sanity-transaction-time": delivery.transactionTime,
      },
      body: delivery.payload,
    });
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // fetch says "fetch failed" and keeps the reason in the cause.
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
