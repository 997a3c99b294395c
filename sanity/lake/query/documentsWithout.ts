import type { DatabaseSync } from "node:sqlite";
import { LRUCache } from "lru-cache";
import { listParameter, statement } from "../store/statements.ts";
import type { DatasetReader } from "./datasetReader.ts";

/** What is known of one path, as of one transaction. */
interface Known {
  /** Of the last transaction that counts. */
  seq: number;
  /** Stored ids; undefined if they are too many. */
  without: ReadonlySet<string> | undefined;
}

type Types = ReadonlySet<string> | undefined;

/** In characters of keys and of ids, about. */
const cachedLength = 4_000_000;
const idLength = 50;
const knownByConnection = new WeakMap<DatabaseSync, LRUCache<string, Known>>();

/** No row of the index: there is nothing, null, an object or an array at the path. */
const hasNoRow = `NOT EXISTS (
  SELECT 1 FROM document_fields AS field
  WHERE field.dataset = documents.dataset AND field.document = documents.id AND field.path = ?)`;
const isOfTypes = "(? IS NULL OR type IN (SELECT value FROM json_each(?)))";

/**
 * Stored ids of documents (of these types, or all) that the index has no row for at this path; undefined if there are
 * more than `limit`. Looking through 100,000 documents takes about 150 ms, so what was found is kept per connection and
 * corrected by the documents of later transactions. Not for use in a transaction that writes.
 */
export function documentsWithout(
  reader: DatasetReader,
  path: string,
  types: Types,
  limit: number,
): ReadonlySet<string> | undefined {
  const cache = knownByConnection.get(reader.db) ?? newCache();
  knownByConnection.set(reader.db, cache);
  const key = JSON.stringify([reader.datasetId, path, types && [...types], limit]);
  const seq = Number(statement(reader.db, "SELECT max(seq) AS seq FROM transactions").get()?.seq);
  const known = cache.get(key);
  if (known?.seq === seq) return known.without;
  const without = known?.without
    ? correct(reader, path, types, known.without, known.seq)
    : lookThrough(reader, path, types, limit);
  const kept = without.size > limit ? undefined : without;
  cache.set(key, { seq, without: kept });
  return kept;
}

function newCache(): LRUCache<string, Known> {
  return new LRUCache({
    maxSize: cachedLength,
    maxEntrySize: cachedLength / 10,
    sizeCalculation: ({ without }, key) => key.length + (without?.size ?? 0) * idLength,
  });
}

function lookThrough(reader: DatasetReader, path: string, types: Types, limit: number): Set<string> {
  const select = types
    ? `SELECT id FROM documents WHERE dataset = ? AND type IN (SELECT value FROM json_each(?)) AND ${hasNoRow} LIMIT ?`
    : `SELECT id FROM documents WHERE dataset = ? AND ? IS NULL AND ${hasNoRow} LIMIT ?`;
  const rows = statement(reader.db, select).all(reader.datasetId, typeList(types), path, limit + 1);
  return new Set(rows.map((row) => String(row.id)));
}

function correct(
  reader: DatasetReader,
  path: string,
  types: Types,
  without: ReadonlySet<string>,
  afterSeq: number,
): Set<string> {
  const changed = statement(
    reader.db,
    `SELECT DISTINCT document AS id FROM transaction_documents JOIN transactions USING (seq)
     WHERE seq > ? AND dataset = ?`,
  ).all(afterSeq, reader.datasetId);
  const select = statement(
    reader.db,
    `SELECT 1 FROM documents WHERE dataset = ? AND id = ? AND ${isOfTypes} AND ${hasNoRow}`,
  );
  const corrected = new Set(without);
  for (const id of changed.map((row) => String(row.id))) {
    const list = typeList(types);
    if (select.get(reader.datasetId, id, list, list, path)) corrected.add(id);
    else corrected.delete(id);
  }
  return corrected;
}

function typeList(types: Types): string | null {
  return types ? listParameter(types) : null;
}
