import type { Commit, CommitRequest } from "../store/store.ts";
import type { Lake } from "./lake.ts";

/** Commits, and counts how long that took and whether it succeeded. Rejects with LakeError. */
export async function measuredCommit(
  { store, metrics }: Pick<Lake, "store" | "metrics">,
  request: CommitRequest,
): Promise<Commit> {
  const startedMs = performance.now();
  let isCommitted = false;
  try {
    const commit = await store.commitSoon(request);
    isCommitted = true;
    return commit;
  } finally {
    metrics?.commitEnded({ durationMs: performance.now() - startedMs, isCommitted });
  }
}
