import type { LakeDocument } from "./lakeDocument.ts";

/** A change that a transaction would make, for whoever decides whether it may. */
export interface ProposedChange {
  operation: "create" | "update" | "delete";
  documentId: string;
  previous: LakeDocument | null;
  result: LakeDocument | null;
}

export type CommitRequest = CommitOptions &
  (
    | {
        /** As sent: `{create}`, `{createOrReplace}`, `{createIfNotExists}`, `{delete}` or `{patch}` objects. */
        mutations: unknown;
      }
    | {
        /** As sent: objects with an `actionType`. */
        actions: unknown;
      }
  );

export interface CommitOptions {
  datasetId: number;
  /** Becomes the `_rev` of every touched document; made up if missing. */
  transactionId?: string;
  author: string;
  /** Do everything but keep nothing: the answer is what it would have been, with seq 0. */
  dryRun?: boolean;
  autoGenerateArrayKeys?: boolean;
  now: Date;
  /** Throws (`insufficientPermissions` of lakeError.ts) to refuse a change; called once per touched document. */
  authorize?: (change: ProposedChange) => void;
  /** Ids for `delete` and `patch` by query, at most `limit`; runs inside the transaction on the writing connection. */
  selectIds: (query: string, params: Record<string, unknown>, now: Date, limit: number) => string[];
}

export interface MutationResult {
  id: string;
  operation: "create" | "update" | "delete" | "none";
  /** The document after the whole transaction; missing if it is gone. */
  document?: LakeDocument;
}

export interface DocumentChange {
  documentId: string;
  previous: LakeDocument | null;
  result: LakeDocument | null;
  previousRev?: string;
  /** The transaction id, also when the document disappears. */
  resultRev: string;
  transition: "appear" | "update" | "disappear";
  /** The transaction's mutations of this document, each with its id. */
  mutations: unknown[];
}

/** A transaction that is on disk. */
export interface Commit {
  /** Grows with each transaction of the file, without being reused; 0 for a dry run. */
  seq: number;
  transactionId: string;
  /** ISO 8601; the `_updatedAt` of every touched document. */
  timestamp: string;
  author: string;
  datasetId: number;
  /** With ids instead of queries, and with the ids and keys that were generated. */
  mutations: unknown[];
  /** One per mutation; for a mutation by query one per document, for an action one per document that it changes. */
  results: MutationResult[];
  /** One per touched document. */
  changes: DocumentChange[];
}
