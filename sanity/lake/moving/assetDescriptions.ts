import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject, type JsonObject } from "../store/documentValue.ts";
import type { ImportSource } from "./importSource.ts";
import { MovingError } from "./movingError.ts";

/** What the lake finds out of a file itself, or gives to each document. */
const derivedFromFile = new Set([
  "_createdAt",
  "_id",
  "_rev",
  "_type",
  "_updatedAt",
  "assetId",
  "extension",
  "mimeType",
  "originalFilename",
  "path",
  "sha1hash",
  "size",
  "uploadId",
  "url",
]);
const plainName = /^[A-Za-z]\w*$/;

/** What archives say of assets beside their bytes (`assets.json`), by `image-{sha1}` or `file-{sha1}`. */
export async function readAssetDescriptions(
  sources: readonly ImportSource[],
): Promise<Map<string, JsonObject>> {
  const descriptions = new Map<string, JsonObject>();
  for (const { folder, isArchive, name } of sources) {
    const file = join(folder, "assets.json");
    if (!isArchive || !existsSync(file)) continue;
    for (const [key, description] of Object.entries(parse(await readFile(file, "utf8"), name))) {
      if (isObject(description)) descriptions.set(key, description);
    }
  }
  return descriptions;
}

/** What a description says that the asset's document doesn't: paths and values for `setIfMissing`. */
export function missingDescription(description: JsonObject, document: JsonObject): JsonObject {
  const { metadata, ...described } = description;
  const own = Object.entries(described).filter(([name]) => !derivedFromFile.has(name));
  return {
    ...missing(Object.fromEntries(own), document, ""),
    ...(isObject(metadata) && isObject(document.metadata)
      ? missing(metadata, document.metadata, "metadata.")
      : {}),
  };
}

function missing(described: JsonObject, known: JsonObject, path: string): JsonObject {
  const entries = Object.entries(described).filter(
    ([name]) => plainName.test(name) && !Object.hasOwn(known, name),
  );
  return Object.fromEntries(entries.map(([name, value]) => [path + name, value]));
}

function parse(text: string, name: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // The reason is the same: it isn't what an export writes.
  }
  throw new MovingError("ARCHIVE_REFUSED", `${name} can't be imported: its assets.json isn't a JSON object.`);
}
