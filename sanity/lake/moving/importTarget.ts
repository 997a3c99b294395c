import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { type AssetLake, storeAsset } from "../assets/storeAsset.ts";
import type { JsonObject } from "../store/documentValue.ts";
import type { Dataset } from "../store/store.ts";
import type { AssetMarker } from "./importedDocument.ts";

export interface AssetFile {
  kind: AssetMarker["kind"];
  path: string;
  /** Becomes `originalFilename`. Default: the file's own. */
  filename?: string;
}

/** A dataset that an import writes to. */
export interface ImportTarget {
  /** One transaction, all or nothing, on disk when this returns. Throws LakeError. */
  commit(mutations: readonly JsonObject[], transactionId: string): Promise<void>;
  /** Stores the bytes and returns the document's id; the same as before if they are there. Throws LakeError. */
  storeAsset(asset: AssetFile): Promise<string>;
}

/** Of one image or file that is imported into a lake that no server has open; a server has its own limit. */
export const maxAssetBytes = 2 ** 30;

/** A dataset of a lake that no server has open. */
export function storeTarget(lake: AssetLake, dataset: Dataset): ImportTarget {
  return {
    async commit(mutations, transactionId) {
      lake.store.commit({
        datasetId: dataset.id,
        mutations,
        transactionId,
        author: "import",
        now: new Date(),
        selectIds: () => [],
      });
    },
    async storeAsset({ kind, path, filename = basename(path) }) {
      const content = createReadStream(path);
      const { _id } = await storeAsset(lake, {
        dataset,
        kind,
        content,
        filename,
        maxBytes: maxAssetBytes,
        author: "import",
        now: new Date(),
      });
      return _id;
    },
  };
}
