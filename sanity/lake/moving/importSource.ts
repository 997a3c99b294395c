import { createReadStream } from "node:fs";
import { mkdtemp, open } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pipeline, promises as streams } from "node:stream";
import { createGunzip } from "node:zlib";
import type { TarHeader } from "modern-tar";
import { unpackTar } from "modern-tar/fs";
import { maxAssetBytes } from "./importTarget.ts";
import { MovingError } from "./movingError.ts";

/** Where documents come from: NDJSON, and the folder that its `file://./…` addresses start from. */
export interface ImportSource {
  /** As the user knows it, for reports. */
  name: string;
  /** The NDJSON file, possibly gzipped. */
  file: string;
  folder: string;
  /** Whether the folder is an unpacked archive, whose images and files are all imported. */
  isArchive: boolean;
}

export interface ArchiveLimits {
  /** Of one image or file, and of what is said of them all. */
  maxAssetBytes: number;
  /** Of all that is unpacked. */
  maxTotalBytes: number;
  maxEntries: number;
}

const defaultLimits: ArchiveLimits = {
  maxAssetBytes,
  maxTotalBytes: 64 * 2 ** 30,
  maxEntries: 1_000_000,
};

/**
 * Finds out by its first bytes what a file is: NDJSON, or a tar archive as `sanity dataset export` writes it, either of
 * them gzipped or not. An archive is unpacked under `temporaryFolder`, of it only what an import reads.
 *
 * Throws MovingError ARCHIVE_REFUSED for an archive that is damaged, too large, has more than one NDJSON file or none,
 * or names files outside itself.
 */
export async function openImportSource(
  file: string,
  temporaryFolder: string,
  limits: ArchiveLimits = defaultLimits,
): Promise<ImportSource> {
  const name = file;
  if (!isTar(await firstBytes(file))) {
    return { name, file, folder: dirname(resolve(file)), isArchive: false };
  }
  const folder = await mkdtemp(join(temporaryFolder, "archive-"));
  const data = await unpack(file, folder, limits);
  return { name: `${file}/${data}`, file: join(folder, data), folder, isArchive: true };
}

/** The bytes of a file, unzipped if it is gzipped. Throws MovingError ARCHIVE_REFUSED if it is damaged. */
export async function* unzipped(file: string): AsyncGenerator<Uint8Array> {
  const isZipped = await isGzipped(file);
  const bytes = createReadStream(file);
  try {
    // Who reads it is told of an error; the callback has nothing to add.
    yield* isZipped ? pipeline(bytes, createGunzip(), () => {}) : bytes;
  } catch (error) {
    throw isZlibError(error) ? refused(file, `it is damaged (${error.message})`, error) : error;
  }
}

async function isGzipped(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

async function firstBytes(file: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of unzipped(file)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= 512) break;
  }
  return Buffer.concat(chunks);
}

function isTar(bytes: Buffer): boolean {
  return bytes.length >= 512 && bytes.toString("latin1", 257, 262) === "ustar";
}

/** Folders of the archive's own, at most two, then what an import reads. */
const readEntry = /^(?:\.\/)?(?:[^/]+\/){0,2}?(?<kept>(?:images|files)\/[^/]+|[^/]+\.ndjson|assets\.json)$/;

/** Returns the name of the one NDJSON file. */
async function unpack(file: string, folder: string, limits: ArchiveLimits): Promise<string> {
  const data: string[] = [];
  let entries = 0;
  let totalBytes = 0;

  function isKept({ name, type = "file", size }: TarHeader): boolean {
    entries += 1;
    if (name.startsWith("/") || /[\\\0]/.test(name) || name.split("/").includes("..")) {
      throw refused(file, `its entry ${JSON.stringify(name)} leads outside`);
    }
    if (entries > limits.maxEntries) throw refused(file, `it has more than ${limits.maxEntries} entries`);
    if (type !== "file" || !readEntry.test(name)) return false;
    totalBytes += size;
    if (name.endsWith(".ndjson")) data.push(name);
    if (!name.endsWith(".ndjson") && size > limits.maxAssetBytes) {
      throw refused(file, `its entry ${JSON.stringify(name)} is larger than ${limits.maxAssetBytes} bytes`);
    }
    if (totalBytes > limits.maxTotalBytes) {
      throw refused(file, `it unpacks to more than ${limits.maxTotalBytes} bytes`);
    }
    return true;
  }

  try {
    await streams.pipeline(
      unzipped(file),
      unpackTar(folder, {
        strict: true,
        filter: isKept,
        map: (header) => ({ ...header, name: readEntry.exec(header.name)?.groups?.kept ?? header.name }),
        fmode: 0o600,
        dmode: 0o700,
      }),
    );
  } catch (error) {
    if (error instanceof MovingError || isSystemError(error)) throw error;
    throw refused(file, `it is damaged (${error instanceof Error ? error.message : error})`, error);
  }
  const [first, second] = data;
  if (first === undefined) throw refused(file, "it has no .ndjson file");
  if (second !== undefined) throw refused(file, `it has more than one .ndjson file, ${first} and ${second}`);
  return basename(first);
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

function refused(file: string, reason: string, cause?: unknown): MovingError {
  return new MovingError(
    "ARCHIVE_REFUSED",
    `${basename(file)} can't be imported: ${reason}. An archive as "sanity dataset export" writes it can.`,
    { cause },
  );
}
