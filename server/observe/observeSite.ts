import { readerClient } from "../../sanity/client.ts";
import type { Configuration } from "../../sanity/configuration.ts";
import { observeRequests } from "../../sanity/observedRequests.ts";
import { loadBackendHealth } from "../../sanity/queries/backendHealth.ts";
import { renderedPages } from "../caching/renderedPages.ts";
import type { LiveHub } from "../live/liveHub.ts";
import { observedQueries } from "./observedQueries.ts";
import { createOperatorPages, type OperatorPages } from "./operatorPages.ts";
import { createSiteHealth } from "./siteHealth.ts";
import { createSiteMetrics, type SiteMetrics } from "./siteMetrics.ts";

export interface SiteObservation {
  readonly operatorPages: OperatorPages;
  /** Null without an operator to ask for them. */
  readonly metrics: SiteMetrics | null;
}

/**
 * Begins to watch this process's pages and queries.
 *
 * @param lagSeconds since the last catch-up, null before the first
 * @param live the open pages of running stories, null before they are let in
 * @param build its name; null in development
 */
export function observeSite(
  configuration: Configuration,
  {
    operatorToken,
    lagSeconds,
    live,
    build,
  }: {
    operatorToken: string | null;
    lagSeconds: () => number | null;
    live: () => Pick<LiveHub, "readers" | "isListening"> | null;
    build: string | null;
  },
): SiteObservation {
  const pages = () => renderedPages().size;
  const metrics =
    operatorToken === null
      ? null
      : createSiteMetrics({
          renders: () => renderedPages().renders,
          pages,
          secondsSinceCatchUp: lagSeconds,
          liveReaders: () => live()?.readers ?? 0,
          isListening: () => live()?.isListening ?? false,
        });
  observeRequests(observedQueries(metrics));
  const health = createSiteHealth({
    askBackend: () => loadBackendHealth(readerClient(), configuration),
    pages,
    lagSeconds,
    catchUpSeconds: configuration.catchUpSeconds,
    build,
    clockMs: () => performance.now(),
  });
  return { operatorPages: createOperatorPages({ health, metrics, operatorToken }), metrics };
}
