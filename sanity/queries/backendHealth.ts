import type { SanityClient } from "@sanity/client";
import { z } from "zod";
import type { Backend } from "../configuration.ts";

const deliveriesSchema = z.object({
  pending: z.number().int(),
  failed: z.number().int(),
  oldestPendingSeconds: z.number().nullable(),
});
const clockSchema = z.object({ result: z.string() });
const lakeHealthSchema = z.object({ deliveries: deliveriesSchema });

/** The queue of webhook deliveries: counts, and how long the oldest has been waiting; null if none waits. */
export type DeliveryQueueHealth = z.output<typeof deliveriesSchema>;

/**
 * Asks the content backend how it is, once, without a retry: the embedded lake's `/health` with the
 * site's token; hosted Sanity, which keeps its queue to itself, the cheapest query there is (null).
 *
 * @throws {Error} if it does not answer, or not as it should.
 */
export async function loadBackendHealth(
  client: SanityClient,
  { backend }: Pick<Backend, "backend">,
): Promise<DeliveryQueueHealth | null> {
  if (backend === "embedded") {
    const health = await client.request<unknown>({ url: "/health", maxRetries: 0 });
    return lakeHealthSchema.parse(health).deliveries;
  }
  const url = `/data/query/${client.config().dataset}`;
  clockSchema.parse(await client.request<unknown>({ url, query: { query: "now()" }, maxRetries: 0 }));
  return null;
}
