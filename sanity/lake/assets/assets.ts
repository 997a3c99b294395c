import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Commit, Store } from "../store/store.ts";
import { isAssetType } from "./assetDocument.ts";
import { type AssetFiles, openAssetFiles } from "./assetFiles.ts";
import { createRenderQueue, type RenderQueue } from "./renderQueue.ts";
import { openRenditionCache, type RenditionCache } from "./renditionCache.ts";
import { defaultMaxAssetBytes } from "./storeAsset.ts";

/** What a server needs to take in and give out assets. */
export interface Assets {
  files: AssetFiles;
  renditions: RenditionCache;
  queue: RenderQueue;
  /** Of one upload. */
  maxBytes: number;
  /** One line each: what went wrong beside an answer. */
  log: (line: string) => void;
}

export interface AssetsOptions {
  store: Store;
  dataFolder: string;
  log: Assets["log"];
  /** Of one upload. Default 256 MB. */
  maxBytes?: number;
  /** Of disk, for all pictures that are kept. Default 1 GB. */
  maxRenditionBytes?: number;
  /** Pictures that are made at once. Default: one for each processor, at most 3. */
  concurrency?: number;
  /** Pictures that may wait to be made. Default 100. */
  maxWaiting?: number;
}

/** Node has four threads for decoders and files together: one stays free for pictures that need no making. */
const maxConcurrency = 3;

/** Opens the assets of a data folder for its one server. With an asset's document its file and pictures go. */
export function openAssets({ store, dataFolder, log, ...options }: AssetsOptions): Assets {
  const files = openAssetFiles(dataFolder);
  const renditions = openRenditionCache(
    join(dataFolder, "renditions"),
    options.maxRenditionBytes ?? 1024 ** 3,
  );
  store.onCommit((commit) => {
    for (const { datasetName, datasetId, documentId } of deletedAssets(store, commit)) {
      files
        .exclusively(datasetName, documentId, async () => {
          // It may have been uploaded again meanwhile.
          if (store.documents(datasetId, [documentId]).length > 0) return;
          await files.remove(datasetName, documentId);
          renditions.removeFolder(`${datasetName}/${documentId}`);
        })
        .catch((error: unknown) => log(`failed: the file of ${documentId} could not be removed: ${error}`));
    }
  });
  return {
    files,
    renditions,
    queue: createRenderQueue({
      concurrency: options.concurrency ?? Math.min(maxConcurrency, availableParallelism()),
      maxWaiting: options.maxWaiting ?? 100,
    }),
    maxBytes: options.maxBytes ?? defaultMaxAssetBytes,
    log,
  };
}

function deletedAssets(store: Store, { datasetId, changes }: Commit) {
  const gone = changes.filter(({ previous, result }) => !result && previous && isAssetType(previous._type));
  const dataset = gone.length > 0 ? store.datasets().find(({ id }) => id === datasetId) : undefined;
  return dataset ? gone.map(({ documentId }) => ({ datasetName: dataset.name, datasetId, documentId })) : [];
}
