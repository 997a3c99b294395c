import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "../store/inTransaction.ts";

export type Operation = "create" | "update" | "delete";

/** A delivery that is due now or later. */
export interface PendingDelivery {
  /** The idempotency key: the same whenever the same change is sent again. */
  id: string;
  webhookId: string;
  documentId: string;
  /** Calls made so far. */
  attempts: number;
  nextAttemptAt: Date;
}

/** Everything that one call needs. */
export interface OutgoingDelivery {
  id: string;
  webhookId: string;
  webhookName: string;
  url: string;
  secret: string;
  payload: string;
  documentId: string;
  operation: Operation;
  datasetName: string;
  transactionId: string;
  transactionTime: string;
}

/** How a call ended: with an HTTP status, or without an answer. */
export type CallResult = { status: number; error?: undefined } | { status?: undefined; error: string };

export interface NewDelivery extends PendingDelivery {
  seq: number;
  operation: Operation;
  payload: string;
  /** Why there is nothing to send: the webhook's rule can't be evaluated on the document. */
  error: string | null;
}

export function deliveryId(webhookId: string, seq: number, documentId: string): string {
  return `${webhookId}-${seq}-${documentId}`;
}

/**
 * Stores deliveries, those with an error as failed, and moves the webhook's cursor behind them, both or neither. Does
 * nothing for a webhook that has been removed.
 */
export function recordDeliveries(
  db: DatabaseSync,
  {
    webhookId,
    cursor,
    deliveries,
    now,
  }: { webhookId: string; cursor: number; deliveries: NewDelivery[]; now: Date },
): void {
  const insert = db.prepare(
    `INSERT INTO deliveries (id, webhook, seq, document, operation, payload, state, attempts, next_attempt_at, last_error, created_at, finished_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)`,
  );
  const at = now.toISOString();
  inTransaction(db, () => {
    const { changes } = db.prepare("UPDATE webhooks SET cursor = ? WHERE id = ?").run(cursor, webhookId);
    if (changes === 0) return;
    for (const { id, seq, documentId, operation, payload, nextAttemptAt, error } of deliveries) {
      const isPending = error === null;
      insert.run(
        id,
        webhookId,
        seq,
        documentId,
        operation,
        payload,
        isPending ? "pending" : "failed",
        isPending ? nextAttemptAt.toISOString() : null,
        error,
        at,
        isPending ? null : at,
      );
    }
  });
}

/** A delivery as its log shows it. */
export interface LoggedDelivery {
  id: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  webhookName: string;
  documentId: string;
  operation: Operation;
  state: "pending" | "delivered" | "failed";
  attempts: number;
  /** How the last call ended: an HTTP status or a reason; empty before the first. */
  lastResult: string;
}

/** The log of deliveries, oldest first. */
export function listDeliveries(db: DatabaseSync): LoggedDelivery[] {
  return db
    .prepare(
      `SELECT d.id, d.created_at, w.name, d.document, d.operation, d.state, d.attempts,
              coalesce(d.last_error, 'HTTP ' || d.last_status, '') AS last_result
       FROM deliveries d JOIN webhooks w ON w.id = d.webhook
       ORDER BY d.seq, d.document, w.name`,
    )
    .all()
    .map((row) => ({
      id: String(row.id),
      createdAt: String(row.created_at),
      webhookName: String(row.name),
      documentId: String(row.document),
      operation: String(row.operation) as Operation,
      state: String(row.state) as LoggedDelivery["state"],
      attempts: Number(row.attempts),
      lastResult: String(row.last_result),
    }));
}

/** A delivery with what was sent and what came of it. */
export interface DeliveryReport {
  id: string;
  webhookId: string;
  documentId: string;
  operation: Operation;
  payload: string;
  state: LoggedDelivery["state"];
  attempts: number;
  /** How the last call ended: one of the two, or neither before the first. */
  lastStatus: number | null;
  lastError: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  finishedAt: string | null;
}

/** The newest deliveries of a webhook, newest first. */
export function reportDeliveries(db: DatabaseSync, webhookId: string, limit: number): DeliveryReport[] {
  return db
    .prepare("SELECT * FROM deliveries WHERE webhook = ? ORDER BY seq DESC, document LIMIT ?")
    .all(webhookId, limit)
    .map((row) => ({
      id: String(row.id),
      webhookId,
      documentId: String(row.document),
      operation: String(row.operation) as Operation,
      payload: String(row.payload),
      state: String(row.state) as LoggedDelivery["state"],
      attempts: Number(row.attempts),
      lastStatus: row.last_status === null ? null : Number(row.last_status),
      lastError: row.last_error === null ? null : String(row.last_error),
      createdAt: String(row.created_at),
      finishedAt: row.finished_at === null ? null : String(row.finished_at),
    }));
}

/** What a lake still has to send, and what it gave up. */
export interface DeliveryBacklog {
  pending: number;
  /** Of those that are still in the log. */
  failed: number;
  /** How long the oldest pending one has been waiting; null if there is none. */
  oldestPendingSeconds: number | null;
}

export function deliveryBacklog(db: DatabaseSync, now: Date): DeliveryBacklog {
  const rows = db
    .prepare(
      `SELECT state, count(*) AS count, min(created_at) AS oldest FROM deliveries
       WHERE state IN ('pending', 'failed') GROUP BY state`,
    )
    .all();
  const [pending, failed] = ["pending", "failed"].map((state) => rows.find((row) => row.state === state));
  return {
    pending: Number(pending?.count ?? 0),
    failed: Number(failed?.count ?? 0),
    oldestPendingSeconds:
      pending === undefined
        ? null
        : Math.max(0, Math.round((now.getTime() - Date.parse(String(pending.oldest))) / 1000)),
  };
}

/**
 * Puts finished deliveries back into the queue, with all their attempts before them and the idempotency keys they had.
 * Leaves out those that have nothing to send, because their rule couldn't be evaluated.
 *
 * Returns the ids of those that will be sent.
 */
export function resendDeliveries(db: DatabaseSync, ids: readonly string[], now: Date): string[] {
  const resend = db.prepare(
    `UPDATE deliveries SET state = 'pending', attempts = 0, next_attempt_at = ?, finished_at = NULL
     WHERE id = ? AND state IN ('delivered', 'failed') AND payload <> ''`,
  );
  return inTransaction(db, () => ids.filter((id) => resend.run(now.toISOString(), id).changes === 1));
}

/** What a server that ended before has left to send, oldest first. */
export function pendingDeliveries(db: DatabaseSync): PendingDelivery[] {
  return db
    .prepare(
      `SELECT id, webhook, document, attempts, next_attempt_at FROM deliveries
       WHERE state = 'pending' ORDER BY seq, document`,
    )
    .all()
    .map((row) => ({
      id: String(row.id),
      webhookId: String(row.webhook),
      documentId: String(row.document),
      attempts: Number(row.attempts),
      nextAttemptAt: new Date(String(row.next_attempt_at)),
    }));
}

/** Reads what a call needs, with the webhook's address and secret as they are now. */
export function outgoingDelivery(db: DatabaseSync, id: string): OutgoingDelivery | undefined {
  const row = db
    .prepare(
      `SELECT d.webhook, d.document, d.operation, d.payload, w.name, w.url, w.secret,
              t.id AS transaction_id, t.at AS transaction_time, ds.name AS dataset_name
       FROM deliveries d
       JOIN webhooks w ON w.id = d.webhook
       JOIN transactions t ON t.seq = d.seq
       JOIN datasets ds ON ds.id = w.dataset
       WHERE d.id = ?`,
    )
    .get(id);
  if (!row) return undefined;
  return {
    id,
    webhookId: String(row.webhook),
    webhookName: String(row.name),
    url: String(row.url),
    secret: String(row.secret),
    payload: String(row.payload),
    documentId: String(row.document),
    operation: String(row.operation) as Operation,
    datasetName: String(row.dataset_name),
    transactionId: String(row.transaction_id),
    transactionTime: String(row.transaction_time),
  };
}

/** Writes down how a call ended, and when the next one is due or that there is none. */
export function recordCall(
  db: DatabaseSync,
  id: string,
  call: {
    state: "pending" | "delivered" | "failed";
    attempts: number;
    result: CallResult;
    nextAttemptAt: Date | null;
    now: Date;
  },
): void {
  db.prepare(
    `UPDATE deliveries
     SET state = ?, attempts = ?, next_attempt_at = ?, last_status = ?, last_error = ?, finished_at = ?
     WHERE id = ?`,
  ).run(
    call.state,
    call.attempts,
    call.nextAttemptAt?.toISOString() ?? null,
    call.result.status ?? null,
    call.result.error ?? null,
    call.state === "pending" ? null : call.now.toISOString(),
    id,
  );
}

/** Forgets finished deliveries but the newest `keep`. */
export function pruneDeliveries(db: DatabaseSync, keep: number): void {
  db.prepare(
    `DELETE FROM deliveries WHERE id IN (
       SELECT id FROM deliveries WHERE state IN ('delivered', 'failed')
       ORDER BY finished_at DESC, seq DESC LIMIT -1 OFFSET ?)`,
  ).run(keep);
}
