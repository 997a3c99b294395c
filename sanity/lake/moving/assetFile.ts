import { existsSync, globSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type AssetMarker, LineProblem } from "./importedDocument.ts";
import type { ImportSource } from "./importSource.ts";

/**
 * The file that a marker means, as an absolute path. Throws LineProblem unless it is one in the folder of the NDJSON:
 * documents of somebody else must not make a file of this machine an asset that everybody may read.
 */
export function assetFile({ url }: AssetMarker, { folder }: ImportSource): string {
  if (!/^file:/i.test(url)) {
    throw new LineProblem(
      `has the asset ${url}, and the lake fetches nothing from a network; put the file beside the NDJSON and write file://./…`,
    );
  }
  const path = pathOf(url, folder);
  if (path === undefined || !existsSync(path) || !statSync(path).isFile()) {
    throw new LineProblem(
      `has the asset ${url}, which isn't a file; addresses are relative to the NDJSON file`,
    );
  }
  const file = realpathSync(path);
  if (isInside(file, folder)) return file;
  throw new LineProblem(`has the asset ${url}, which is outside ${folder}; put the file into that folder`);
}

/** The files of an unpacked archive, also those that no document refers to. */
export function archivedFiles({ folder }: ImportSource, kind: AssetMarker["kind"]): string[] {
  return globSync(`${kind}s/*`, { cwd: folder }).map((name) => realpathSync(join(folder, name)));
}

/** A file as it is called in reports: one of an archive by its name in there. */
export function shownFile(file: string, sources: readonly ImportSource[]): string {
  const archive = sources.find(({ isArchive, folder }) => isArchive && isInside(file, folder));
  return archive ? `${archive.name}, ${file.slice(realpathSync(archive.folder).length + 1)}` : file;
}

function pathOf(url: string, folder: string): string | undefined {
  try {
    const relative = /^file:\/\/(\.\.?\/.*)$/i.exec(url)?.[1];
    return relative === undefined ? fileURLToPath(url) : join(folder, decodeURIComponent(relative));
  } catch {
    return undefined;
  }
}

function isInside(file: string, folder: string): boolean {
  return file.startsWith(realpathSync(folder) + sep);
}
