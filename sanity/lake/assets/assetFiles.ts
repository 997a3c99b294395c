import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { httpError } from "../lakeError.ts";

/** Bytes that arrived whole and are on disk, under a name that nothing refers to yet. */
export interface ReceivedFile {
  path: string;
  bytes: number;
  /** 40 hexadecimal digits. */
  sha1: string;
}

/** Where the bytes of an asset are: the only name in the data folder that its document stands for. */
export function assetPath(dataFolder: string, datasetName: string, documentId: string): string {
  return join(dataFolder, "assets", datasetName, documentId);
}

/**
 * The files of all assets in a data folder, for the one process that writes there; what earlier ones left half received
 * is removed. A file without its document is not an asset: whoever serves files looks for the document first.
 */
export function openAssetFiles(dataFolder: string): AssetFiles {
  const uploads = join(dataFolder, "uploads");
  rmSync(uploads, { recursive: true, force: true });
  mkdirSync(uploads, { recursive: true, mode: 0o700 });
  return new AssetFiles(dataFolder, uploads);
}

export class AssetFiles {
  readonly #dataFolder: string;
  readonly #uploads: string;
  readonly #turns = new Map<string, Promise<void>>();

  constructor(dataFolder: string, uploads: string) {
    this.#dataFolder = dataFolder;
    this.#uploads = uploads;
  }

  path(datasetName: string, documentId: string): string {
    return assetPath(this.#dataFolder, datasetName, documentId);
  }

  /** Writes and hashes what comes, chunk by chunk. Throws LakeError 413 past `maxBytes`, 400 if nothing came, 503 if the disk is full. */
  async receive(content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ReceivedFile> {
    const path = join(this.#uploads, randomUUID());
    const file = await open(path, "wx", 0o600);
    try {
      const hash = createHash("sha1");
      let bytes = 0;
      for await (const chunk of content) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) {
          throw httpError(413, `The asset is larger than this lake's limit of ${maxBytes} bytes.`);
        }
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      if (bytes === 0)
        throw httpError(400, "The asset has no bytes; send its content as the request's body.");
      await file.sync();
      return { path, bytes, sha1: hash.digest("hex") };
    } catch (error) {
      await rm(path, { force: true });
      throw isDiskFull(error)
        ? httpError(503, "The disk is full; the asset was not kept. Free some space and send it again.")
        : error;
    } finally {
      await file.close();
    }
  }

  async discard({ path }: ReceivedFile): Promise<void> {
    await rm(path, { force: true });
  }

  /** Gives a received file its asset's name; on disk when this returns. */
  async keep(received: ReceivedFile, datasetName: string, documentId: string): Promise<void> {
    const path = this.path(datasetName, documentId);
    const folder = dirname(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(received.path, path);
    for (const made of [folder, dirname(folder), this.#dataFolder]) await syncFolder(made);
  }

  /** The size of an asset's file; undefined if there is none. */
  async bytes(datasetName: string, documentId: string): Promise<number | undefined> {
    return (await stat(this.path(datasetName, documentId)).catch(() => undefined))?.size;
  }

  async remove(datasetName: string, documentId: string): Promise<void> {
    await rm(this.path(datasetName, documentId), { force: true });
  }

  /** Runs actions on the same asset one after the other, so that none removes a file that another has just kept. */
  async exclusively<Result>(
    datasetName: string,
    documentId: string,
    action: () => Promise<Result>,
  ): Promise<Result> {
    const key = this.path(datasetName, documentId);
    const result = (this.#turns.get(key) ?? Promise.resolve()).then(action);
    const turn = result.then(
      () => {},
      () => {},
    );
    this.#turns.set(key, turn);
    try {
      return await result;
    } finally {
      if (this.#turns.get(key) === turn) this.#turns.delete(key);
    }
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOSPC";
}

/** A new name is on disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
