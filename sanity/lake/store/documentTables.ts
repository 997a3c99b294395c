import type { DatabaseSync } from "node:sqlite";
import { documentReferences } from "./documentReferences.ts";
import { type IndexedField, indexedFields, unlistedValue } from "./indexedFields.ts";
import type { LakeDocument } from "./lakeDocument.ts";

/** A document and the very JSON that the table holds. */
export interface StoredDocument {
  document: LakeDocument;
  body: string;
}

export interface DocumentTables {
  read(datasetId: number, id: string): StoredDocument | null;
  /** Brings `documents`, `document_references` and `document_fields` from what they hold of a document to what is next. */
  write(datasetId: number, held: StoredDocument | null, next: StoredDocument | null): void;
  /** The id of a document that this one refers to strongly and that isn't there. */
  missingTarget(datasetId: number, source: string): string | undefined;
  /** Ids of other documents that refer to this one strongly, sorted, at most `limit`. */
  strongSources(datasetId: number, target: string, limit: number): string[];
}

export function openDocumentTables(db: DatabaseSync): DocumentTables {
  const selectBody = db.prepare("SELECT body FROM documents WHERE dataset = ? AND id = ?");
  const upsertDocument = db.prepare(`
    INSERT INTO documents (dataset, id, type, rev, updated_at, body) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (dataset, id) DO UPDATE
    SET type = excluded.type, rev = excluded.rev, updated_at = excluded.updated_at, body = excluded.body`);
  const deleteDocument = db.prepare("DELETE FROM documents WHERE dataset = ? AND id = ?");
  const upsertReference = db.prepare(`
    INSERT INTO document_references (dataset, source, target, strong) VALUES (?, ?, ?, ?)
    ON CONFLICT (dataset, source, target) DO UPDATE SET strong = excluded.strong`);
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
      held ? documentReferences(held.document).map(({ target, strong }) => [target, strong]) : [],
    );
    for (const { target, strong } of next ? documentReferences(next.document) : []) {
      if (before.get(target) !== strong) upsertReference.run(datasetId, id, target, strong ? 1 : 0);
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

function fieldsOf(stored: StoredDocument | null): Map<string, IndexedField> {
  const fields = stored ? indexedFields(stored.document) : [];
  return new Map(fields.map((field) => [JSON.stringify([field.path, field.value]), field]));
}
