import { randomUUID } from "node:crypto";
import { extname } from "node:path";
import { getExtension, getMimeType } from "hono/utils/mime";
import type { LakeDocument, ProposedChange, Store } from "../store/store.ts";
import type { AssetDescription, AssetKind, NewAssetDocument } from "./assetDocument.ts";
import type { AssetFiles, ReceivedFile } from "./assetFiles.ts";
import { type ExtractedMetadata, extractedByDefault, readImage } from "./imageMetadata.ts";

/** Where assets are stored: the documents, the files, and what stands in the documents' addresses. */
export interface AssetLake {
  store: Store;
  files: AssetFiles;
  projectId: string;
  /** What an asset's `url` begins with, without a slash at its end: `http://127.0.0.1:3333`. */
  assetOrigin: string;
}

export interface NewAsset {
  dataset: { id: number; name: string };
  kind: AssetKind;
  /** The bytes: a file's stream, a request's body. */
  content: AsyncIterable<Uint8Array>;
  /** Becomes `originalFilename`; a file asset takes its extension from it. */
  filename?: string;
  /** Media type, of a file whose name doesn't tell one. */
  contentType?: string;
  description?: AssetDescription;
  /** Of an image, beside its dimensions and opacity. Default: LQIP, BlurHash and palette. */
  extract?: readonly ExtractedMetadata[];
  /** Default 256 MB. */
  maxBytes?: number;
  author: string;
  authorize?: (change: ProposedChange) => void;
  now: Date;
}

export const defaultMaxAssetBytes = 256 * 1024 * 1024;

/**
 * Stores an asset, file first and document after it, and returns the document when both are on disk. The same bytes
 * again give the document that is there.
 *
 * Throws LakeError: 400 for no bytes or for an image that can't be read whole, 413 for too many bytes, and what the
 * store throws. Nothing is left then.
 */
export async function storeAsset(lake: AssetLake, asset: NewAsset): Promise<LakeDocument> {
  const received = await lake.files.receive(asset.content, asset.maxBytes ?? defaultMaxAssetBytes);
  try {
    const document = await describe(lake, asset, received);
    return await lake.files.exclusively(asset.dataset.name, document._id, () =>
      keepWithDocument(lake, asset, received, document),
    );
  } finally {
    await lake.files.discard(received);
  }
}

async function keepWithDocument(
  { store, files }: AssetLake,
  { dataset, author, authorize, now }: NewAsset,
  received: ReceivedFile,
  document: NewAssetDocument,
): Promise<LakeDocument> {
  const [existing] = store.documents(dataset.id, [document._id]);
  if (!existing || (await files.bytes(dataset.name, document._id)) !== received.bytes) {
    await files.keep(received, dataset.name, document._id);
  }
  if (existing) return existing;
  try {
    const { changes } = await store.commitSoon({
      datasetId: dataset.id,
      mutations: [{ createIfNotExists: document }],
      author,
      ...(authorize && { authorize }),
      now,
      selectIds: () => [],
    });
    const stored = changes[0]?.result ?? store.documents(dataset.id, [document._id])[0];
    if (!stored) throw new Error(`The document ${document._id} was committed and is not there.`);
    return stored;
  } catch (error) {
    if (store.documents(dataset.id, [document._id]).length === 0) {
      await files.remove(dataset.name, document._id);
    }
    throw error;
  }
}

async function describe(lake: AssetLake, asset: NewAsset, received: ReceivedFile): Promise<NewAssetDocument> {
  if (asset.kind === "file") {
    const { extension, mimeType } = fileType(asset);
    const stem = received.sha1;
    return { ...common(lake, asset, received, { stem, extension }), _type: "sanity.fileAsset", mimeType };
  }
  const image = await readImage(received.path, asset.extract ?? extractedByDefault);
  const { width, height } = image.metadata.dimensions;
  const stem = `${received.sha1}-${width}x${height}`;
  return {
    ...common(lake, asset, received, { stem, extension: image.extension }),
    _type: "sanity.imageAsset",
    mimeType: image.mimeType,
    metadata: image.metadata,
  };
}

function common(
  { projectId, assetOrigin }: AssetLake,
  { dataset, kind, filename, description }: NewAsset,
  { sha1, bytes }: ReceivedFile,
  { stem, extension }: { stem: string; extension: string },
) {
  const path = `${kind}s/${projectId}/${dataset.name}/${stem}.${extension}`;
  return {
    ...description,
    _id: `${kind}-${stem}-${extension}`,
    assetId: sha1,
    extension,
    ...(filename && { originalFilename: filename }),
    path,
    sha1hash: sha1,
    size: bytes,
    uploadId: randomUUID(),
    url: `${assetOrigin}/${path}`,
  };
}

const mediaTypePattern = /^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/;

/** By the name's extension, else by what the uploader says that it is. */
function fileType({ filename = "", contentType = "" }: NewAsset): { extension: string; mimeType: string } {
  const named = extname(filename).slice(1).toLowerCase();
  const extension = /^[a-z0-9]{1,16}$/.test(named) ? named : (getExtension(contentType) ?? "bin");
  const [mimeType = ""] = (getMimeType(`file.${extension}`) ?? contentType.toLowerCase()).split(";", 1);
  return { extension, mimeType: mediaTypePattern.test(mimeType) ? mimeType : "application/octet-stream" };
}
