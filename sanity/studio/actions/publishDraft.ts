import type { SanityClient } from "@sanity/client";
import { type NewCorrection, planPublish, publishActions } from "../../../lib/planPublish.ts";
import { loadNow } from "../../queries/backendTime.ts";
import type { JudgedDraft } from "./judgeDraft.ts";

/**
 * Publishes a draft in one request, with what publishing adds to it. Fails with 409 if the draft or
 * the published version is no longer the one that was judged.
 */
export async function publishDraft(
  client: Pick<SanityClient, "fetch" | "action">,
  { draft, published, nameOf }: Pick<JudgedDraft, "draft" | "published" | "nameOf">,
  correction: NewCorrection | null,
): Promise<void> {
  const plan = planPublish({ draft, published, nameOf, correction, now: await loadNow(client) });
  await client.action(publishActions(plan, { draft, published }));
}
