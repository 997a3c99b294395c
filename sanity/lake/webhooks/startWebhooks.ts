import { sqliteErrorCode } from "../store/sqliteError.ts";
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
  /** How often to look whether another process asked for a delivery to be sent again. Default 1000. */
  lookEveryMs?: number;
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
  const stopLooking = watchForeignChanges(store, options.lookEveryMs ?? 1000, () => {
    for (const delivery of pendingDeliveries(store.db)) {
      if (queue.add(delivery)) log(`webhook delivery ${delivery.id}: to be sent again`);
    }
  });
  follower.follow();
  // Not at once: whoever committed gets the answer first.
  const stopFollowing = store.onCommit(() => setImmediate(() => follower.follow()));
  return {
    async stop(graceMs = 2000) {
      stopFollowing();
      stopLooking();
      await follower.stop();
      await queue.stop(graceMs);
    },
  };
}

/** Calls `onChange` after other processes have written to the lake's file: their commands, for this one is its server. */
function watchForeignChanges({ db }: Store, everyMs: number, onChange: () => void): () => void {
  const version = db.prepare("PRAGMA data_version");
  let seen = version.get()?.data_version;
  const look = () => {
    try {
      const current = version.get()?.data_version;
      if (current === seen) return;
      onChange();
      seen = current;
    } catch (error) {
      // It is looked again soon.
      if (sqliteErrorCode(error) === undefined) throw error;
    }
  };
  const timer = setInterval(look, everyMs).unref();
  return () => clearInterval(timer);
}
