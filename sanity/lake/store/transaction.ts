import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import {
  actionError,
  documentAlreadyExists,
  documentHasReferences,
  documentNotFound,
  httpError,
  invalidMutation,
  mutationError,
  referencedDocumentMissing,
  revisionDoesNotMatch,
  transactionAlreadyExists,
} from "../lakeError.ts";
import { type DocumentsSoFar, readActions } from "./action.ts";
import type { Commit, CommitRequest, DocumentChange, MutationResult } from "./commit.ts";
import { type DocumentTables, openDocumentTables, type StoredDocument } from "./documentTables.ts";
import { checkValue, documentBytesLimit, type JsonObject } from "./documentValue.ts";
import { atIndex, type Mutation, type NewDocument, readMutations, type Selection } from "./mutation.ts";
import { applyPatch, type PatchOperations } from "./patch.ts";

/** How many documents one mutation by query can touch, as in Sanity. */
const selectionLimit = 10_000;
const namedSourcesLimit = 100;
/** How much JSON of documents a transaction may make, counted again at each mutation: while it runs, nobody else is served. */
const transactionBytesLimit = 256 * 1024 * 1024;
const transactionIdPattern = /^[A-Za-z0-9._-]{1,128}$/;

/**
 * Returns a function that carries out a request inside the transaction that is open on `db`. It throws LakeError, or
 * whatever `authorize` and `selectIds` throw, and then leaves writes behind that the caller must roll back.
 */
export function prepareTransactions(db: DatabaseSync): (request: CommitRequest) => Commit {
  const tables = openDocumentTables(db);
  const findTransaction = db.prepare("SELECT 1 FROM transactions WHERE dataset = ? AND id = ?");
  const insertTransaction = db.prepare(
    "INSERT INTO transactions (dataset, id, at, author, mutations) VALUES (?, ?, ?, ?, ?)",
  );
  const insertTransactionDocument = db.prepare(
    "INSERT INTO transaction_documents (seq, document, previous, result) VALUES (?, ?, ?, ?)",
  );

  return (request) => {
    const { datasetId, author, transactionId = randomUUID() } = request;
    if (!transactionIdPattern.test(transactionId)) {
      throw httpError(
        400,
        `Invalid transaction ID ${JSON.stringify(transactionId)}: use 1 to 128 of the characters a-z, A-Z, 0-9, ".", "_" and "-"`,
      );
    }
    if (findTransaction.get(datasetId, transactionId)) throw transactionAlreadyExists(transactionId);
    const transaction = new Transaction(tables, request, transactionId);
    transaction.run();
    const commit = transaction.commit();
    const { lastInsertRowid: seq } = insertTransaction.run(
      datasetId,
      transactionId,
      commit.timestamp,
      author,
      JSON.stringify(commit.mutations),
    );
    for (const { id, previous, current } of transaction.touched()) {
      insertTransactionDocument.run(seq, id, previous?.body ?? null, current?.body ?? null);
    }
    return { ...commit, seq: Number(seq) };
  };
}

/** What a transaction knows of one document. */
interface WorkingDocument {
  id: string;
  /** Before the transaction. */
  previous: StoredDocument | null;
  /** What the tables hold: mutations by query need to see the mutations before them. */
  written: StoredDocument | null;
  current: StoredDocument | null;
  mutations: JsonObject[];
  lastIndex: number;
}

class Transaction {
  readonly #tables: DocumentTables;
  readonly #request: CommitRequest;
  readonly #transactionId: string;
  readonly #timestamp: string;
  readonly #documents = new Map<string, WorkingDocument>();
  readonly #soFar: DocumentsSoFar = {
    find: (id) => this.#document(id).current?.document ?? null,
    revision: (id) => revisionOf(this.#document(id)),
  };
  readonly #mutations: JsonObject[] = [];
  readonly #results: MutationResult[] = [];
  #bytes = 0;

  constructor(tables: DocumentTables, request: CommitRequest, transactionId: string) {
    this.#tables = tables;
    this.#request = request;
    this.#transactionId = transactionId;
    this.#timestamp = request.now.toISOString();
  }

  run(): void {
    for (const [index, mutations] of this.#steps().entries()) {
      this.#atStep(index, () => {
        for (const mutation of mutations(this.#soFar)) this.#apply(mutation, index);
      });
    }
    this.#authorize();
    this.#write();
    this.#checkReferences();
  }

  touched(): WorkingDocument[] {
    return [...this.#documents.values()].filter(({ previous, current }) => previous !== current);
  }

  commit(): Omit<Commit, "seq"> {
    return {
      transactionId: this.#transactionId,
      timestamp: this.#timestamp,
      author: this.#request.author,
      datasetId: this.#request.datasetId,
      mutations: this.#mutations,
      results: this.#results.map((result) => this.#withDocument(result)),
      changes: this.touched().map((document) => this.#change(document)),
    };
  }

  /** One for each mutation or action that was sent, with the mutations that it comes to. */
  #steps(): ((documents: DocumentsSoFar) => Mutation[])[] {
    const request = this.#request;
    if ("actions" in request) return readActions(request.actions);
    const { autoGenerateArrayKeys = false } = request;
    return readMutations(request.mutations, { autoGenerateArrayKeys }).map((mutation) => () => [mutation]);
  }

  #atStep<Result>(index: number, step: () => Result): Result {
    return atIndex(index, step, "actions" in this.#request ? actionError : mutationError);
  }

  #apply(mutation: Mutation, index: number): void {
    if (mutation.kind === "delete") {
      for (const id of this.#select(mutation.selection)) this.#delete(id, index);
    } else if (mutation.kind === "patch") {
      for (const id of this.#select(mutation.selection)) this.#patch(id, mutation, index);
    } else {
      this.#create(mutation.kind, mutation.document, index);
    }
  }

  #create(kind: "create" | "createOrReplace" | "createIfNotExists", given: NewDocument, index: number): void {
    const document = this.#document(given._id);
    const existing = document.current?.document;
    if (existing && kind === "create") throw documentAlreadyExists(given._id);
    if (existing && kind === "createIfNotExists") {
      this.#results.push({ id: given._id, operation: "none" });
      return;
    }
    const createdAt = given._createdAt ?? existing?._createdAt ?? this.#timestamp;
    this.#touch(document, { ...given, _createdAt: createdAt }, [{ [kind]: given }], index);
    this.#results.push({ id: given._id, operation: existing ? "update" : "create" });
  }

  #delete(id: string, index: number): void {
    const document = this.#document(id);
    if (!document.current) {
      this.#results.push({ id, operation: "none" });
      return;
    }
    this.#touch(document, null, [{ delete: { id } }], index);
    this.#results.push({ id, operation: "delete" });
  }

  #patch(id: string, patch: { operations: PatchOperations; ifRevisionId?: string }, index: number): void {
    const { operations, ifRevisionId } = patch;
    const document = this.#document(id);
    const existing = document.current?.document;
    if (!existing) throw documentNotFound(id);
    const revision = revisionOf(document);
    if (ifRevisionId !== undefined && ifRevisionId !== revision) {
      throw revisionDoesNotMatch(id, ifRevisionId, revision);
    }
    const { document: patched, patches } = applyPatch(existing, operations);
    checkValue(patched, `The document ${JSON.stringify(id)}`);
    const sent = patches.map((carriedOut) => ({ patch: { id, ...carriedOut } }));
    this.#touch(document, { ...patched, _createdAt: existing._createdAt }, sent, index);
    this.#results.push({ id, operation: "update" });
  }

  #select(selection: Selection): string[] {
    if ("id" in selection) return [selection.id];
    this.#write();
    return this.#request.selectIds(selection.query, selection.params, this.#request.now, selectionLimit);
  }

  #document(id: string): WorkingDocument {
    const known = this.#documents.get(id);
    if (known) return known;
    const stored = this.#tables.read(this.#request.datasetId, id);
    const document = { id, previous: stored, written: stored, current: stored, mutations: [], lastIndex: 0 };
    this.#documents.set(id, document);
    return document;
  }

  #touch(
    document: WorkingDocument,
    next: (NewDocument & { _createdAt: string }) | null,
    mutations: JsonObject[],
    index: number,
  ): void {
    document.current = next && this.#stamped(next);
    document.mutations.push(...mutations);
    document.lastIndex = index;
    this.#mutations.push(...mutations);
  }

  #stamped(document: NewDocument & { _createdAt: string }): StoredDocument {
    const stamped = { ...document, _rev: this.#transactionId, _updatedAt: this.#timestamp };
    const body = JSON.stringify(stamped);
    const bytes = Buffer.byteLength(body);
    if (bytes > documentBytesLimit) {
      throw invalidMutation(
        `The document ${JSON.stringify(document._id)} is larger than ${documentBytesLimit} bytes; split it`,
        { id: document._id },
      );
    }
    this.#bytes += bytes;
    if (this.#bytes > transactionBytesLimit) {
      throw invalidMutation(
        `The documents that the transaction has written so far come to more than ${transactionBytesLimit} bytes; send it in parts`,
        { id: document._id },
      );
    }
    return { document: stamped, body };
  }

  #write(): void {
    for (const document of this.#documents.values()) {
      if (document.written === document.current) continue;
      this.#tables.write(this.#request.datasetId, document.written, document.current);
      document.written = document.current;
    }
  }

  #authorize(): void {
    const { authorize } = this.#request;
    if (!authorize) return;
    for (const { id, previous, current, lastIndex } of this.touched()) {
      const operation = previous ? (current ? "update" : "delete") : "create";
      this.#atStep(lastIndex, () =>
        authorize({
          operation,
          documentId: id,
          previous: previous?.document ?? null,
          result: current?.document ?? null,
        }),
      );
    }
  }

  /** Looks at the whole transaction's outcome, so that it may create a cycle of references, or delete one. */
  #checkReferences(): void {
    const { datasetId } = this.#request;
    for (const { id, previous, current, lastIndex } of this.touched()) {
      const isGone = previous !== null && previous.document._type !== current?.document._type;
      const sources = isGone ? this.#tables.strongSources(datasetId, id, namedSourcesLimit) : [];
      const missing = current ? this.#tables.missingTarget(datasetId, id) : undefined;
      this.#atStep(lastIndex, () => {
        if (sources.length > 0) throw documentHasReferences(id, sources);
        if (missing !== undefined) throw referencedDocumentMissing(id, missing);
      });
    }
  }

  #withDocument({ id, operation }: MutationResult): MutationResult {
    const document = this.#documents.get(id)?.current?.document;
    return document ? { id, operation, document } : { id, operation };
  }

  #change({ id, previous, current, mutations }: WorkingDocument): DocumentChange {
    return {
      documentId: id,
      previous: previous?.document ?? null,
      result: current?.document ?? null,
      ...(previous && { previousRev: previous.document._rev }),
      resultRev: this.#transactionId,
      transition: previous ? (current ? "update" : "disappear") : "appear",
      mutations,
    };
  }
}

/** The revision that a client may have seen: the one before the transaction, if there was one. */
function revisionOf({ previous, current }: WorkingDocument): string | undefined {
  return (previous ?? current)?.document._rev;
}
