import type { Store } from "../store/store.ts";
import { pendingDeliveries } from "./deliveries.ts";
import { DeliveryQueue } from "./deliveryQueue.ts";
import { LogFollower } from "./logFollower.ts";

export interface WebhooksOptions {
  store: Store;
  /** One line each: deliveries that failed, rules that can't be evaluated. */
  log: (line: string) => void;
  /** Default `verbatim`. */
  projectId?: string;
  /** How long a receiver may take to answer. Default 10,000. */
  timeoutMs?: number;
  /** Default 30,000, as Sanity since April 2026. */
  retryAfterMs?: number;
  /** How long to wait after an error of the database. Default 5000. */
  recoverAfterMs?: number;
  /** Calls under way at once to one webhook. Default 8. */
  concurrency?: number;
  /** Finished deliveries that stay in the log. Default 1000. */
  keepFinished?: number;
}

export interface Webhooks {
  /** Starts no more calls, waits for those under way (at most `graceMs`, default 2000); the rest is sent next time. */
  stop(graceMs?: number): Promise<void>;
}

/** Sends what an earlier server left unsent, and from now on what every commit asks for, at once. */
export function startWebhooks(options: WebhooksOptions): Webhooks {
  const { store, log, recoverAfterMs = 5000 } = options;
  const queue = new DeliveryQueue({
    db: store.db,
    log,
    projectId: options.projectId ?? "verbatim",
    timeoutMs: options.timeoutMs ?? 10_000,
    retryAfterMs: options.retryAfterMs ?? 30_000,
    recoverAfterMs,
    concurrency: options.concurrency ?? 8,
    keepFinished: options.keepFinished ?? 1000,
  });
  const follower = new LogFollower({
    store,
    log,
    recoverAfterMs,
    onDelivery: (delivery) => queue.add(delivery),
    onFailure: () => queue.countFinished(),
  });
  for (const delivery of pendingDeliveries(store.db)) queue.add(delivery);
  follower.follow();
  // Not at once: whoever committed gets the answer first.
  const stopFollowing = store.onCommit(() => setImmediate(() => follower.follow()));
  return {
    async stop(graceMs = 2000) {
      stopFollowing();
      await follower.stop();
      await queue.stop(graceMs);
    },
  };
}
