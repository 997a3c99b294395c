import type { DatabaseSync } from "node:sqlite";
import { openDatabase } from "../store/database.ts";
import { openDocumentTables } from "../store/documentTables.ts";
import { indexStaleWords } from "../store/documentWords.ts";
import type { LakeDocument } from "../store/lakeDocument.ts";

/** A document as a test writes it; what it leaves out is filled in. */
export interface FixtureDocument {
  _id: string;
  _type: string;
  [field: string]: unknown;
}

/** A lake with one dataset, whose id is 1, written without a transaction log; in memory if no file is named. */
export function openFixture(documents: FixtureDocument[], file = ":memory:"): DatabaseSync {
  const db = openDatabase(file);
  db.exec("BEGIN");
  db.exec("INSERT INTO datasets VALUES (1, 'test', 'private', '2026-01-01T00:00:00Z')");
  const tables = openDocumentTables(db);
  for (const document of documents.map(complete)) {
    tables.write(1, null, { document, body: JSON.stringify(document) });
  }
  indexStaleWords(db);
  db.exec("COMMIT");
  return db;
}

/** The document as it is stored and read again. */
export function complete(document: FixtureDocument): LakeDocument {
  const at = "2026-01-01T00:00:00Z";
  return JSON.parse(JSON.stringify({ _rev: "r", _createdAt: at, _updatedAt: at, ...document }));
}
