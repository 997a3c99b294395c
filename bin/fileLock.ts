import { existsSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

const sqliteBusy = 5;

/**
 * A lock that many processes can share or one can own. It is SQLite's lock on an empty file, which the
 * operating system lifts when the process ends, however it ends. It is lifted too once nothing refers
 * to this object.
 */
export class FileLock {
  readonly #database: DatabaseSync;

  /** @param file made if it is missing; its folder has to be there */
  constructor(file: string) {
    // SQLite's own error would not say why it can't.
    if (!existsSync(file)) writeFileSync(file, "");
    this.#database = new DatabaseSync(file, { timeout: 0 });
  }

  /** @returns whether it could be had: not if another process owns it */
  share(): boolean {
    return this.#lock("BEGIN; SELECT count(*) FROM sqlite_schema");
  }

  /** @returns whether it could be had: not if another process owns or shares it */
  own(): boolean {
    return this.#lock("BEGIN EXCLUSIVE");
  }

  /** Lifts it for good. */
  release(): void {
    this.#database.close();
  }

  #lock(statements: string): boolean {
    if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
    try {
      this.#database.exec(statements);
      return true;
    } catch (error) {
      if (error instanceof Error && "errcode" in error && error.errcode === sqliteBusy) return false;
      throw error;
    }
  }
}
