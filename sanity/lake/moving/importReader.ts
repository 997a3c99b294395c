import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { isAssetType } from "../assets/assetDocument.ts";
import { documentBytesLimit } from "../store/documentValue.ts";
import type { NewDocument } from "../store/mutation.ts";
import { archivedFiles, assetFile } from "./assetFile.ts";
import { fileHash } from "./fileHash.ts";
import { type AssetMarker, assetMarkers, LineProblem, readImportedDocument } from "./importedDocument.ts";
import type { ImportOptions, ImportProblem } from "./importFiles.ts";
import { type ImportSource, openImportSource, unzipped } from "./importSource.ts";
import type { ImportSpool, Place } from "./importSpool.ts";
import { readLines } from "./readLines.ts";
import type { StoredDocuments } from "./storedDocuments.ts";
import { strongTargets } from "./weakReferences.ts";

/** What has been read and found in order. */
export interface ReadImport {
  sources: readonly ImportSource[];
  spool: ImportSpool;
  /** What the revisions of all documents begin with that this import writes, in this run or another. */
  revisionPrefix: string;
  systemDocuments: number;
}

/** Reads all sources of an import into the spool, and checks what can be checked before anything is written. */
export async function readImport(
  { files, mode, temporaryFolder, limits, onProgress }: ImportOptions,
  { spool, stored, report }: ReaderContext,
): Promise<ReadImport> {
  const content = createHash("sha256");
  const sources: ImportSource[] = [];
  let systemDocuments = 0;

  async function readSource(source: ImportSource, index: number): Promise<void> {
    for await (const line of readLines(unzipped(source.file), documentBytesLimit)) {
      onProgress?.("Reading lines", line.number);
      const place = { source: index, line: line.number };
      if ("problem" in line) report({ place: nameOf(place), reason: line.problem });
      else await readLine(line.text, place, source);
    }
    if (!source.isArchive) return;
    for (const kind of ["image", "file"] as const) {
      for (const file of archivedFiles(source, kind)) await addAsset(kind, file);
    }
  }

  async function readLine(text: string, place: Place, source: ImportSource): Promise<void> {
    let document: NewDocument | undefined;
    try {
      document = readImportedDocument(text, resolve(nameOf(place)));
      if (isSystemDocument(document)) {
        systemDocuments += 1;
        return;
      }
      checkAssetDocument(document, stored);
      for (const marker of assetMarkers(document)) await addAsset(marker.kind, assetFile(marker, source));
      const earlier = spool.add(document, place, strongTargets(document));
      if (earlier) throw new LineProblem(`has the same id as ${nameOf(earlier)}`);
      content.update(`${text}\n`);
    } catch (error) {
      if (!(error instanceof LineProblem)) throw error;
      reportAt(place, error.message, document?._id);
    }
  }

  async function addAsset(kind: AssetMarker["kind"], file: string): Promise<void> {
    if (!spool.hasAsset(kind, file)) spool.addAsset({ kind, file, sha1: await fileHash(file, "sha1") });
  }

  function checkReferences(): void {
    for (const { id, target, ...place } of spool.targetsElsewhere()) {
      if (stored.revision(target) !== undefined) continue;
      reportAt(place, `refers to ${JSON.stringify(target)}, which is nowhere`, id);
    }
  }

  function checkIds(revisionPrefix: string): void {
    for (const { id, source, line } of spool.places()) {
      const revision = stored.revision(id);
      if (revision === undefined || revision.startsWith(revisionPrefix)) continue;
      const reason = "is in the dataset already; --replace would replace it, --missing would leave it";
      reportAt({ source, line }, reason, id);
    }
  }

  function reportAt(place: Place, reason: string, documentId: string | undefined): void {
    report({ place: nameOf(place), reason, ...(documentId !== undefined && { documentId }) });
  }

  function nameOf({ source, line }: Place): string {
    return `${sources[source]?.name}:${line}`;
  }

  for (const [index, file] of files.entries()) {
    const source = await openImportSource(file, temporaryFolder, limits);
    sources.push(source);
    await readSource(source, index);
  }
  for (const { kind, sha1 } of spool.assets()) content.update(`${kind} ${sha1}\n`);
  const revisionPrefix = `import-${content.digest("hex").slice(0, 20)}-`;
  checkReferences();
  if (mode === "create") checkIds(revisionPrefix);
  return { sources, spool, revisionPrefix, systemDocuments };
}

interface ReaderContext {
  spool: ImportSpool;
  stored: StoredDocuments;
  report: (problem: ImportProblem) => void;
}

/** Sanity's own, which its import leaves out too; releases are content. */
function isSystemDocument({ _id }: NewDocument): boolean {
  return _id.startsWith("_.") && !_id.startsWith("_.releases.");
}

/** A raw export has the documents of assets, but not their files. */
function checkAssetDocument({ _id, _type }: NewDocument, stored: StoredDocuments): void {
  if (!isAssetType(_type) || stored.revision(_id) !== undefined) return;
  throw new LineProblem(
    "is the document of an asset whose file isn't in this dataset; export without --raw to have the files too",
  );
}
