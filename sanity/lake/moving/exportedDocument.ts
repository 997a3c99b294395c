import { isObject, type JsonObject } from "../store/documentValue.ts";

const assetIdPattern = /^(image)-[a-f0-9]{40}-\d+x\d+-[a-z]+$|^(file)-[a-f0-9]{40}-[a-z0-9]+$/;

/**
 * The document with `_sanityAsset` in place of each reference to an asset, as @sanity/export writes it: the asset's file
 * as it is called in the archive. `onAsset` is told the id of each.
 */
export function withAssetFiles(document: JsonObject, onAsset: (assetId: string) => void): JsonObject {
  return replaceAssets(document, (assetId, others) => {
    onAsset(assetId);
    return { _sanityAsset: `${kindOf(assetId)}@file://./${archivedName(assetId)}`, ...others };
  });
}

/** The document without the objects that refer to assets. */
export function withoutAssets(document: JsonObject): JsonObject {
  return replaceAssets(document, () => undefined);
}

/** Where @sanity/export puts the file of an asset: `images/{sha1}-{size}.png`; with a digit in its extension, `.bin`. */
export function archivedName(assetId: string): string {
  const [, kind, stem, extension = "-bin"] = /^(image|file)-(.*?)(-[a-z]+)?$/.exec(assetId) ?? [];
  return `${kind}s/${stem}.${extension.slice(1)}`;
}

export function kindOf(assetId: string): "image" | "file" {
  return assetId.startsWith("image-") ? "image" : "file";
}

type Replacement = (assetId: string, others: JsonObject) => JsonObject | undefined;

function replaceAssets(object: JsonObject, replacement: Replacement): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      .map(([name, value]) => [name, replaceIn(value, replacement)])
      .filter(([, value]) => value !== undefined),
  );
}

/** Undefined is left out of objects and arrays. */
function replaceIn(value: unknown, replacement: Replacement): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => replaceIn(item, replacement)).filter((item) => item !== undefined);
  }
  if (!isObject(value)) return value;
  const { asset, ...others } = value;
  const assetId = isObject(asset) ? asset._ref : undefined;
  if (typeof assetId !== "string" || !assetIdPattern.test(assetId)) return replaceAssets(value, replacement);
  return replacement(assetId, replaceAssets(others, replacement));
}
