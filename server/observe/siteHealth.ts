import type { DeliveryQueueHealth } from "../../sanity/queries/backendHealth.ts";

/** An answer about the backend serves everybody who asks within this time. */
const KEPT_MS = 1_000;
/** After so many missed runs of the catch-up, pages may be out of date without anybody having told. */
const MISSED_RUNS = 3;

/**
 * What an operator gets. `ok`: all is well. `degraded`: readers are served, but not with the newest.
 * `unavailable`: the backend can't be reached and no page has been rendered that could stand in.
 */
export interface SiteHealth {
  readonly status: "ok" | "degraded" | "unavailable";
  /** `build` names the build; null in development. */
  readonly site: { readonly uptimeSeconds: number; readonly build: string | null; readonly pages: number };
  /** `latencyMs` is null if it was not reached. */
  readonly lake: { readonly reachable: boolean; readonly latencyMs: number | null };
  /** Null on hosted Sanity, and where the lake was not reached. */
  readonly deliveries: DeliveryQueueHealth | null;
  /**
   * How old the site's knowledge of the backend can be, whatever webhooks were lost: seconds since
   * the last catch-up that succeeded, null before the first.
   */
  readonly lagSeconds: number | null;
}

export interface SiteHealthOptions {
  /** Rejects if the backend doesn't answer. */
  readonly askBackend: () => Promise<DeliveryQueueHealth | null>;
  /** How many pages have been rendered and can be served without the backend. */
  readonly pages: () => number;
  readonly lagSeconds: () => number | null;
  readonly catchUpSeconds: number;
  readonly build: string | null;
  /** Monotonic, in milliseconds; 0 is the start of the process. */
  readonly clockMs: () => number;
}

/** Asks how the site is; readers and load balancers may ask as often as they like. */
export function createSiteHealth(options: SiteHealthOptions): () => Promise<SiteHealth> {
  const { askBackend, pages, lagSeconds, catchUpSeconds, build, clockMs } = options;
  let kept: { readonly atMs: number; readonly backend: Promise<BackendState> } | undefined;

  const stateOfBackend = () => {
    if (kept === undefined || clockMs() - kept.atMs >= KEPT_MS) {
      kept = { atMs: clockMs(), backend: reach(askBackend, clockMs) };
    }
    return kept.backend;
  };

  return async () => {
    const { deliveries, ...lake } = await stateOfBackend();
    const uptimeSeconds = Math.floor(clockMs() / 1_000);
    const lag = lagSeconds();
    const isLate = (lag ?? uptimeSeconds) > MISSED_RUNS * catchUpSeconds;
    return {
      status: lake.reachable ? (isLate ? "degraded" : "ok") : pages() > 0 ? "degraded" : "unavailable",
      site: { uptimeSeconds, build, pages: pages() },
      lake,
      deliveries,
      lagSeconds: lag,
    };
  };
}

interface BackendState {
  readonly reachable: boolean;
  readonly latencyMs: number | null;
  readonly deliveries: DeliveryQueueHealth | null;
}

async function reach(
  askBackend: SiteHealthOptions["askBackend"],
  clockMs: () => number,
): Promise<BackendState> {
  const startedMs = clockMs();
  return askBackend().then(
    (deliveries) => ({ reachable: true, latencyMs: Math.round(clockMs() - startedMs), deliveries }),
    () => ({ reachable: false, latencyMs: null, deliveries: null }),
  );
}
