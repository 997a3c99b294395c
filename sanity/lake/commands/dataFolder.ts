import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { openBesideServer } from "../store/database.ts";

/** The lake's file in a data folder. */
export function lakeFile(dataFolder: string): string {
  return join(dataFolder, "lake.sqlite");
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
