import type { SanityClient } from "@sanity/client";
import { type ContentChange, UNKNOWN_TYPE } from "../lib/cacheTags.ts";
import {
  type DatedChange,
  LATEST_CHANGES,
  type LatestChanges,
  loadChanges,
  loadLatestChanges,
  loadRevisions,
} from "../sanity/queries/changes.ts";
import { type Revalidation, revalidationBodies } from "./caching/contentChange.ts";
import { renderedPages } from "./caching/renderedPages.ts";
import { requestRevalidation } from "./caching/revalidationRequest.ts";
import { embargoWatch } from "./embargoWatch.ts";
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
 * A webhook can be missed: this asks the backend, at the start and then again and again, what has
 * been written since, and which of the documents that pages show are not what they were or are gone,
 * and revalidates them as the webhook would have done. It also lets the next end of an embargo be
 * looked for, should a timer have been lost.
 */
export function startCatchUp({ client, secret, intervalMs }: CatchUpOptions): CatchUp {
  let seen = NOTHING_SEEN;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let caughtUpMs: number | null = null;
  const run = async () => {
    const startedMs = performance.now();
    embargoWatch().look();
    const latest = await loadLatestChanges(client);
    const shown = await loadShown(client);
    // Before the first run nothing can be out of date but what has been rendered since the start.
    if (seen !== NOTHING_SEEN || renderedPages().size > 0) {
      const rewritten = await loadChanges(client, rewrittenIds(shown, seen));
      for (const body of revalidationBodies(missedChanges(latest, rewritten, shown, seen))) {
        await requestRevalidation(JSON.stringify(body), secret);
      }
    }
    seen = seenWith(latest, shown);
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

/** By id, of every document that a page names: its revision, null where it isn't published. */
export type Shown = ReadonlyMap<string, string | null>;

async function loadShown(client: SanityClient): Promise<Shown> {
  const ids = renderedPages().documentIds();
  const revisions = await loadRevisions(client, ids);
  return new Map(ids.map((id) => [id, revisions.get(id) ?? null]));
}

/** What has been looked at. */
export interface Seen {
  /** When, by the backend's clock; null if never. */
  readonly until: string | null;
  /** The changes at the end of that time, by `changeKey`. */
  readonly keys: ReadonlySet<string>;
  readonly shown: Shown;
}

export const NOTHING_SEEN: Seen = { until: null, keys: new Set(), shown: new Map() };

/** Counted by the backend's clock, not by the newest change: that may be dated ahead of it. */
export function seenWith({ now, changes }: LatestChanges, shown: Shown): Seen {
  const recent = changes.filter(({ updatedAt }) => isSince(updatedAt, now));
  return { until: now, keys: new Set(recent.map(changeKey)), shown };
}

/**
 * The changes not seen before, null where there may be more of them than the list holds or than
 * their dates can tell. Before anything was seen, whatever has been rendered may be out of date.
 */
export function unseenChanges(
  { now, changes }: LatestChanges,
  { until, keys }: Seen,
): readonly DatedChange[] | null {
  if (until !== null && !isSince(now, until)) return null;
  const unseen = changes.filter(
    (change) => until === null || (isSince(change.updatedAt, until) && !keys.has(changeKey(change))),
  );
  return unseen.length === LATEST_CHANGES ? null : unseen;
}

/** Whether an instant is not long before another. */
function isSince(instant: string, other: string): boolean {
  return Date.parse(instant) >= Date.parse(other) - OVERLAP_MS;
}

/**
 * Ids of documents that pages show and that are there in another revision than before, whatever
 * their dates say: a restored backup, for one, is dated before what it replaces.
 */
export function rewrittenIds(shown: Shown, before: Seen): string[] {
  return [...shown].flatMap(([id, revision]) => {
    const known = before.shown.get(id);
    return revision !== null && known !== undefined && known !== revision ? [id] : [];
  });
}

/** What to revalidate. An id that pages name and that was missing before is a broken reference, and no news. */
export function missedChanges(
  latest: LatestChanges,
  rewritten: readonly DatedChange[],
  shown: Shown,
  before: Seen,
): Revalidation {
  const unseen = unseenChanges(latest, before);
  if (unseen === null) return "everything";
  const vanished = [...shown].flatMap(([id, revision]) =>
    revision === null && before.shown.get(id) !== null ? [deletionOf(id)] : [],
  );
  const written = new Map([...rewritten, ...unseen].map((change) => [change.documentId, change]));
  return [...written.values(), ...vanished];
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
