import type { StoredItem } from "../../lib/storedDocument.ts";
import { planUndo, type UndoPlan } from "../../lib/updates/planUndo.ts";
import { loadNow } from "../queries/backendTime.ts";
import { loadVersions } from "../queries/publication.ts";
import { type Sent, sendGuarded, sendToNewDraft, type WritingClient } from "./sendGuarded.ts";

/**
 * Takes an update back within a minute of its publication, out of both versions; or says why not.
 *
 * @param storyId published id
 * @param update as it was published
 * @param publishedAt UTC instant, by the backend's clock
 * @throws the client's error: 401 or 403 for a token that may not publish
 */
export async function undoUpdate(
  client: WritingClient,
  storyId: string,
  { update, publishedAt }: { readonly update: StoredItem; readonly publishedAt: string },
): Promise<Sent<UndoPlan>> {
  const makePlan = async () => {
    const { published = null, draft = null } = (await loadVersions(client, storyId)) ?? {};
    return planUndo({ published, draft, update, publishedAt, now: await loadNow(client) });
  };
  const sent = await sendGuarded(client, makePlan, { isDryRun: false });
  if (sent.transactionId !== null) await sendToNewDraft(client, makePlan);
  return sent;
}
