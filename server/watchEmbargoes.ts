import type { SanityClient } from "@sanity/client";
import { loadNow } from "../sanity/queries/backendTime.ts";
import { type Embargoes, loadEmbargoes } from "../sanity/queries/changes.ts";
import { revalidationBodies } from "./caching/contentChange.ts";
import type { EmbargoWatch } from "./embargoWatch.ts";
import { newRequestId, withRequestId } from "./observe/requestId.ts";

/** A backend may cut its clock off to the millisecond, and timers may be a little early. */
const MARGIN_MS = 5;
/** Well below the 2^31 ms that timers hold, and often enough for clocks that don't run alike. */
const LONGEST_WAIT_MS = 3_600_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;

export interface EmbargoWatchOptions {
  readonly client: SanityClient;
  /** Revalidates what has come into sight: a body as `POST /api/revalidate` takes it. */
  readonly revalidate: (body: string) => Promise<void>;
}

/**
 * The end of an embargo is no event: this asks the backend when the next one ends, waits, and
 * revalidates what has come into sight. It decides nothing. Every query holds the rule by the
 * backend's clock; a timer that is late or missing costs delay until the next look.
 */
export function watchEmbargoes({
  client,
  revalidate,
}: EmbargoWatchOptions): EmbargoWatch & { stop: () => void } {
  let since: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let isLooking = false;
  let isAskedAgain = false;
  let isStopped = false;

  function look(): void {
    isAskedAgain = true;
    if (isLooking || isStopped) return;
    void lookWhileAsked();
  }

  async function lookWhileAsked(): Promise<void> {
    isLooking = true;
    while (isAskedAgain && !isStopped) {
      isAskedAgain = false;
      const waitMs = await withRequestId(newRequestId(), lookOnce).catch(retryAfter);
      clearTimeout(timer);
      if (waitMs !== null && !isStopped) timer = setTimeout(look, waitMs).unref();
    }
    isLooking = false;
  }

  /** @returns how long to wait before the next look, null where nothing is to be waited for. */
  async function lookOnce(): Promise<number | null> {
    since ??= (await loadNow(client)).toISOString();
    const embargoes = await loadEmbargoes(client, since);
    for (const body of revalidationBodies(embargoes.hasMore ? "everything" : embargoes.ended)) {
      await revalidate(JSON.stringify(body));
    }
    since = embargoes.now;
    failures = 0;
    return waitMsFor(embargoes);
  }

  function retryAfter(error: unknown): number {
    const waitMs = Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS);
    failures += 1;
    console.warn(`could not look for embargoes, again in ${waitMs} ms: ${String(error)}`);
    return waitMs;
  }

  return {
    look,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/**
 * From the arrival of the answer, which is later than the moment it names: a wait that begins then
 * doesn't end too early.
 */
export function waitMsFor({ now, next }: Pick<Embargoes, "now" | "next">): number | null {
  if (next === null) return null;
  return Math.min(Date.parse(next) - Date.parse(now) + MARGIN_MS, LONGEST_WAIT_MS);
}
