import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { Dataset } from "../store/store.ts";
import { readImport } from "./importReader.ts";
import type { ArchiveLimits } from "./importSource.ts";
import { ImportSpool } from "./importSpool.ts";
import type { ImportTarget } from "./importTarget.ts";
import { ImportWriter } from "./importWriter.ts";
import { storedDocuments } from "./storedDocuments.ts";

/** As in Sanity's client: what happens to a document whose id is there already. `create` refuses it. */
export type ImportMode = "create" | "createOrReplace" | "createIfNotExists";

export interface ImportOptions {
  files: readonly string[];
  mode: ImportMode;
  dataset: Dataset;
  target: ImportTarget;
  /** A connection to the same lake, for reading; it sees what the target has committed. */
  db: DatabaseSync;
  /** For unpacked archives and what is read and not yet written. The caller removes it. */
  temporaryFolder: string;
  /** Called with each thing that can't be imported. */
  onProblem: (problem: ImportProblem) => void;
  /** Called often; without a total as long as none is known. */
  onProgress?: (step: string, done: number, total?: number) => void;
  limits?: ArchiveLimits;
}

/** What can't be imported, and why: a line, a document, an image. */
export interface ImportProblem {
  /** `file:line`, or a file. */
  place: string;
  documentId?: string;
  /** Completes a sentence that begins with the place. */
  reason: string;
}

export interface ImportResult {
  /** Written by this run. */
  documents: number;
  assets: number;
  /** Left as they were: from an earlier run of the same import or, with `createIfNotExists`, from whoever. */
  present: number;
  /** Left out: the system's own, whose ids begin with `_.`. */
  systemDocuments: number;
  problems: number;
}

/**
 * Imports NDJSON files and archives of `sanity dataset export` as one import, whose documents may refer to each other
 * in any order.
 *
 * First all of it is read and checked. If anything is wrong, all that is wrong is reported and nothing is written, as
 * with `sanity dataset import`. Then files are stored and documents written, in transactions of 256 KB. A strong
 * reference to a document that isn't there yet is written weak and made strong at the end.
 *
 * It may be killed at any moment: the same files imported again in the same way are completed. The documents that are
 * there already are known by their revisions, which begin with a hash of all that is imported.
 *
 * Throws MovingError IMPORT_INTERRUPTED if the lake can't be written any more, and ARCHIVE_REFUSED.
 */
export async function importFiles(options: ImportOptions): Promise<ImportResult> {
  const { db, dataset, temporaryFolder, onProblem } = options;
  const result: ImportResult = { documents: 0, assets: 0, present: 0, systemDocuments: 0, problems: 0 };
  const stored = storedDocuments(db, dataset.id);
  const report = (problem: ImportProblem) => {
    result.problems += 1;
    onProblem(problem);
  };
  const spool = new ImportSpool(join(temporaryFolder, "spool.sqlite"));
  try {
    const read = await readImport(options, { spool, stored, report });
    result.systemDocuments = read.systemDocuments;
    if (result.problems > 0) return result;
    const writer = new ImportWriter(options, read, { stored, report });
    result.assets = await writer.storeAssets();
    if (result.problems > 0) return result;
    const { written, present } = await writer.writeDocuments();
    return { ...result, documents: written, present };
  } finally {
    spool.close();
  }
}
