import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { backup as copyDatabase, DatabaseSync } from "node:sqlite";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { packTar, type TarSource } from "modern-tar/fs";
import { assetPath } from "../assets/assetFiles.ts";
import { openReadOnly } from "../store/database.ts";
import { type BackupManifest, backupFormat, databaseName, manifestName } from "./backupManifest.ts";
import { fileHash } from "./fileHash.ts";
import { withPinnedFiles } from "./withPinnedFiles.ts";

/** Pages that are copied before anything else in this process gets a turn. */
const pagesAtATime = 1000;

export interface BackupResult {
  /** Of all datasets. */
  documents: number;
  assets: number;
  /** Assets whose file isn't in the data folder, as `dataset/id`; the backup is without them. */
  missing: string[];
}

/**
 * Writes all of a lake, which may be running, as it is at one moment: every commit that was acknowledged before this
 * was called, and none by half. A gzipped tar with the database, the files of assets and `backup.json`; it holds the
 * secrets of webhooks and the hashes of tokens. Ends `output`.
 */
export async function backupLake(
  { dataFolder, lakeFile }: { dataFolder: string; lakeFile: string },
  {
    output,
    temporaryFolder,
    now,
    onProgress,
  }: {
    output: Writable;
    /** Needs as much room as the database. */
    temporaryFolder: string;
    now: Date;
    onProgress?: (step: string, done: number, total?: number) => void;
  },
): Promise<BackupResult> {
  return await withPinnedFiles(dataFolder, async (pin) => {
    const database = join(temporaryFolder, databaseName);
    const { documents, files, missing } = await copySnapshot(lakeFile, database, {
      pin: ({ dataset, id }) => pin(assetPath(dataFolder, dataset, id)),
      onProgress: (done, total) => onProgress?.("Copying pages", done, total),
    });
    const assets = files.length;
    const databaseSha256 = await fileHash(database, "sha256");
    const takenAt = now.toISOString();
    const manifest: BackupManifest = {
      format: backupFormat,
      takenAt,
      databaseSha256,
      documents,
      assets,
      missing,
    };
    const manifestFile = join(temporaryFolder, manifestName);
    await writeFile(manifestFile, `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 });
    onProgress?.("Packing assets", assets);
    const entries: TarSource[] = [
      { type: "file", source: manifestFile, target: manifestName },
      { type: "file", source: database, target: databaseName },
      ...files.map((entry): TarSource => ({ type: "file", ...entry })),
    ];
    await pipeline(packTar(entries), createGzip(), output);
    return { documents, assets, missing };
  });
}

interface CopiedSnapshot {
  documents: number;
  /** The files of assets: where each can be read, and its name in the backup. */
  files: { source: string; target: string }[];
  missing: string[];
}

/**
 * Copies the database and pins the files of its assets. The snapshot is held by a transaction that has read something
 * before the copy begins: without it, SQLite would begin anew whenever somebody writes, and under load never end.
 */
async function copySnapshot(
  from: string,
  to: string,
  {
    pin,
    onProgress,
  }: { pin: (asset: AssetName) => string | undefined; onProgress: (done: number, total: number) => void },
): Promise<CopiedSnapshot> {
  const source = openReadOnly(from);
  try {
    source.exec("BEGIN");
    const pinned = assetsOf(source).map((asset) => ({ asset, path: pin(asset) }));
    const documents = Number(source.prepare("SELECT count(*) AS count FROM documents").get()?.count);
    await copyDatabase(source, to, {
      rate: pagesAtATime,
      progress: ({ totalPages, remainingPages }) => onProgress(totalPages - remainingPages, totalPages),
    });
    makeOneFile(to);
    return {
      documents,
      files: pinned.flatMap(({ asset: { dataset, id }, path }) =>
        path === undefined ? [] : [{ source: path, target: assetPath("", dataset, id) }],
      ),
      missing: pinned.flatMap(({ asset: { dataset, id }, path }) =>
        path === undefined ? [`${dataset}/${id}`] : [],
      ),
    };
  } finally {
    source.close();
  }
}

/** A copy needs no log beside it. */
function makeOneFile(copy: string): void {
  const db = new DatabaseSync(copy);
  db.exec("PRAGMA journal_mode = DELETE");
  db.close();
}

export interface AssetName {
  dataset: string;
  id: string;
}

/** The assets of all datasets. */
export function assetsOf(db: DatabaseSync): AssetName[] {
  return db
    .prepare(`
      SELECT datasets.name AS dataset, documents.id FROM documents JOIN datasets ON datasets.id = dataset
      WHERE type IN ('sanity.imageAsset', 'sanity.fileAsset') ORDER BY 1, 2`)
    .all()
    .map(({ dataset, id }) => ({ dataset: String(dataset), id: String(id) }));
}
