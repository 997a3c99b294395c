import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";

export const NOW_QUERY = defineQuery(`{"now": now()}`);

const answerSchema = z.object({ now: z.iso.datetime() });

/** What time it is by the backend's clock, which decides what readers see. */
export async function loadNow(client: Pick<SanityClient, "fetch">): Promise<Date> {
  return new Date(answerSchema.parse(await client.fetch<unknown>(NOW_QUERY)).now);
}
