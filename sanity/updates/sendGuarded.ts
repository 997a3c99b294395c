import type { SanityClient } from "@sanity/client";
import type { GuardedPatch } from "../../lib/updates/guardedPatch.ts";

/** How often something is planned anew because somebody else wrote meanwhile. */
const MOST_ATTEMPTS = 5;

export type WritingClient = Pick<SanityClient, "fetch" | "mutate">;

/** Without mutations there is nothing to send. */
export interface GuardedPlan {
  readonly kind: string;
  readonly mutations?: readonly GuardedPatch[];
}

export interface Sent<Plan> {
  /** The last one that was made: the one that was sent, or one that has nothing to send. */
  readonly plan: Plan;
  /** Null where nothing was sent, and for a dry run. */
  readonly transactionId: string | null;
}

/**
 * Makes a plan and sends its mutations as one transaction. If a document was changed since it was read,
 * nothing is written, and a new plan is made of what is there then; five times at most.
 *
 * @param makePlan reads what is stored and plans by it
 * @param isDryRun lets the backend judge the transaction, token included, and write nothing
 * @throws the client's error, 409 if it could not be written in between the others
 */
export async function sendGuarded<Plan extends GuardedPlan>(
  client: WritingClient,
  makePlan: () => Promise<Plan>,
  { isDryRun }: { readonly isDryRun: boolean },
): Promise<Sent<Plan>> {
  for (let attempt = 1; ; attempt += 1) {
    const plan = await makePlan();
    if (!plan.mutations?.length) return { plan, transactionId: null };
    try {
      const { transactionId } = await client.mutate([...plan.mutations], {
        returnDocuments: false,
        ...(isDryRun && { dryRun: true }),
      });
      return { plan, transactionId: isDryRun ? null : transactionId };
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !isChangedMeanwhile(error)) throw error;
    }
  }
}

/**
 * Does the same to a draft that somebody began meanwhile: it was made of what readers saw before. They see
 * what was done already, so that it isn't called undone where this fails.
 */
export async function sendToNewDraft(
  client: WritingClient,
  makePlan: () => Promise<GuardedPlan>,
): Promise<void> {
  try {
    await sendGuarded(client, makePlan, { isDryRun: false });
  } catch (error) {
    console.warn("A draft that was begun a moment ago is older than what was published:", error);
  }
}

/** Another revision than the one that was read, or a draft that was published or discarded. */
function isChangedMeanwhile(error: unknown): boolean {
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  return status === 409 || status === 404;
}
