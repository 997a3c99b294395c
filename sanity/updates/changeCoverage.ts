import {
  type CoverageChange,
  type CoveragePlan,
  planCoverageEnd,
  planCoverageStart,
} from "../../lib/updates/planCoverage.ts";
import { loadNow } from "../queries/backendTime.ts";
import { loadVersions } from "../queries/publication.ts";
import { type Sent, sendGuarded, sendToNewDraft, type WritingClient } from "./sendGuarded.ts";

/**
 * Starts or ends the coverage of a story at a time (UTC instant; null for now, by the backend's clock),
 * in both versions; or says why not.
 *
 * @param storyId published id
 * @throws the client's error: 401 or 403 for a token that may not publish
 */
export async function changeCoverage(
  client: WritingClient,
  storyId: string,
  {
    to,
    at,
    isDryRun,
  }: { readonly to: "running" | "ended"; readonly at: string | null; readonly isDryRun: boolean },
): Promise<Sent<CoveragePlan>> {
  const planOf: (change: CoverageChange) => CoveragePlan =
    to === "running" ? planCoverageStart : planCoverageEnd;
  const makePlan = async () => {
    const now = await loadNow(client);
    const { published = null, draft = null } = (await loadVersions(client, storyId)) ?? {};
    return planOf({ published, draft, at, now });
  };
  const sent = await sendGuarded(client, makePlan, { isDryRun });
  if (sent.transactionId !== null) {
    await sendToNewDraft(client, async () => {
      const [now, versions] = [await loadNow(client), await loadVersions(client, storyId)];
      return planOf({ published: versions?.draft ?? null, draft: null, at, now });
    });
  }
  return sent;
}
