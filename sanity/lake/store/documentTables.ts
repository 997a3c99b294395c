import type { DatabaseSync } from "node:sqlite";
import { documentReferences } from "./documentReferences.ts";
import { openDocumentWords } from "./documentWords.ts";
import { type IndexedField, indexedFields, unlistedValue } from "./indexedFields.ts";
import type { LakeDocument } from "./lakeDocument.ts";

/** A document and the very JSON that the table holds. */
export interface StoredDocument {
  document: LakeDocument;
  body: string;
}

export interface DocumentTables {
  read(datasetId: number, id: string): StoredDocument | null;
  /** Brings `documents`, `document_references`, `document_fields` and the index of words from what they hold of a document to what is next. */
  write(datasetId: number, held: StoredDocument | null, next: StoredDocument | null): void;
  /** The id of a document that this one refers to strongly and that isn't there. */
  missingTarget(datasetId: number, source: string): string | undefined;
  /** Ids of other documents that refer to this one strongly, sorted, at most `limit`. */
  strongSources(datasetId: number, target: string, limit: number): string[];
}

export function openDocumentTables(db: DatabaseSync): DocumentTables {
  const words = openDocumentWords(db);
  const selectBody = db.prepare("SELECT body FROM documents WHERE dataset = ? AND id = ?");
  const upsertDocument = db.prepare(`
    INSERT INTO documents (dataset, id, type, rev, updated_at, body) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (dataset, id) DO UPDATE
    SET type = excluded.type, rev = excluded.rev, updated_at = excluded.updated_at, body = excluded.body`);
  const deleteDocument = db.prepare("DELETE FROM documents WHERE dataset = ? AND id = ?");
  const upsertReference = db.prepare(`
    INSERT INTO document_references (dataset, source, target, strong, found) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (dataset, source, target) DO UPDATE SET strong = excluded.strong, found = excluded.found`);
  const deleteReference = db.prepare(
    "DELETE FROM document_references WHERE dataset = ? AND source = ? AND target = ?",
  );
  const insertField = db.prepare(
    "INSERT INTO document_fields (dataset, path, value, document) VALUES (?, ?, ?, ?)",
  );
  const deleteField = db.prepare(
    "DELETE FROM document_fields WHERE dataset = ? AND path = ? AND value = ? AND document = ?",
  );
  const selectMissingTarget = db.prepare(`
    SELECT target FROM document_references AS reference
    WHERE dataset = ? AND source = ? AND strong = 1 AND NOT EXISTS (
      SELECT 1 FROM documents WHERE documents.dataset = reference.dataset AND documents.id = reference.target
    ) LIMIT 1`);
  const selectStrongSources = db.prepare(`
    SELECT source FROM document_references
    WHERE dataset = ? AND target = ? AND strong = 1 AND source <> ? ORDER BY source LIMIT ?`);

  function writeReferences(
    datasetId: number,
    id: string,
    held: StoredDocument | null,
    next: StoredDocument | null,
  ) {
    const before = new Map(
      held ? documentReferences(held.document).map((reference) => [reference.target, reference]) : [],
    );
    for (const { target, strong, isFound } of next ? documentReferences(next.document) : []) {
      const known = before.get(target);
      if (known?.strong !== strong || known.isFound !== isFound) {
        upsertReference.run(datasetId, id, target, strong ? 1 : 0, isFound ? 1 : 0);
      }
      before.delete(target);
    }
    for (const target of before.keys()) deleteReference.run(datasetId, id, target);
  }

  function writeFields(
    datasetId: number,
    id: string,
    held: StoredDocument | null,
    next: StoredDocument | null,
  ) {
    const before = fieldsOf(held);
    const after = fieldsOf(next);
    for (const [key, { path, value }] of before) {
      if (!after.has(key)) deleteField.run(datasetId, path, value ?? unlistedValue, id);
    }
    for (const [key, { path, value }] of after) {
      if (!before.has(key)) insertField.run(datasetId, path, value ?? unlistedValue, id);
    }
  }

  return {
    read(datasetId, id) {
      const row = selectBody.get(datasetId, id);
      if (!row) return null;
      const body = String(row.body);
      return { document: JSON.parse(body), body };
    },

    write(datasetId, held, next) {
      const id = (next ?? held)?.document._id;
      if (id === undefined) return;
      if (next) {
        const { _type, _rev, _updatedAt } = next.document;
        upsertDocument.run(datasetId, id, _type, _rev, _updatedAt, next.body);
      } else {
        deleteDocument.run(datasetId, id);
      }
      writeReferences(datasetId, id, held, next);
      writeFields(datasetId, id, held, next);
      if (next) words.wrote(datasetId, id);
      else words.deleted(datasetId, id);
    },

    missingTarget(datasetId, source) {
      const row = selectMissingTarget.get(datasetId, source);
      return row && String(row.target);
    },

    strongSources(datasetId, target, limit) {
      return selectStrongSources.all(datasetId, target, target, limit).map((row) => String(row.source));
    },
  };
}

/**
 * Brings `document_fields`, and which references are found, to what this version writes: for lakes from before a change
 * of `indexedFields` or `documentReferences`.
 */
export function indexAnew(db: DatabaseSync): void {
  db.exec("DELETE FROM document_fields");
  const insertField = db.prepare(
    "INSERT INTO document_fields (dataset, path, value, document) VALUES (?, ?, ?, ?)",
  );
  const updateReference = db.prepare(
    "UPDATE document_references SET found = ? WHERE dataset = ? AND source = ? AND target = ? AND found <> ?",
  );
  for (const row of db.prepare("SELECT dataset, id, body FROM documents").iterate()) {
    const datasetId = Number(row.dataset);
    const id = String(row.id);
    const document = JSON.parse(String(row.body));
    for (const { path, value } of indexedFields(document)) {
      insertField.run(datasetId, path, value ?? unlistedValue, id);
    }
    for (const { target, isFound } of documentReferences(document)) {
      updateReference.run(isFound ? 1 : 0, datasetId, id, target, isFound ? 1 : 0);
    }
  }
}

function fieldsOf(stored: StoredDocument | null): Map<string, IndexedField> {
  const fields = stored ? indexedFields(stored.document) : [];
  return new Map(fields.map((field) => [JSON.stringify([field.path, field.value]), field]));
}
