import { DatabaseSync } from "node:sqlite";
import { sqliteBusy, sqliteErrorCode } from "./sqliteError.ts";
import { StartError } from "./startError.ts";

export interface DataFolderLock {
  release(): void;
}

/**
 * Makes this process the only server of a lake's file, or throws StartError LAKE_LOCKED that names the process that is.
 *
 * The lock is an open transaction on `<file>.lock`, an SQLite file of its own whose user_version is the holder's pid:
 * the operating system ends it with the process, however that ends, so that nothing is left to clean up.
 */
export function lockDataFolder(file: string): DataFolderLock {
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec(`PRAGMA user_version = ${process.pid}; BEGIN IMMEDIATE`);
  } catch (error) {
    const holder = sqliteErrorCode(error) === sqliteBusy ? pidIn(lock) : undefined;
    lock.close();
    if (holder === undefined) throw error;
    throw new StartError(
      "LAKE_LOCKED",
      `${file} is in use by process ${holder}; stop that process or choose another data folder.`,
    );
  }
  return { release: () => lock.close() };
}

/** The process that was the last to hold the lock; it may be gone. 0 if there was none. */
export function lastLockHolder(file: string): number {
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  try {
    return pidIn(lock);
  } finally {
    lock.close();
  }
}

function pidIn(lock: DatabaseSync): number {
  return Number(lock.prepare("PRAGMA user_version").get()?.user_version);
}
