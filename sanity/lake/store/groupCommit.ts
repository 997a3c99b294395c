import type { DatabaseSync } from "node:sqlite";
import { httpError } from "../lakeError.ts";
import type { Commit, CommitRequest } from "./commit.ts";
import { sqliteBusy, sqliteErrorCode, sqliteFull } from "./sqliteError.ts";

export type Outcome = { commit: Commit } | { error: unknown };

/**
 * Carries out requests one after the other under one BEGIN … COMMIT, so that they share its one write to disk. A
 * request that fails is undone alone. Returns one outcome per request, in order, after COMMIT; if COMMIT fails, every
 * outcome is its error.
 */
export function commitTogether(
  db: DatabaseSync,
  requests: readonly CommitRequest[],
  run: (request: CommitRequest) => Commit,
): Outcome[] {
  try {
    db.exec("BEGIN IMMEDIATE");
    const outcomes = requests.map((request) => runAlone(db, request, run));
    db.exec("COMMIT");
    return outcomes;
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    const answer = toAnswer(error);
    return requests.map(() => ({ error: answer }));
  }
}

function runAlone(
  db: DatabaseSync,
  request: CommitRequest,
  run: (request: CommitRequest) => Commit,
): Outcome {
  db.exec("SAVEPOINT request");
  try {
    const commit = run(request);
    if (request.dryRun) {
      db.exec("ROLLBACK TO request; RELEASE request");
      return { commit: { ...commit, seq: 0 } };
    }
    db.exec("RELEASE request");
    return { commit };
  } catch (error) {
    // A full disk ends the whole transaction, not just this request's part.
    if (!db.isTransaction) throw error;
    db.exec("ROLLBACK TO request; RELEASE request");
    return { error };
  }
}

/** What can pass by itself or by somebody's hand is an answer; anything else stays the error that it is. */
function toAnswer(error: unknown): unknown {
  switch (sqliteErrorCode(error)) {
    case sqliteBusy:
      return httpError(503, "The data is being written by another process; try again");
    case sqliteFull:
      return httpError(503, "The disk is full; nothing was written. Free some space and try again");
    default:
      return error;
  }
}
