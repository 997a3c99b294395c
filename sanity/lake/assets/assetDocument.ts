import type { ImageMetadata } from "./imageMetadata.ts";

export type AssetKind = "image" | "file";

/** What an upload may say about an asset beside its bytes; attributes of the document, as sent. */
export interface AssetDescription {
  label?: string;
  title?: string;
  description?: string;
  creditLine?: string;
  source?: { id?: string; name?: string; url?: string };
}

/** An asset's document before it is stored, with the attributes that Sanity's has. */
export interface NewAssetDocument extends AssetDescription {
  /** `image-{sha1}-{width}x{height}-{extension}` or `file-{sha1}-{extension}` */
  _id: string;
  _type: "sanity.imageAsset" | "sanity.fileAsset";
  /** The same as `sha1hash`. */
  assetId: string;
  extension: string;
  /** Images have it. */
  metadata?: ImageMetadata;
  mimeType: string;
  originalFilename?: string;
  /** `images/{project}/{dataset}/{sha1}-{width}x{height}.{extension}` or `files/…/{sha1}.{extension}` */
  path: string;
  sha1hash: string;
  /** Bytes. */
  size: number;
  uploadId: string;
  /** `path` at the address of the lake that stored it. */
  url: string;
}

const namePatterns: Record<AssetKind, RegExp> = {
  image: /^([0-9a-f]{40}-\d{1,6}x\d{1,6})\.([a-z0-9]{1,16})$/,
  file: /^([0-9a-f]{40})\.([a-z0-9]{1,16})$/,
};

/** The id of an asset's document, from the file name in its address; undefined for what can't be an asset's name. */
export function assetIdOf(kind: AssetKind, name: string): string | undefined {
  const [, stem, extension] = namePatterns[kind].exec(name) ?? [];
  return stem && extension && `${kind}-${stem}-${extension}`;
}

export function isAssetType(type: string): type is NewAssetDocument["_type"] {
  return type === "sanity.imageAsset" || type === "sanity.fileAsset";
}
