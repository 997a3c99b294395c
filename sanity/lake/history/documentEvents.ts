import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { publishedIdOf } from "../store/documentId.ts";
import { statement } from "../store/statements.ts";
import { changesByDocument } from "./transactionLog.ts";

interface EventBase {
  /** ISO 8601, UTC. */
  timestamp: string;
  /** A user's id, or the id of a program's token. */
  author: string;
  /** The id of the published document, whether there is one or not. */
  documentId: string;
}

interface VersionEvent extends EventBase {
  /** The draft's id. */
  versionId: string;
  /** The draft's revision: its first, or the last that it had. */
  versionRevisionId: string;
}

/** What has happened to a document and its draft, in the shapes that Sanity's Studio reads. */
export type DocumentEvent =
  | (VersionEvent & { type: "createDocumentVersion" | "deleteDocumentVersion" | "unpublishDocument" })
  | (VersionEvent & {
      type: "publishDocumentVersion";
      revisionId: string;
      publishCause: "document.publish";
      contributors: string[];
    })
  | (EventBase & { type: "createLiveDocument" | "updateLiveDocument"; revisionId: string })
  | (EventBase & { type: "deleteDocumentGroup" });

export interface EventPage {
  /** Newest first. */
  events: DocumentEvent[];
  /** Where to go on; "" if there is no more. */
  nextCursor: string;
}

/**
 * The events of a draft (edits are none: the Studio derives them from the transactions) or of a published document,
 * from at most `limit` transactions before `cursor`.
 *
 * A draft's are its creation, publication and end, and the end of the published document; a published document's are
 * publication, changes without a draft, and its end.
 */
export function documentEvents(
  db: DatabaseSync,
  datasetId: number,
  documentId: string,
  { limit, beforeSeq = Number.MAX_SAFE_INTEGER }: { limit: number; beforeSeq?: number },
): EventPage {
  const publishedId = publishedIdOf(documentId);
  const isPublished = documentId === publishedId;
  const pair = { datasetId, publishedId, draftId: isPublished ? `drafts.${publishedId}` : documentId };
  const found = isPublished
    ? select(db, changesSql, [publishedId, beforeSeq, datasetId, limit + 1])
    : [pair.draftId, publishedId]
        .flatMap((id) => select(db, endsSql, [id, beforeSeq, datasetId, limit + 1]))
        .sort((left, right) => right.seq - left.seq);
  const transactions = [...new Map(found.map((transaction) => [transaction.seq, transaction])).values()];
  const page = transactions.slice(0, limit);
  const last = page.at(-1);
  return {
    events: page
      .flatMap((transaction) => eventsOf(db, pair, transaction))
      .filter((event) => concerns(event, isPublished)),
    nextCursor: transactions.length > limit && last ? String(last.seq) : "",
  };
}

interface Transaction {
  seq: number;
  id: string;
  at: string;
  author: string;
}

interface Pair {
  datasetId: number;
  publishedId: string;
  draftId: string;
}

const changesSql = `
  SELECT seq, id, at, author FROM ${changesByDocument}
  WHERE document = ? AND change.seq < ? AND dataset = ?
  ORDER BY change.seq DESC LIMIT ?`;
const endsSql = `
  SELECT seq, id, at, author
  FROM transaction_documents AS change
  INDEXED BY transaction_documents_of_lives CROSS JOIN transactions USING (seq)
  WHERE document = ? AND change.seq < ? AND dataset = ? AND (previous IS NULL OR result IS NULL)
  ORDER BY change.seq DESC LIMIT ?`;

function select(db: DatabaseSync, sql: string, parameters: (string | number)[]): Transaction[] {
  return statement(db, sql)
    .all(...parameters)
    .map(({ seq, id, at, author }) => ({
      seq: Number(seq),
      id: String(id),
      at: String(at),
      author: String(author),
    }));
}

function concerns({ type }: DocumentEvent, isPublished: boolean): boolean {
  switch (type) {
    case "createDocumentVersion":
    case "deleteDocumentVersion":
      return !isPublished;
    case "createLiveDocument":
    case "updateLiveDocument":
      return isPublished;
    default:
      return true;
  }
}

function eventsOf(db: DatabaseSync, pair: Pair, transaction: Transaction): DocumentEvent[] {
  const { publishedId: documentId, draftId: versionId } = pair;
  const { id: revisionId, at: timestamp, author } = transaction;
  const draft = changeIn(db, pair.datasetId, transaction.seq, versionId);
  const published = changeIn(db, pair.datasetId, transaction.seq, documentId);
  const base = { timestamp, author, documentId };
  const atDraft = (versionRevisionId: string) => ({ ...base, versionId, versionRevisionId });

  const isDraftGone = draft.isBefore && !draft.isAfter;
  const isPublishedGone = published.isBefore && !published.isAfter;
  if (isDraftGone && published.isTouched && published.isAfter) {
    const contributors = authorsOf(db, pair, transaction.seq);
    const ended = atDraft(draft.revisionBefore);
    return [
      {
        type: "publishDocumentVersion",
        ...ended,
        revisionId,
        publishCause: "document.publish",
        contributors,
      },
    ];
  }
  if (isPublishedGone && draft.isAfter) {
    return [{ type: "unpublishDocument", ...atDraft(draft.isTouched ? revisionId : draft.revisionBefore) }];
  }
  if ((isDraftGone || isPublishedGone) && !draft.isAfter && !published.isAfter) {
    return [{ type: "deleteDocumentGroup", ...base }];
  }
  const events: DocumentEvent[] = [];
  if (published.isTouched && published.isAfter) {
    const type = published.isBefore ? "updateLiveDocument" : "createLiveDocument";
    events.push({ type, ...base, revisionId });
  }
  if (isDraftGone) events.push({ type: "deleteDocumentVersion", ...atDraft(draft.revisionBefore) });
  if (draft.isAfter && !draft.isBefore) {
    events.push({ type: "createDocumentVersion", ...atDraft(revisionId) });
  }
  return events;
}

interface Change {
  isTouched: boolean;
  isBefore: boolean;
  isAfter: boolean;
  /** "" if it never had one. */
  revisionBefore: string;
}

/** Whether a document was there before and after a transaction, which needn't have touched it. */
function changeIn(db: DatabaseSync, datasetId: number, seq: number, documentId: string): Change {
  const touched = statement(
    db,
    `SELECT previous IS NOT NULL AS isBefore, result IS NOT NULL AS isAfter
     FROM transaction_documents WHERE seq = ? AND document = ?`,
  ).get(seq, documentId);
  const earlier = statement(
    db,
    `SELECT id, result IS NOT NULL AS isAfter
     FROM ${changesByDocument}
     WHERE document = ? AND change.seq < ? AND dataset = ? ORDER BY change.seq DESC LIMIT 1`,
  ).get(documentId, seq, datasetId);
  return {
    isTouched: touched !== undefined,
    isBefore: isTrue((touched ? touched.isBefore : earlier?.isAfter) ?? 0),
    isAfter: isTrue((touched ?? earlier)?.isAfter ?? 0),
    revisionBefore: String(earlier?.id ?? ""),
  };
}

function isTrue(value: SQLOutputValue): boolean {
  return Number(value) === 1;
}

/** Who wrote the draft that a transaction published, from its creation on. */
function authorsOf(db: DatabaseSync, { datasetId, draftId }: Pair, seq: number): string[] {
  const rows = statement(
    db,
    `SELECT DISTINCT author
     FROM ${changesByDocument}
     WHERE document = ?1 AND dataset = ?3 AND change.seq < ?2 AND change.seq >= (
       SELECT created.seq
       FROM transaction_documents AS created
       INDEXED BY transaction_documents_of_lives CROSS JOIN transactions USING (seq)
       WHERE document = ?1 AND dataset = ?3 AND created.seq < ?2
         AND (previous IS NULL OR result IS NULL) AND previous IS NULL
       ORDER BY created.seq DESC LIMIT 1
     ) ORDER BY change.seq`,
  ).all(draftId, seq, datasetId);
  return rows.map(({ author }) => String(author));
}
