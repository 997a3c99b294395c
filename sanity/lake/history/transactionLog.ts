import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { listParameter, statement } from "../store/statements.ts";
import type { LakeDocument } from "../store/store.ts";

/** A transaction as the log has it. */
export interface LoggedTransaction {
  seq: number;
  id: string;
  /** ISO 8601, UTC. */
  timestamp: string;
  /** A user's id, or the id of a program's token. */
  author: string;
}

/** What a transaction did to one document. */
export interface LoggedChange {
  documentId: string;
  previous: LakeDocument | null;
  result: LakeDocument | null;
}

/** Bounds of a part of the log, all inclusive. */
export interface LogRange {
  fromSeq?: number;
  toSeq?: number;
  /** ISO 8601, UTC, with milliseconds. */
  fromTime?: string;
  toTime?: string;
}

export type LogOrder = "oldestFirst" | "newestFirst";

/** The changes of a document with their transactions, in the log's order. By primary key the whole log would be read. */
export const changesByDocument = `transaction_documents AS change
  INDEXED BY transaction_documents_by_document CROSS JOIN transactions USING (seq)`;

const lastTime = "9999-12-31T23:59:59.999Z";

/** The place of a transaction in the log; undefined if this dataset never had it. */
export function seqOf(db: DatabaseSync, datasetId: number, transactionId: string): number | undefined {
  const row = statement(db, "SELECT seq FROM transactions WHERE dataset = ? AND id = ?").get(
    datasetId,
    transactionId,
  );
  return row && Number(row.seq);
}

const selectTransactions = (order: "ASC" | "DESC") => `
  SELECT seq, id, at, author
  FROM ${changesByDocument}
  WHERE change.document = ? AND change.seq >= ? AND change.seq <= ? AND dataset = ? AND at >= ? AND at <= ?
  ORDER BY change.seq ${order} LIMIT ?`;

/** The first or last `limit` transactions in a range that touched any of these documents. */
export function transactionsOf(
  db: DatabaseSync,
  datasetId: number,
  documentIds: readonly string[],
  { range, order, limit }: { range: LogRange; order: LogOrder; limit: number },
): LoggedTransaction[] {
  const { fromSeq = 0, toSeq = Number.MAX_SAFE_INTEGER, fromTime = "", toTime = lastTime } = range;
  const select = statement(db, selectTransactions(order === "oldestFirst" ? "ASC" : "DESC"));
  const bySeq = new Map<number, LoggedTransaction>();
  for (const documentId of new Set(documentIds)) {
    for (const row of select.all(documentId, fromSeq, toSeq, datasetId, fromTime, toTime, limit)) {
      bySeq.set(Number(row.seq), toTransaction(row));
    }
  }
  const inOrder = [...bySeq.values()].sort((left, right) => left.seq - right.seq);
  return (order === "oldestFirst" ? inOrder : inOrder.reverse()).slice(0, limit);
}

/** What a transaction did to these documents, or to all that it touched; by id. */
export function changesOf(db: DatabaseSync, seq: number, documentIds?: readonly string[]): LoggedChange[] {
  const rows = documentIds
    ? statement(
        db,
        `SELECT document, previous, result FROM transaction_documents
         WHERE seq = ? AND document IN (SELECT value FROM json_each(?)) ORDER BY document`,
      ).all(seq, listParameter(documentIds))
    : statement(
        db,
        "SELECT document, previous, result FROM transaction_documents WHERE seq = ? ORDER BY document",
      ).all(seq);
  return rows.map(({ document, previous, result }) => ({
    documentId: String(document),
    previous: toDocument(previous),
    result: toDocument(result),
  }));
}

/** The mutations of a transaction, each with the id of its document. */
export function mutationsOf(db: DatabaseSync, seq: number): unknown[] {
  const row = statement(db, "SELECT mutations FROM transactions WHERE seq = ?").get(seq);
  return row ? JSON.parse(String(row.mutations)) : [];
}

/** The last change of a document at or before a place and a time in the log. */
export function lastChangeOf(
  db: DatabaseSync,
  datasetId: number,
  documentId: string,
  { toSeq = Number.MAX_SAFE_INTEGER, toTime = lastTime }: Pick<LogRange, "toSeq" | "toTime">,
): LoggedChange | undefined {
  const row = statement(
    db,
    `SELECT previous, result FROM transaction_documents WHERE document = ?1 AND seq = (
       SELECT change.seq
       FROM ${changesByDocument}
       WHERE change.document = ?1 AND change.seq <= ?2 AND dataset = ?3 AND at <= ?4
       ORDER BY change.seq DESC LIMIT 1
     )`,
  ).get(documentId, toSeq, datasetId, toTime);
  return row && { documentId, previous: toDocument(row.previous), result: toDocument(row.result) };
}

function toTransaction(row: Record<string, SQLOutputValue>): LoggedTransaction {
  return {
    seq: Number(row.seq),
    id: String(row.id),
    timestamp: String(row.at),
    author: String(row.author),
  };
}

function toDocument(body: SQLOutputValue | undefined): LakeDocument | null {
  return typeof body === "string" ? JSON.parse(body) : null;
}
