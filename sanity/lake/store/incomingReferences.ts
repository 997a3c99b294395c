import type { DatabaseSync } from "node:sqlite";
import { listDatasets } from "./datasets.ts";
import { isObject } from "./documentValue.ts";
import { statement } from "./statements.ts";

export interface IncomingReferences {
  totalCount: number;
  /** By id, at most as many as were asked for. */
  documentIds: string[];
}

/** The other documents of a dataset, drafts included, that refer to one of its documents, as `references()` has it. */
export function incomingReferences(
  db: DatabaseSync,
  datasetId: number,
  target: string,
  limit: number,
): IncomingReferences {
  const toTarget = "FROM document_references WHERE dataset = ? AND target = ? AND source <> ?";
  const counted = statement(db, `SELECT count(*) AS count ${toTarget}`).get(datasetId, target, target);
  const rows = statement(db, `SELECT source ${toTarget} ORDER BY source LIMIT ?`).all(
    datasetId,
    target,
    target,
    limit,
  );
  return { totalCount: Number(counted?.count), documentIds: rows.map(({ source }) => String(source)) };
}

/** The documents of other datasets that refer to a document of this one (`_dataset`); by dataset and id. */
export function incomingReferencesFromElsewhere(
  db: DatabaseSync,
  dataset: { id: number; name: string },
  target: string,
): { datasetName: string; documentId: string }[] {
  const select = statement(
    db,
    `SELECT source, body FROM document_references AS reference
     JOIN documents ON documents.dataset = reference.dataset AND documents.id = source
     WHERE reference.dataset = ? AND target = ? ORDER BY source`,
  );
  return listDatasets(db)
    .filter(({ id }) => id !== dataset.id)
    .flatMap(({ id, name: datasetName }) =>
      // One after the other: all together these documents may be more than fits into memory.
      Array.from(
        select
          .iterate(id, target)
          .filter(({ body }) => refersTo(JSON.parse(String(body)), dataset.name, target)),
        ({ source }) => ({ datasetName, documentId: String(source) }),
      ),
    );
}

function refersTo(value: unknown, datasetName: string, target: string): boolean {
  if (Array.isArray(value)) return value.some((item) => refersTo(item, datasetName, target));
  if (!isObject(value)) return false;
  if (value._ref === target && value._dataset === datasetName) return true;
  return Object.values(value).some((nested) => refersTo(nested, datasetName, target));
}
