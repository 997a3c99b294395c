import type { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { sqliteErrorCode } from "../store/sqliteError.ts";
import { callWebhook } from "./callWebhook.ts";
import {
  type CallResult,
  outgoingDelivery,
  type PendingDelivery,
  pruneDeliveries,
  recordCall,
} from "./deliveries.ts";
import { Slots } from "./slots.ts";

export interface DeliveryQueueOptions {
  db: DatabaseSync;
  projectId: string;
  /** How long a receiver may take to answer. */
  timeoutMs: number;
  /** How long to wait before each of the two retries. */
  retryAfterMs: number;
  /** How long to wait after an error of the database before trying again. */
  recoverAfterMs: number;
  /** How many calls to one webhook may be under way at once. */
  concurrency: number;
  /** How many finished deliveries stay in the log. */
  keepFinished: number;
  log: (line: string) => void;
}

const maxAttempts = 3;
/** With five seconds between them, an hour: long enough for somebody to see the log and make room on the disk. */
const maxRecoveries = 720;
const pruneEvery = 100;

/**
 * Sends deliveries. Those of one document to one webhook wait for each other, so that a receiver sees the changes in
 * their order; others go out side by side, so many for each webhook. A call that gets no answer, 429 or 5xx is
 * repeated twice. What the database can't read or write down now is tried again later.
 */
export class DeliveryQueue {
  readonly #options: DeliveryQueueOptions;
  readonly #lanes = new Map<string, { waiting: PendingDelivery[]; drained: Promise<void> }>();
  readonly #stopping = new AbortController();
  readonly #aborting = new AbortController();
  readonly #slots = new Map<string, Slots>();
  readonly #known = new Set<string>();
  #finishedSincePrune = 0;

  constructor(options: DeliveryQueueOptions) {
    this.#options = options;
    pruneDeliveries(options.db, options.keepFinished);
  }

  /** Takes a delivery on; says whether it was new. */
  add(delivery: PendingDelivery): boolean {
    if (this.#known.has(delivery.id)) return false;
    this.#known.add(delivery.id);
    const key = `${delivery.webhookId} ${delivery.documentId}`;
    const lane = this.#lanes.get(key);
    if (lane) {
      lane.waiting.push(delivery);
      return true;
    }
    const waiting = [delivery];
    this.#lanes.set(key, { waiting, drained: this.#drain(key, waiting) });
    return true;
  }

  /** Starts no more calls and waits for those under way, at most `graceMs`. What isn't sent stays in the log. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping.abort();
    const timer = setTimeout(() => this.#aborting.abort(), graceMs);
    await Promise.all([...this.#lanes.values()].map(({ drained }) => drained));
    clearTimeout(timer);
  }

  /** Tells of a delivery that is finished; forgets the oldest now and then. */
  countFinished(): void {
    this.#finishedSincePrune += 1;
    if (this.#finishedSincePrune < pruneEvery) return;
    this.#finishedSincePrune = 0;
    pruneDeliveries(this.#options.db, this.#options.keepFinished);
  }

  async #drain(key: string, waiting: PendingDelivery[]): Promise<void> {
    for (let next = waiting.shift(); next && !this.#stopping.signal.aborted; next = waiting.shift()) {
      try {
        await this.#deliver(next);
      } catch (error) {
        const reason = error instanceof Error ? error.stack : String(error);
        this.#options.log(`webhook delivery ${next.id}: left until the next start: ${reason}`);
      } finally {
        this.#known.delete(next.id);
      }
    }
    this.#lanes.delete(key);
  }

  async #deliver(delivery: PendingDelivery): Promise<void> {
    let { attempts, nextAttemptAt } = delivery;
    for (;;) {
      await this.#waitUntil(nextAttemptAt);
      const result = await this.#slotsOf(delivery.webhookId).run(() => this.#call(delivery.id));
      if (!result) return;
      attempts += 1;
      const recorded = attempts;
      const next = await this.#recovering(() => this.#record(delivery, recorded, result));
      if (!next) return;
      nextAttemptAt = next;
    }
  }

  #record(delivery: PendingDelivery, attempts: number, result: CallResult): Date | undefined {
    const { db, retryAfterMs, log } = this.#options;
    const now = new Date();
    const state = stateAfter(result, attempts);
    const nextAttemptAt = state === "pending" ? new Date(now.getTime() + retryAfterMs) : null;
    recordCall(db, delivery.id, { state, attempts, result, nextAttemptAt, now });
    if (state !== "delivered") {
      const reason = result.error ?? `HTTP ${result.status}`;
      const then = state === "pending" ? `again in ${retryAfterMs / 1000} s` : "given up";
      log(
        `webhook delivery ${delivery.id}: attempt ${attempts} of ${maxAttempts} failed (${reason}), ${then}`,
      );
    }
    if (!nextAttemptAt) this.countFinished();
    return nextAttemptAt ?? undefined;
  }

  /** Undefined if there is no call to make or the queue stops before it has ended. */
  async #call(id: string): Promise<CallResult | undefined> {
    const { db, projectId, timeoutMs } = this.#options;
    const delivery = await this.#recovering(() => outgoingDelivery(db, id));
    if (!delivery || this.#stopping.signal.aborted) return undefined;
    const result = await callWebhook(delivery, { projectId, timeoutMs, signal: this.#aborting.signal });
    return this.#aborting.signal.aborted ? undefined : result;
  }

  /** Uses the database; after an error of it, waits and tries again, so that a full disk costs no delivery. */
  async #recovering<Result>(use: () => Result): Promise<Result> {
    for (let recoveries = 0; ; recoveries += 1) {
      try {
        return use();
      } catch (error) {
        const isOver = recoveries === maxRecoveries || this.#stopping.signal.aborted;
        if (isOver || sqliteErrorCode(error) === undefined) throw error;
        const { log, recoverAfterMs } = this.#options;
        const reason = error instanceof Error ? error.message : String(error);
        log(`webhook deliveries: the database failed (${reason}), again in ${recoverAfterMs / 1000} s`);
        await this.#waitUntil(new Date(Date.now() + recoverAfterMs));
      }
    }
  }

  #slotsOf(webhookId: string): Slots {
    const slots = this.#slots.get(webhookId) ?? new Slots(this.#options.concurrency);
    this.#slots.set(webhookId, slots);
    return slots;
  }

  async #waitUntil(time: Date): Promise<void> {
    const delayMs = time.getTime() - Date.now();
    if (delayMs <= 0) return;
    const { signal } = this.#stopping;
    await wait(delayMs, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

function stateAfter({ status }: CallResult, attempts: number): "pending" | "delivered" | "failed" {
  if (status !== undefined && status >= 200 && status < 300) return "delivered";
  const mayPass = status === undefined || status === 429 || status >= 500;
  return mayPass && attempts < maxAttempts ? "pending" : "failed";
}
