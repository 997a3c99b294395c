import { createWriteStream, mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { packTar, type TarSource } from "modern-tar/fs";
import { isAssetType } from "../assets/assetDocument.ts";
import { assetPath } from "../assets/assetFiles.ts";
import type { JsonObject } from "../store/documentValue.ts";
import type { DatasetSnapshot } from "./datasetSnapshot.ts";
import { archivedName, kindOf, withAssetFiles, withoutAssets } from "./exportedDocument.ts";
import { type Pin, withPinnedFiles } from "./withPinnedFiles.ts";

export interface ExportOptions {
  snapshot: DatasetSnapshot;
  /** Where the files of assets are. */
  dataFolder: string;
  /** All types if missing. */
  types?: readonly string[] | undefined;
  hasDrafts: boolean;
  hasAssets: boolean;
  onProgress?: (step: string, done: number) => void;
}

export interface ExportResult {
  documents: number;
  assets: number;
  /** Ids of assets whose file isn't in the data folder; they are left out. */
  missing: string[];
}

/** Attributes that an archive doesn't keep of an asset's document: it gets them from the lake that it comes to. */
const leftOut = new Set(["_id", "_type", "assetId", "extension", "mimeType", "path", "uploadId", "url"]);

/**
 * Writes a dataset as the archive that `sanity dataset export` makes (tar, gzipped): `data.ndjson`, `assets.json`,
 * `images/` and `files/`, in a folder of the archive's own. Assets are those of the dataset or, if only some types are
 * exported, those that the documents refer to. Ends `output`.
 */
export async function exportArchive(
  options: ExportOptions,
  { output, temporaryFolder, now }: { output: Writable; temporaryFolder: string; now: Date },
): Promise<ExportResult> {
  const { snapshot, dataFolder, hasAssets } = options;
  const date = now
    .toISOString()
    .replaceAll(/[^a-z0-9]/gi, "-")
    .toLowerCase();
  const prefix = `${snapshot.dataset.name}-export-${date}`;
  const data = join(temporaryFolder, "data.ndjson");
  const used = new Set<string>();
  const rewrite = (document: JsonObject) =>
    hasAssets ? withAssetFiles(document, (id) => used.add(id)) : withoutAssets(document);
  const documents = await writeLines(data, exportedDocuments(options, rewrite));

  const described = join(temporaryFolder, "assets.json");
  const isWanted = (id: string) => hasAssets && (!options.types || used.has(id));
  const empty = join(temporaryFolder, "empty");
  mkdirSync(empty);
  return await withPinnedFiles(dataFolder, async (pin) => {
    const { files, missing } = await writeDescriptions(described, options, { isWanted, pin });
    const entries: TarSource[] = [
      fileEntry(data, `${prefix}/data.ndjson`),
      fileEntry(described, `${prefix}/assets.json`),
      { type: "directory", source: empty, target: `${prefix}/files/`, mode: 0o755 },
      { type: "directory", source: empty, target: `${prefix}/images/`, mode: 0o755 },
      ...files.map(({ path, name }) => fileEntry(path, `${prefix}/${name}`)),
    ];
    options.onProgress?.("Packing assets", files.length);
    await pipeline(packTar(entries), createGzip(), output);
    return { documents, assets: files.length, missing };
  });
}

function fileEntry(source: string, target: string): TarSource {
  return { type: "file", source, target, mode: 0o644 };
}

/**
 * Writes a dataset's documents as NDJSON, references to assets and the documents of assets as they are: for a dataset
 * that has the same files. Ends `output`.
 */
export async function exportLines(options: ExportOptions, output: Writable): Promise<ExportResult> {
  let documents = 0;
  function* lines(): Generator<string> {
    for (const line of options.hasAssets
      ? rawDocuments(options)
      : exportedDocuments(options, withoutAssets)) {
      documents += 1;
      yield `${line}\n`;
    }
  }
  await pipeline(lines, output);
  return { documents, assets: 0, missing: [] };
}

/** One JSON text each. */
function* exportedDocuments(
  options: ExportOptions,
  rewrite: (document: JsonObject) => JsonObject,
): Generator<string> {
  for (const { type, body } of exported(options)) {
    if (!isAssetType(type)) yield JSON.stringify(rewrite(JSON.parse(body)));
  }
}

function* rawDocuments(options: ExportOptions): Generator<string> {
  for (const { body } of exported(options)) yield body;
}

function* exported({ snapshot, types, hasDrafts, onProgress }: ExportOptions) {
  let count = 0;
  for (const document of snapshot.documents({ types })) {
    if (!isExported(document.id, hasDrafts)) continue;
    count += 1;
    onProgress?.("Writing documents", count);
    yield document;
  }
}

/** As @sanity/export has it: releases go with drafts and versions, the system's other documents stay. */
function isExported(id: string, hasDrafts: boolean): boolean {
  if (id.startsWith("_.")) return hasDrafts && id.startsWith("_.releases.");
  return hasDrafts || !/^(?:drafts|versions)\./.test(id);
}

async function writeLines(file: string, lines: Iterable<string>): Promise<number> {
  let count = 0;
  function* counted(): Generator<string> {
    for (const line of lines) {
      count += 1;
      yield `${line}\n`;
    }
  }
  await pipeline(counted, createWriteStream(file, { mode: 0o600 }));
  return count;
}

/** Writes `assets.json`, asset by asset. */
async function writeDescriptions(
  file: string,
  { snapshot, dataFolder }: ExportOptions,
  { isWanted, pin }: { isWanted: (id: string) => boolean; pin: Pin },
): Promise<{ files: { path: string; name: string }[]; missing: string[] }> {
  const files: { path: string; name: string }[] = [];
  const missing: string[] = [];
  const handle = await open(file, "w", 0o600);
  try {
    await handle.write("{");
    const types = ["sanity.imageAsset", "sanity.fileAsset"];
    for (const { id, body } of snapshot.documents({ types })) {
      if (!isWanted(id)) continue;
      const path = pin(assetPath(dataFolder, snapshot.dataset.name, id));
      if (path === undefined) {
        missing.push(id);
        continue;
      }
      const { assetId, ...document }: JsonObject = JSON.parse(body);
      const kept = Object.entries(document).filter(([name]) => !leftOut.has(name));
      const key = JSON.stringify(`${kindOf(id)}-${assetId}`);
      const separator = files.length > 0 ? "," : "";
      await handle.write(`${separator}${key}:${JSON.stringify(Object.fromEntries(kept))}`);
      files.push({ path, name: archivedName(id) });
    }
    await handle.write("}");
  } finally {
    await handle.close();
  }
  return { files, missing };
}
