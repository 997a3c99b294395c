import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { LiveRefusal } from "../live/liveLimits.ts";

/** Seconds. From a page kept in memory to a render that waits for the backend's timeouts. */
const DURATION_BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const CACHE_RESULTS: ReadonlySet<string> = new Set(["hit", "stale", "miss"]);

/** What is looked at only when somebody asks for the metrics. */
export interface SiteGauges {
  /** Pages rendered since the start. */
  readonly renders: () => number;
  /** Pages that this process remembers to have rendered. */
  readonly pages: () => number;
  /** Null before the first catch-up. */
  readonly secondsSinceCatchUp: () => number | null;
  /** Open streams of running stories. */
  readonly liveReaders: () => number;
  /** Whether changes of content are heard of as they happen. */
  readonly isListening: () => boolean;
}

export interface EndedRequest {
  /** See `routeKind`. */
  readonly route: string;
  /** HTTP status; 499 if the reader hung up before the answer. */
  readonly status: number;
  /** Null for a stream, which lasts as long as its reader stays. */
  readonly durationMs: number | null;
  /** Next's `x-nextjs-cache`: HIT, STALE or MISS; null for what isn't a page. */
  readonly cache: string | null;
}

export type Refusal = "rate" | "url" | "body";

/** The site's counters, and their text in Prometheus' format. */
export interface SiteMetrics {
  requestEnded(request: EndedRequest): void;
  requestRefused(reason: Refusal): void;
  connectionsChanged(by: 1 | -1): void;
  /** Readers of running stories were told something. */
  liveTold(readers: number): void;
  /** A stream was cut because its reader didn't keep up. */
  liveCut(): void;
  liveRefused(reason: LiveRefusal): void;
  queryEnded(query: { readonly durationMs: number; readonly isAnswered: boolean }): void;
  text(): Promise<string>;
  readonly contentType: string;
}

export function createSiteMetrics(gauges: SiteGauges): SiteMetrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });

  const requests = new Counter({
    name: "verbatim_site_requests_total",
    help: "Requests by kind of address and status; 499 where the reader hung up",
    labelNames: ["route", "status"],
    registers,
  });
  const requestSeconds = new Histogram({
    name: "verbatim_site_request_duration_seconds",
    help: "From a request's headers to the end of its answer",
    labelNames: ["route"],
    buckets: DURATION_BUCKETS,
    registers,
  });
  const cacheResults = new Counter({
    name: "verbatim_site_page_cache_total",
    help: "Pages answered from the page cache (hit), from it while being made anew (stale), or made for the reader (miss)",
    labelNames: ["route", "result"],
    registers,
  });
  const renderSeconds = new Histogram({
    name: "verbatim_site_render_duration_seconds",
    help: "How long readers waited for pages that were made for them",
    labelNames: ["route"],
    buckets: DURATION_BUCKETS,
    registers,
  });
  const refusals = new Counter({
    name: "verbatim_site_refused_total",
    help: "Requests refused before anything was done for them, by reason",
    labelNames: ["reason"],
    registers,
  });
  const queries = new Counter({
    name: "verbatim_site_queries_total",
    help: "Queries to the content backend",
    labelNames: ["outcome"],
    registers,
  });
  const querySeconds = new Histogram({
    name: "verbatim_site_query_duration_seconds",
    help: "From asking the content backend to its answer, retries included",
    buckets: DURATION_BUCKETS,
    registers,
  });
  const gauge = (name: string, help: string, read: () => number | null) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const value = read();
        if (value !== null) this.set(value);
      },
    });
  const connections = new Gauge({ name: "verbatim_site_connections", help: "Open connections", registers });
  gauge("verbatim_site_pages", "Pages known to have been rendered", gauges.pages);
  gauge(
    "verbatim_site_catch_up_age_seconds",
    "Since the site last asked the backend, with success, what it had missed",
    gauges.secondsSinceCatchUp,
  );
  gauge("verbatim_live_readers", "Open pages that are told of changes", gauges.liveReaders);
  gauge("verbatim_live_listening", "1 while the site hears of changes as they happen", () =>
    Number(gauges.isListening()),
  );
  const liveEvents = new Counter({
    name: "verbatim_live_events_total",
    help: "Changes told, each counted once for every reader",
    registers,
  });
  const liveCuts = new Counter({
    name: "verbatim_live_cut_total",
    help: "Readers cut off because they did not keep up",
    registers,
  });
  const liveRefusals = new Counter({
    name: "verbatim_live_refused_total",
    help: "Readers refused, by the limit: of all readers, or of those at one address",
    labelNames: ["limit"],
    registers,
  });
  new Counter({
    name: "verbatim_site_renders_total",
    help: "Pages rendered, for readers and in the background",
    registers,
    collect() {
      this.reset();
      this.inc(gauges.renders());
    },
  });

  return {
    requestEnded({ route, status, durationMs, cache }) {
      requests.inc({ route, status });
      if (durationMs === null) return;
      requestSeconds.observe({ route }, durationMs / 1_000);
      const result = cache?.toLowerCase();
      if (result === undefined || !CACHE_RESULTS.has(result)) return;
      cacheResults.inc({ route, result });
      if (result === "miss") renderSeconds.observe({ route }, durationMs / 1_000);
    },
    requestRefused: (reason) => refusals.inc({ reason }),
    connectionsChanged: (by) => connections.inc(by),
    liveTold: (readers) => liveEvents.inc(readers),
    liveCut: () => liveCuts.inc(),
    liveRefused: (limit) => liveRefusals.inc({ limit }),
    queryEnded({ durationMs, isAnswered }) {
      queries.inc({ outcome: isAnswered ? "answered" : "failed" });
      querySeconds.observe(durationMs / 1_000);
    },
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}
