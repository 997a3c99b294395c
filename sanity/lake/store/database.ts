import { closeSync, existsSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { type DataFolderLock, lockDataFolder } from "./dataFolderLock.ts";
import { applicationId, applyMigration, migrations, schemaVersion } from "./schema.ts";
import {
  sqliteCannotOpen,
  sqliteCorrupt,
  sqliteErrorCode,
  sqliteFull,
  sqliteNotADatabase,
  sqliteReadOnly,
} from "./sqliteError.ts";
import { StartError, type StartErrorCode } from "./startError.ts";

const busyTimeoutMs = 5_000;
const ownerOnly = 0o600;
/** What SQLite takes for no file at all. */
const inMemory = ":memory:";

/**
 * Opens the lake's file for writing, making it or bringing it to the newest schema; whoever calls this holds the lock of
 * the data folder. Every commit is on disk before it returns (WAL, synchronous FULL). The folder must exist.
 *
 * Throws StartError, with the file untouched, if it is damaged, newer than this program, or no lake.
 */
export function openDatabase(file: string): DatabaseSync {
  return translatingErrors(file, () => {
    if (existsSync(file)) inspect(file);
    else if (file !== inMemory) closeSync(openSync(file, "a", ownerOnly));
    const db = new DatabaseSync(file, { timeout: busyTimeoutMs });
    try {
      db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
      migrate(db);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  });
}

/**
 * The same for a command, which may write a row or two while a server runs; the server waits for it up to five seconds.
 * Only where the file has to be made or brought to the newest schema, the lock is taken for that moment: a server must
 * not find another schema under it than the one it started with.
 *
 * Throws StartError LAKE_OLDER_SCHEMA if a server runs on an older schema, else what `openDatabase` throws.
 */
export function openBesideServer(file: string): DatabaseSync {
  return translatingErrors(file, () => {
    const version = existsSync(file) ? inspect(file) : 0;
    if (version >= schemaVersion) return openDatabase(file);
    const lock = lockForMigration(file, version);
    try {
      return openDatabase(file);
    } finally {
      lock.release();
    }
  });
}

function lockForMigration(file: string, version: number): DataFolderLock {
  try {
    return lockDataFolder(file);
  } catch (error) {
    if (!(error instanceof StartError) || error.code !== "LAKE_LOCKED") throw error;
    throw new StartError(
      "LAKE_OLDER_SCHEMA",
      `${file} has schema version ${version}, older than this program's (${schemaVersion}), and a server is running on it; stop the server, which brings it up to date when this version starts it again.`,
      { cause: error },
    );
  }
}

/** Opens the lake's file for reading only, in any thread. The writer must have opened it before. */
export function openReadOnly(file: string): DatabaseSync {
  return translatingErrors(file, () => new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs }));
}

/**
 * Throws StartError LAKE_DAMAGED if any page of the file is. Reads the whole file, about a second per gigabyte, and
 * writes nothing.
 */
export function checkIntegrity(file: string): void {
  const db = openReadOnly(file);
  try {
    const problem = translatingErrors(file, () => db.prepare("PRAGMA quick_check(1)").get()?.quick_check);
    if (problem !== "ok") throw damaged(file, String(problem).replaceAll(/\s+/g, " "));
  } finally {
    db.close();
  }
}

/** The version of the schema; 0 if the file is empty. */
function inspect(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });
  try {
    const version = numberPragma(db, "user_version");
    const tables = db.prepare("SELECT count(*) AS count FROM sqlite_schema").get()?.count;
    const isEmpty = version === 0 && tables === 0;
    if (!isEmpty && numberPragma(db, "application_id") !== applicationId) {
      throw new StartError(
        "LAKE_NOT_A_LAKE",
        `${file} is an SQLite database of another program; choose another data folder or move the file away.`,
      );
    }
    if (version > schemaVersion) {
      throw new StartError(
        "LAKE_NEWER_SCHEMA",
        `${file} has schema version ${version}, newer than this program knows (${schemaVersion}); start a newer version of the program.`,
      );
    }
    return version;
  } finally {
    db.close();
  }
}

function migrate(db: DatabaseSync): void {
  if (numberPragma(db, "user_version") === schemaVersion) return;
  db.exec("BEGIN IMMEDIATE");
  try {
    const version = numberPragma(db, "user_version");
    for (const migration of migrations.slice(version)) applyMigration(db, migration);
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; COMMIT`);
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

function numberPragma(db: DatabaseSync, name: "user_version" | "application_id"): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}

const codesBySqliteError: Record<number, StartErrorCode> = {
  [sqliteReadOnly]: "LAKE_NOT_WRITABLE",
  [sqliteCorrupt]: "LAKE_DAMAGED",
  [sqliteFull]: "LAKE_DISK_FULL",
  [sqliteCannotOpen]: "LAKE_NOT_WRITABLE",
  [sqliteNotADatabase]: "LAKE_DAMAGED",
};
const codesBySystemError: Record<string, StartErrorCode> = {
  EACCES: "LAKE_NOT_WRITABLE",
  EEXIST: "LAKE_NOT_WRITABLE",
  ENOSPC: "LAKE_DISK_FULL",
  ENOTDIR: "LAKE_NOT_WRITABLE",
  EPERM: "LAKE_NOT_WRITABLE",
  EROFS: "LAKE_NOT_WRITABLE",
};

/** Runs what opens the file, and turns what the disk and SQLite say against it into a StartError. */
export function translatingErrors<Result>(file: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw toStartError(file, error) ?? error;
  }
}

function toStartError(file: string, error: unknown): StartError | undefined {
  if (!(error instanceof Error)) return undefined;
  switch (startErrorCode(error)) {
    case "LAKE_DAMAGED":
      return damaged(file, error.message, error);
    case "LAKE_NOT_WRITABLE":
      return new StartError(
        "LAKE_NOT_WRITABLE",
        `${file} can't be opened for writing (${error.message}); check the data folder and its rights.`,
        { cause: error },
      );
    case "LAKE_DISK_FULL":
      return new StartError(
        "LAKE_DISK_FULL",
        `${file} can't grow because the disk is full; free some space and start again.`,
        { cause: error },
      );
    default:
      return undefined;
  }
}

function startErrorCode(error: Error): StartErrorCode | undefined {
  const sqliteCode = sqliteErrorCode(error);
  if (sqliteCode !== undefined) return codesBySqliteError[sqliteCode];
  return "code" in error && typeof error.code === "string" ? codesBySystemError[error.code] : undefined;
}

function damaged(file: string, detail: string, cause?: Error): StartError {
  return new StartError(
    "LAKE_DAMAGED",
    `${file} is damaged (${detail}); move it away and restore a backup, or start with an empty data folder.`,
    { cause },
  );
}
