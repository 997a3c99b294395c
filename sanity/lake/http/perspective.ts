import type { DatabaseSync } from "node:sqlite";
import { httpError } from "../lakeError.ts";
import type { QueryRequest } from "../query/runQuery.ts";

const releaseName = /^[A-Za-z0-9_-]+$/;
const maxLayers = 100;

/**
 * Reads `raw`, `published`, `drafts`, `previewDrafts` (the former name of `drafts`), or a stack: the names of
 * releases, `drafts` and `published` with commas between. Undefined if there is none.
 *
 * Throws 400 for a release that isn't there: the lake has no releases of its own, so any word might be one, and a
 * mistyped perspective would be answered with published documents.
 */
export function readPerspective(
  value: string | null,
  isRelease: (name: string) => boolean,
): QueryRequest["perspective"] | undefined {
  if (value === null) return undefined;
  if (value === "raw" || value === "published") return value;
  const layers = value.split(",").map((name) => (name === "previewDrafts" ? "drafts" : name));
  if (layers.length > maxLayers) throw invalid(value, `it names more than ${maxLayers} perspectives`);
  const [first] = layers;
  if (layers.length === 1 && first === "drafts") return first;
  for (const name of layers) {
    if (name === "raw") throw invalid(value, "raw stands alone");
    if (name === "drafts" || name === "published") continue;
    if (!releaseName.test(name)) throw invalid(value, `${JSON.stringify(name)} can't be a release`);
    if (!isRelease(name)) throw invalid(value, `there is no release ${JSON.stringify(name)}`);
  }
  return layers;
}

/** Whether a dataset has the document of a release, `_.releases.{name}`, or one of its versions, `versions.{name}.{id}`. */
export function hasRelease(db: DatabaseSync, datasetId: number, name: string): boolean {
  const found = db
    .prepare(
      `SELECT 1 FROM documents WHERE dataset = ?1 AND id = '_.releases.' || ?2
       UNION ALL
       SELECT 1 FROM documents
       WHERE dataset = ?1 AND id > 'versions.' || ?2 || '.' AND id < 'versions.' || ?2 || '/'
       LIMIT 1`,
    )
    .get(datasetId, name);
  return found !== undefined;
}

function invalid(value: string, reason: string) {
  return httpError(
    400,
    `Invalid perspective ${JSON.stringify(value)}: ${reason}; use raw, published, drafts or releases of this dataset with commas between.`,
  );
}
