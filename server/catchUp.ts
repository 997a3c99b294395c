import type { SanityClient } from "@sanity/client";
import { type ContentChange, UNKNOWN_TYPE } from "../lib/cacheTags.ts";
import {
  type DatedChange,
  LATEST_CHANGES,
  loadEndedEmbargoes,
  loadLatestChanges,
  loadMissingIds,
} from "../sanity/queries/changes.ts";
import { type RevalidationBody, revalidationBodies } from "./caching/contentChange.ts";
import { renderedPages } from "./caching/renderedPages.ts";
import { requestRevalidation } from "./caching/revalidationRequest.ts";
import { newRequestId, withRequestId } from "./observe/requestId.ts";

/** Commits are dated a little before they can be seen, and backends have more than one clock. */
const OVERLAP_MS = 10_000;

export interface CatchUpOptions {
  readonly client: SanityClient;
  /** Shared with the webhook. */
  readonly secret: string;
  readonly intervalMs: number;
}

export interface CatchUp {
  /** How long ago the last run that succeeded began, null before there was one. */
  secondsSince(): number | null;
  stop(): void;
}

/**
 * A webhook can be missed, and the end of an embargo is no event: this asks the backend, at the
 * start and then again and again, what has changed since, what has vanished and what has come into
 * sight, and revalidates it as the webhook would have done.
 */
export function startCatchUp({ client, secret, intervalMs }: CatchUpOptions): CatchUp {
  let seen = NOTHING_SEEN;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let caughtUpMs: number | null = null;
  const run = async () => {
    const startedMs = performance.now();
    const [latest, embargoes] = await Promise.all([loadLatestChanges(client), loadEndedEmbargoes(client)]);
    const missing = await loadMissingIds(client, renderedPages().documentIds());
    if (renderedPages().size > 0) {
      for (const body of missedChanges(unseenChanges(latest, seen), embargoes.stories, missing, seen)) {
        await requestRevalidation(JSON.stringify(body), secret);
      }
    }
    seen = { ...seenUntil(latest, seen), embargoesUntil: embargoes.now, missing: new Set(missing) };
    caughtUpMs = startedMs;
  };
  // The next run is counted from the end of this one, so that a slow backend is never asked twice at once.
  const runAndRepeat = async () => {
    await withRequestId(newRequestId(), run).catch((error: unknown) =>
      console.warn(`could not catch up, trying again: ${String(error)}`),
    );
    if (!isStopped) timer = setTimeout(runAndRepeat, intervalMs).unref();
  };
  void runAndRepeat();
  return {
    secondsSince: () => (caughtUpMs === null ? null : Math.round((performance.now() - caughtUpMs) / 1_000)),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** What has been looked at, by the backend's clock. */
export interface Seen {
  /** The newest change. */
  readonly until: string | null;
  /** The changes at the end of that time, by `changeKey`. */
  readonly keys: ReadonlySet<string>;
  readonly embargoesUntil: string | null;
  /** Ids that pages name and that aren't published: a broken reference stays one, and is no news. */
  readonly missing: ReadonlySet<string>;
}

export const NOTHING_SEEN: Seen = { until: null, keys: new Set(), embargoesUntil: null, missing: new Set() };

export function seenUntil(latest: readonly DatedChange[], before: Seen): Seen {
  const until = latest[0]?.updatedAt ?? before.until;
  const recent = latest.filter(({ updatedAt }) => until !== null && isSince(updatedAt, until));
  return { ...before, until, keys: new Set(recent.map(changeKey)) };
}

/**
 * The changes not seen before, null where there may be more of them than the list holds. Before
 * anything was seen, whatever has been rendered may be out of date.
 */
export function unseenChanges(
  latest: readonly DatedChange[],
  { until, keys }: Seen,
): readonly DatedChange[] | null {
  const unseen = latest.filter(
    (change) => until === null || (isSince(change.updatedAt, until) && !keys.has(changeKey(change))),
  );
  return unseen.length === LATEST_CHANGES ? null : unseen;
}

/** Whether an instant is not long before another. */
function isSince(instant: string, other: string): boolean {
  return Date.parse(instant) >= Date.parse(other) - OVERLAP_MS;
}

/** What to revalidate, in as many requests as it takes. */
export function missedChanges(
  changed: readonly DatedChange[] | null,
  endedEmbargoes: readonly DatedChange[],
  missingIds: readonly string[],
  { embargoesUntil, missing }: Seen,
): RevalidationBody[] {
  if (changed === null) return revalidationBodies("everything");
  const cameIntoSight = endedEmbargoes.filter(
    ({ publishAt }) =>
      publishAt !== null && embargoesUntil !== null && Date.parse(publishAt) > Date.parse(embargoesUntil),
  );
  const vanished = missingIds.filter((id) => !missing.has(id));
  return revalidationBodies([...changed, ...cameIntoSight, ...vanished.map(deletionOf)]);
}

function deletionOf(documentId: string): ContentChange {
  return {
    documentId,
    type: UNKNOWN_TYPE,
    operation: "delete",
    slugs: [],
    status: null,
    isUnnamed: false,
    isCorrected: true,
    publishedAt: null,
    publishAt: null,
  };
}

function changeKey({ documentId, updatedAt }: DatedChange): string {
  return `${documentId}@${updatedAt}`;
}
