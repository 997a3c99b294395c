import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { DeliveryBacklog } from "../webhooks/deliveries.ts";

/** Seconds. From a query that an index answers to the timeout of one that none does. */
const durationBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is looked at only when somebody asks for the metrics. */
export interface LakeGauges {
  listeners(): number;
  deliveries(): DeliveryBacklog;
}

/** The lake's counters, and their text in Prometheus' format. */
export interface LakeMetrics {
  requestEnded(request: { endpoint: string; status: number; durationMs: number }): void;
  /** `isIndexed`: an index found the documents; unknown of a query that failed. */
  queryEnded(query: { durationMs: number; isIndexed: boolean | undefined }): void;
  /** From the request's turn to the answer that it is on disk. */
  commitEnded(commit: { durationMs: number; isCommitted: boolean }): void;
  /** `source`: made anew, or taken from the cache on disk; `refused` for what can't be made. */
  imageAnswered(image: { durationMs: number; source: "made" | "cached" | "refused" }): void;
  text(): Promise<string>;
  contentType: string;
}

export function createLakeMetrics(gauges: LakeGauges): LakeMetrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });

  const requests = new Counter({
    name: "lake_requests_total",
    help: "Requests by endpoint and status",
    labelNames: ["endpoint", "status"],
    registers,
  });
  const durations = (name: string, help: string, label: string) =>
    new Histogram({ name, help, labelNames: [label], buckets: durationBuckets, registers });
  const requestSeconds = durations(
    "lake_request_duration_seconds",
    "From a request's headers to the start of its answer",
    "endpoint",
  );
  const querySeconds = durations(
    "lake_query_duration_seconds",
    "Queries, their wait for a worker included, by how their documents were found",
    "plan",
  );
  const commitSeconds = durations(
    "lake_commit_duration_seconds",
    "Transactions, from their turn until they were on disk or refused",
    "outcome",
  );
  const imageSeconds = durations("lake_image_duration_seconds", "Images, by where they came from", "source");
  new Gauge({
    name: "lake_listeners",
    help: "Open streams of events",
    registers,
    collect() {
      this.set(gauges.listeners());
    },
  });
  new Gauge({
    name: "lake_webhook_oldest_pending_seconds",
    help: "How long the oldest delivery that is still to be sent has been waiting",
    registers,
    collect() {
      this.set(gauges.deliveries().oldestPendingSeconds ?? 0);
    },
  });
  new Gauge({
    name: "lake_webhook_deliveries",
    help: "Webhook deliveries still to be sent, and given up, in the log",
    labelNames: ["state"],
    registers,
    collect() {
      const { pending, failed } = gauges.deliveries();
      this.set({ state: "pending" }, pending);
      this.set({ state: "failed" }, failed);
    },
  });

  return {
    requestEnded({ endpoint, status, durationMs }) {
      requests.inc({ endpoint, status });
      requestSeconds.observe({ endpoint }, durationMs / 1000);
    },
    queryEnded({ durationMs, isIndexed }) {
      querySeconds.observe({ plan: planLabel(isIndexed) }, durationMs / 1000);
    },
    commitEnded({ durationMs, isCommitted }) {
      commitSeconds.observe({ outcome: isCommitted ? "committed" : "refused" }, durationMs / 1000);
    },
    imageAnswered({ durationMs, source }) {
      imageSeconds.observe({ source }, durationMs / 1000);
    },
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}

function planLabel(isIndexed: boolean | undefined): string {
  if (isIndexed === undefined) return "failed";
  return isIndexed ? "indexed" : "scan";
}
