import type { DatabaseSync } from "node:sqlite";

/** Runs something between BEGIN and COMMIT; undoes it and throws its error if it fails. */
export function inTransaction<Result>(db: DatabaseSync, action: () => Result): Result {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = action();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // Some errors, such as a full disk, have ended the transaction already.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}
