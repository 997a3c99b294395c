import { openReadOnly } from "../store/database.ts";
import { type Dataset, findDataset } from "../store/datasets.ts";

export interface SnapshotFilter {
  /** Only documents of these types; all if missing. */
  types?: readonly string[] | undefined;
  /** Only documents whose id comes after this one. */
  after?: string;
  /** At most so many. */
  limit?: number;
  /** Only published documents that anybody may see. */
  isPublic?: boolean;
}

/** A dataset as it was at one moment, whatever is written meanwhile. Close it: until then the lake's log file grows. */
export interface DatasetSnapshot {
  dataset: Dataset;
  /** The documents by id, each as its JSON. */
  documents(filter?: SnapshotFilter): Iterable<{ id: string; type: string; body: string }>;
  close(): void;
}

/** Undefined if there is no such dataset. `file` is the lake's; the lake may be running. */
export function openSnapshot(file: string, datasetName: string): DatasetSnapshot | undefined {
  const db = openReadOnly(file);
  try {
    db.exec("BEGIN");
    // The first thing read is the moment of the snapshot.
    const dataset = findDataset(db, datasetName);
    if (!dataset) {
      db.close();
      return undefined;
    }
    const all = db.prepare(`
      SELECT id, type, body FROM documents
      WHERE dataset = :dataset AND id > :after
        AND (:types IS NULL OR type IN (SELECT value FROM json_each(:types)))
        AND (:isPublic = 0 OR instr(id, '.') = 0)
      ORDER BY id LIMIT :limit`);
    return {
      dataset,
      *documents({ types, after = "", limit = -1, isPublic = false } = {}) {
        const rows = all.iterate({
          dataset: dataset.id,
          after,
          types: types ? JSON.stringify(types) : null,
          isPublic: isPublic ? 1 : 0,
          limit,
        });
        for (const { id, type, body } of rows)
          yield { id: String(id), type: String(type), body: String(body) };
      },
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}
