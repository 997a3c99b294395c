import type { DatabaseSync } from "node:sqlite";
import { isDraftOrVersion } from "../store/documentId.ts";
import type { LakeDocument } from "../store/lakeDocument.ts";
import { sqliteErrorCode } from "../store/sqliteError.ts";
import type { Store } from "../store/store.ts";
import {
  deliveryId,
  type NewDelivery,
  type Operation,
  type PendingDelivery,
  recordDeliveries,
} from "./deliveries.ts";
import { compileWebhookRule, type WebhookRule } from "./webhookRule.ts";
import { listWebhooks, type Webhook } from "./webhooks.ts";

/** How many transactions are read at once. */
const batchSize = 100;
/** After how many transactions that a webhook doesn't want its cursor is written down. */
const cursorLag = 1000;
/** After so many failures in a row only the next commit makes it try again; an hour, with five seconds between them. */
const maxRecoveries = 720;

interface CompiledRule {
  filter: string;
  projection: string;
  rule: WebhookRule;
}

interface LoggedChange {
  seq: number;
  documentId: string;
  author: string;
  at: Date;
  before: LakeDocument | null;
  after: LakeDocument | null;
}

/**
 * Turns the transaction log into deliveries. Each webhook has a cursor in the log that moves in the same SQLite
 * transaction in which its deliveries are stored, so that a killed process loses none and makes none twice.
 */
export class LogFollower {
  readonly #store: Store;
  readonly #onDelivery: (delivery: PendingDelivery) => void;
  readonly #onFailure: () => void;
  readonly #recoverAfterMs: number;
  readonly #log: (line: string) => void;
  /** How far each webhook has got, ahead of its stored cursor by transactions that it doesn't want. */
  readonly #read = new Map<string, number>();
  readonly #rules = new Map<string, CompiledRule>();
  #isFollowing = false;
  #moreToRead = false;
  #isStopped = false;
  #following = Promise.resolve();
  #recoveries = 0;
  #recovery: NodeJS.Timeout | undefined;

  constructor(options: {
    store: Store;
    onDelivery: (delivery: PendingDelivery) => void;
    /** A delivery was stored as failed, because there is nothing that could be sent. */
    onFailure: () => void;
    /** How long to wait after an error before reading on. */
    recoverAfterMs: number;
    log: (line: string) => void;
  }) {
    this.#store = options.store;
    this.#onDelivery = options.onDelivery;
    this.#onFailure = options.onFailure;
    this.#recoverAfterMs = options.recoverAfterMs;
    this.#log = options.log;
  }

  /** Reads the log to its end, in the background; call it whenever the log has grown. */
  follow(): void {
    this.#moreToRead = true;
    if (this.#isFollowing || this.#isStopped) return;
    this.#isFollowing = true;
    this.#following = this.#readToEnd();
  }

  /** Resolves when the batch under way is stored; reads nothing after it. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#recovery);
    await this.#following;
  }

  async #readToEnd(): Promise<void> {
    try {
      while (this.#moreToRead) {
        this.#moreToRead = false;
        for (const webhook of listWebhooks(this.#store.db)) await this.#readFor(webhook);
      }
      this.#recoveries = 0;
    } catch (error) {
      this.#log(`webhooks: the transaction log can't be followed: ${messageOf(error)}`);
      this.#recoverLater();
    } finally {
      this.#isFollowing = false;
    }
  }

  #recoverLater(): void {
    if (this.#isStopped || this.#recoveries === maxRecoveries) return;
    this.#recoveries += 1;
    clearTimeout(this.#recovery);
    this.#recovery = setTimeout(() => this.follow(), this.#recoverAfterMs);
  }

  async #readFor(webhook: Webhook): Promise<void> {
    let storedCursor = webhook.cursor;
    let cursor = Math.max(storedCursor, this.#read.get(webhook.id) ?? 0);
    while (!this.#isStopped) {
      const batch = readChanges(this.#store.db, webhook.datasetId, cursor);
      if (!batch) return;
      const deliveries: NewDelivery[] = [];
      for (const change of batch.changes) deliveries.push(...(await this.#deliveryOf(webhook, change)));
      cursor = batch.lastSeq;
      if (deliveries.length > 0 || cursor - storedCursor >= cursorLag) {
        recordDeliveries(this.#store.db, { webhookId: webhook.id, cursor, deliveries, now: new Date() });
        storedCursor = cursor;
      }
      this.#read.set(webhook.id, cursor);
      for (const delivery of deliveries) if (delivery.error === null) this.#onDelivery(delivery);
      for (const delivery of deliveries) if (delivery.error !== null) this.#onFailure();
    }
  }

  /** No delivery or one. A rule that fails on a document makes a failed one, and costs none of those after it. */
  async #deliveryOf(webhook: Webhook, change: LoggedChange): Promise<NewDelivery[]> {
    const { seq, documentId, before, after } = change;
    if (!webhook.includeDrafts && isDraftOrVersion(documentId)) return [];
    const operation = operationOf(before, after);
    if (!operation) return [];
    const delivery = {
      id: deliveryId(webhook.id, seq, documentId),
      webhookId: webhook.id,
      seq,
      documentId,
      operation,
      attempts: 0,
      nextAttemptAt: new Date(),
    };
    try {
      const rule = this.#ruleOf(webhook);
      const payload = await rule({ before, after, timestamp: change.at, identity: change.author }, (id) =>
        this.#store.documents(webhook.datasetId, [id]).at(0),
      );
      return payload === undefined ? [] : [{ ...delivery, payload, error: null }];
    } catch (error) {
      // The rule reads referenced documents, and another time that may succeed.
      if (sqliteErrorCode(error) !== undefined) throw error;
      this.#log(`webhook "${webhook.name}" can't be evaluated on ${documentId}: ${messageOf(error)}`);
      return [{ ...delivery, payload: "", error: messageOf(error) }];
    }
  }

  #ruleOf({ id, filter, projection }: Webhook): WebhookRule {
    const known = this.#rules.get(id);
    if (known?.filter === filter && known.projection === projection) return known.rule;
    const rule = compileWebhookRule({ filter, projection });
    this.#rules.set(id, { filter, projection, rule });
    return rule;
  }
}

function readChanges(
  db: DatabaseSync,
  datasetId: number,
  afterSeq: number,
): { lastSeq: number; changes: LoggedChange[] } | undefined {
  const transactions = db
    .prepare("SELECT seq, at, author FROM transactions WHERE seq > ? AND dataset = ? ORDER BY seq LIMIT ?")
    .all(afterSeq, datasetId, batchSize);
  const last = transactions.at(-1);
  if (!last) return undefined;
  const touched = db.prepare(
    "SELECT document, previous, result FROM transaction_documents WHERE seq = ? ORDER BY document",
  );
  const changes = transactions.flatMap(({ seq, at, author }) =>
    touched.all(Number(seq)).map(({ document, previous, result }) => ({
      seq: Number(seq),
      documentId: String(document),
      author: String(author),
      at: new Date(String(at)),
      before: readDocument(previous),
      after: readDocument(result),
    })),
  );
  return { lastSeq: Number(last.seq), changes };
}

function readDocument(json: unknown): LakeDocument | null {
  return typeof json === "string" ? JSON.parse(json) : null;
}

function operationOf(before: LakeDocument | null, after: LakeDocument | null): Operation | undefined {
  if (after) return before ? "update" : "create";
  return before ? "delete" : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
