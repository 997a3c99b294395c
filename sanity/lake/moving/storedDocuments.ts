import type { DatabaseSync } from "node:sqlite";
import type { JsonObject } from "../store/documentValue.ts";
import { statement } from "../store/statements.ts";

/** The documents of one dataset, as they are at the moment of asking. */
export interface StoredDocuments {
  revision(id: string): string | undefined;
  document(id: string): JsonObject | undefined;
  isEmpty(): boolean;
}

export function storedDocuments(db: DatabaseSync, datasetId: number): StoredDocuments {
  return {
    revision(id) {
      const row = statement(db, "SELECT rev FROM documents WHERE dataset = ? AND id = ?").get(datasetId, id);
      return row && String(row.rev);
    },
    document(id) {
      const row = statement(db, "SELECT body FROM documents WHERE dataset = ? AND id = ?").get(datasetId, id);
      return row && JSON.parse(String(row.body));
    },
    isEmpty: () =>
      statement(db, "SELECT 1 FROM documents WHERE dataset = ? LIMIT 1").get(datasetId) === undefined,
  };
}
