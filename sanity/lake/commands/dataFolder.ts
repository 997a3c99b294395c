import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { openBesideServer } from "../store/database.ts";
import { CommandError } from "./command.ts";

/** The lake's file in a data folder. */
export function lakeFile(dataFolder: string): string {
  return join(dataFolder, "lake.sqlite");
}

/** The same for a command that only reads it. Throws CommandError if there is none. */
export function existingLakeFile(dataFolder: string): string {
  const file = lakeFile(dataFolder);
  if (existsSync(file)) return file;
  throw new CommandError(`There is no lake in ${dataFolder}; say with --data where the data is.`);
}

/** Runs something on the database beside a server that may be running: for tables that the server reads anew each time. */
export function withDatabase<Result>(dataFolder: string, action: (db: DatabaseSync) => Result): Result {
  const file = lakeFile(dataFolder);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = openBesideServer(file);
  try {
    return action(db);
  } finally {
    db.close();
  }
}
