import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "../store/inTransaction.ts";

export interface Webhook {
  id: string;
  datasetId: number;
  name: string;
  url: string;
  /** Signs what is sent. */
  secret: string;
  /** GROQ, the part between the brackets of `*[…]`; empty for every document. */
  filter: string;
  /** GROQ, `{…}`; empty for the whole document. */
  projection: string;
  includeDrafts: boolean;
  /** The last transaction whose changes have become deliveries. */
  cursor: number;
}

/**
 * Creates the webhook of this name in its dataset, or changes it. A new one starts with the next transaction; a changed
 * one goes on where it was, so nothing is lost or sent twice.
 */
export function putWebhook(db: DatabaseSync, webhook: Omit<Webhook, "id" | "cursor">): Webhook {
  const row = db
    .prepare(
      `INSERT INTO webhooks (id, dataset, name, url, secret, filter, projection, include_drafts, cursor)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(seq), 0) FROM transactions))
       ON CONFLICT (dataset, name) DO UPDATE SET
         url = excluded.url, secret = excluded.secret, filter = excluded.filter,
         projection = excluded.projection, include_drafts = excluded.include_drafts
       RETURNING *`,
    )
    .get(
      `wh${randomBytes(9).toString("hex")}`,
      webhook.datasetId,
      webhook.name,
      webhook.url,
      webhook.secret,
      webhook.filter,
      webhook.projection,
      webhook.includeDrafts ? 1 : 0,
    );
  if (!row) throw new Error(`Webhook "${webhook.name}" was not stored.`);
  return readWebhook(row);
}

export function listWebhooks(db: DatabaseSync): Webhook[] {
  return db.prepare("SELECT * FROM webhooks ORDER BY dataset, name").all().map(readWebhook);
}

/** Removes a webhook with all its deliveries, sent or not. A server that is running makes no more calls for it. */
export function removeWebhook(db: DatabaseSync, id: string): void {
  inTransaction(db, () => {
    db.prepare("DELETE FROM deliveries WHERE webhook = ?").run(id);
    db.prepare("DELETE FROM webhooks WHERE id = ?").run(id);
  });
}

function readWebhook(row: Record<string, unknown>): Webhook {
  return {
    id: String(row.id),
    datasetId: Number(row.dataset),
    name: String(row.name),
    url: String(row.url),
    secret: String(row.secret),
    filter: String(row.filter),
    projection: String(row.projection),
    includeDrafts: row.include_drafts === 1,
    cursor: Number(row.cursor),
  };
}
