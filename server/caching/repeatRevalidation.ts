import type { ContentChange } from "../../lib/cacheTags.ts";
import { type Revalidation, revalidationBodies } from "./contentChange.ts";
import { requestRevalidation } from "./revalidationRequest.ts";

/** Tells a repetition from what it repeats: it isn't repeated again. */
export const REPEATED_EXPIRY_HEADER = "x-verbatim-repeated-expiry";

/** What is published together comes as many changes: those of this time are repeated in one request. */
const GATHERING_MS = 200;

/** By the delay that they wait for: what is still being gathered. */
const gathering = new Map<number, { changes: ContentChange[]; everything: boolean }>();

/** Asks this site for the same revalidation once more, later by the delay and at most 200 ms. */
export function repeatRevalidation(
  revalidation: Revalidation,
  { delayMs, secret }: { readonly delayMs: number; readonly secret: string },
): void {
  const batch = gathering.get(delayMs) ?? startBatch(delayMs, secret);
  if (revalidation === "everything") batch.everything = true;
  else batch.changes.push(...revalidation);
}

function startBatch(delayMs: number, secret: string) {
  const batch = { changes: [] as ContentChange[], everything: false };
  gathering.set(delayMs, batch);
  setTimeout(() => gathering.delete(delayMs), GATHERING_MS).unref();
  setTimeout(async () => {
    for (const body of revalidationBodies(batch.everything ? "everything" : batch.changes)) {
      await requestRevalidation(JSON.stringify(body), secret, { [REPEATED_EXPIRY_HEADER]: "1" }).catch(
        (error: unknown) => console.warn(`an expiry could not be repeated: ${String(error)}`),
      );
    }
  }, GATHERING_MS + delayMs).unref();
  return batch;
}
