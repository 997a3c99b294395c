import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { httpError } from "../lakeError.ts";
import { statement } from "./statements.ts";

export interface Dataset {
  id: number;
  name: string;
  acl: "private" | "public";
}

const namePattern = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** Throws LakeError 400 for a name that Sanity doesn't allow, 409 for one that is taken. */
export function createDataset(db: DatabaseSync, name: string, acl: Dataset["acl"], now: Date): Dataset {
  if (!namePattern.test(name)) {
    throw httpError(
      400,
      `Invalid dataset name ${JSON.stringify(name)}: use 1 to 64 of the characters a-z, 0-9, "_" and "-", starting with a letter or digit`,
    );
  }
  const { changes, lastInsertRowid } = db
    .prepare("INSERT INTO datasets (name, acl, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING")
    .run(name, acl, now.toISOString());
  if (changes === 0) throw httpError(409, `Dataset ${JSON.stringify(name)} already exists`);
  return { id: Number(lastInsertRowid), name, acl };
}

export function findDataset(db: DatabaseSync, name: string): Dataset | undefined {
  const row = statement(db, "SELECT id, name, acl FROM datasets WHERE name = ?").get(name);
  return row && toDataset(row);
}

/** All datasets, by name. */
export function listDatasets(db: DatabaseSync): Dataset[] {
  return db.prepare("SELECT id, name, acl FROM datasets ORDER BY name").all().map(toDataset);
}

function toDataset(row: Record<string, SQLOutputValue>): Dataset {
  return { id: Number(row.id), name: String(row.name), acl: row.acl === "public" ? "public" : "private" };
}
