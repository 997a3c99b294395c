import { nameIn } from "../../lib/obstacle.ts";
import type { NameOf } from "../../lib/passages.ts";
import type { StoredItem } from "../../lib/storedDocument.ts";
import type { StoryVersions } from "../../lib/updates/guardedPatch.ts";
import {
  insertion,
  type NewUpdate,
  planUpdate,
  storyWithUpdate,
  type UpdatePlan,
} from "../../lib/updates/planUpdate.ts";
import { loadNow } from "../queries/backendTime.ts";
import { loadVersions, storyToPublish } from "../queries/publication.ts";
import { type Sent, sendGuarded, sendToNewDraft, type WritingClient } from "./sendGuarded.ts";

/** A plan with the versions that it was made for. */
type PlanOfVersions = UpdatePlan & StoryVersions & { readonly nameOf: NameOf };

/**
 * Publishes an update of a running story, to readers and into the draft, in one transaction; or says
 * why not, or that it is published already. What others write meanwhile is kept.
 *
 * @param storyId published id
 * @throws the client's error: 401 or 403 for a token that may not publish, 409 if others never stop writing
 */
export async function publishUpdate(
  client: WritingClient,
  storyId: string,
  update: NewUpdate,
  { isDryRun }: { readonly isDryRun: boolean },
): Promise<Sent<PlanOfVersions>> {
  const sent = await sendGuarded(client, () => planNow(client, storyId, update), { isDryRun });
  const { plan, transactionId } = sent;
  if (plan.kind === "publish" && plan.draft === null && transactionId !== null) {
    await addToNewDraft(client, storyId, plan.update);
  }
  return sent;
}

async function planNow(client: WritingClient, storyId: string, update: NewUpdate): Promise<PlanOfVersions> {
  const { published = null, draft = null } = (await loadVersions(client, storyId)) ?? {};
  if (published === null) {
    const around = { referred: new Map(), statements: new Map(), sameAddress: [], replies: [] };
    const plan = planUpdate({ published, draft, update, around, now: await loadNow(client) });
    return { ...plan, published, draft, nameOf: (id) => id };
  }
  const { toPublish, now } = await storyToPublish(client, {
    id: storyId,
    draft: storyWithUpdate(published, update),
    published,
  });
  const plan = planUpdate({ published, draft, update, around: toPublish, now });
  return { ...plan, published, draft, nameOf: nameIn(toPublish.referred) };
}

/** A draft that somebody began while the update was being published was made of a story without it. */
async function addToNewDraft(client: WritingClient, storyId: string, update: StoredItem): Promise<void> {
  const planDraft = async () => {
    const draft = (await loadVersions(client, storyId))?.draft;
    return { kind: "draft", mutations: draft ? insertion(draft, update) : [] };
  };
  await sendToNewDraft(client, planDraft);
}
