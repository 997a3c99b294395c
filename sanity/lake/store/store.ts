import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { Commit, CommitRequest } from "./commit.ts";
import { checkIntegrity, openDatabase, translatingErrors } from "./database.ts";
import { type DataFolderLock, lockDataFolder } from "./dataFolderLock.ts";
import { createDataset, type Dataset, findDataset, listDatasets } from "./datasets.ts";
import { type DocumentTables, openDocumentTables } from "./documentTables.ts";
import { commitTogether, type Outcome } from "./groupCommit.ts";
import type { LakeDocument } from "./lakeDocument.ts";
import { prepareTransactions } from "./transaction.ts";

export type { Commit, CommitRequest, DocumentChange, MutationResult, ProposedChange } from "./commit.ts";
export type { Dataset } from "./datasets.ts";
export type { LakeDocument } from "./lakeDocument.ts";

/** Called synchronously after COMMIT, in the order of `seq`, before the commit is answered. Must not throw. */
export type CommitListener = (commit: Commit) => void;

/** Requests under one COMMIT at most, so that a flood of them doesn't keep the process from its other work. */
const groupLimit = 256;

/**
 * Opens the lake's file as its one server, making file and folder if need be. Throws StartError if another process
 * serves it, or if the file is damaged, newer than this program or no lake; it is untouched then.
 */
export function openStore({ file }: { file: string }): Store {
  return translatingErrors(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const lock = lockDataFolder(file);
    try {
      if (existsSync(file)) checkIntegrity(file);
      return new Store(openDatabase(file), lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  });
}

interface Waiting {
  request: CommitRequest;
  resolve: (commit: Commit) => void;
  reject: (error: unknown) => void;
}

/** The documents of all datasets, and the only way to change them. */
export class Store {
  /** The one writing connection. */
  readonly db: DatabaseSync;
  readonly #lock: DataFolderLock;
  readonly #tables: DocumentTables;
  readonly #run: (request: CommitRequest) => Commit;
  readonly #listeners = new Set<CommitListener>();
  #waiting: Waiting[] = [];

  constructor(db: DatabaseSync, lock: DataFolderLock) {
    this.db = db;
    this.#lock = lock;
    this.#tables = openDocumentTables(db);
    this.#run = prepareTransactions(db);
  }

  dataset(name: string): Dataset | undefined {
    return findDataset(this.db, name);
  }

  datasets(): Dataset[] {
    return listDatasets(this.db);
  }

  createDataset(name: string, acl: Dataset["acl"], now: Date): Dataset {
    return createDataset(this.db, name, acl, now);
  }

  /** In the order asked; missing ones are left out. */
  documents(datasetId: number, ids: readonly string[]): LakeDocument[] {
    return ids.flatMap((id) => this.#tables.read(datasetId, id)?.document ?? []);
  }

  /** Carries out a transaction, all or nothing, and returns when it is on disk. Throws LakeError. */
  commit(request: CommitRequest): Commit {
    const [outcome] = commitTogether(this.db, [request], this.#run);
    if (!outcome || "error" in outcome) throw outcome?.error;
    this.#announce([outcome]);
    return outcome.commit;
  }

  /** The same, together with what else arrives in this turn of the event loop: one write to disk for all. */
  commitSoon(request: CommitRequest): Promise<Commit> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#commitWaiting());
      this.#waiting.push({ request, resolve, reject });
    });
  }

  /** Returns the function that ends the listening. */
  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Commits what is waiting, then closes the file and lets others serve it. */
  close(): void {
    while (this.#waiting.length > 0) this.#commitWaiting();
    this.db.close();
    this.#lock.release();
  }

  #commitWaiting(): void {
    const group = this.#waiting.slice(0, groupLimit);
    this.#waiting = this.#waiting.slice(groupLimit);
    if (group.length === 0) return;
    if (this.#waiting.length > 0) setImmediate(() => this.#commitWaiting());
    const requests = group.map(({ request }) => request);
    const outcomes = commitTogether(this.db, requests, this.#run);
    for (const [position, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[position];
      if (!outcome || "error" in outcome) reject(outcome?.error);
      else resolve(outcome.commit);
    }
    this.#announce(outcomes);
  }

  #announce(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      if ("error" in outcome || outcome.commit.seq === 0) continue;
      for (const listener of this.#listeners) listener(outcome.commit);
    }
  }
}
