import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { mkdir, open, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { LRUCache } from "lru-cache";

interface Entry {
  bytes: number;
  usedAtMs: number;
}

/** A picture that was made, on disk. */
export interface KeptPicture {
  path: string;
  bytes: number;
}

/** A file takes whole blocks of a disk; counted by bytes, very many small ones would fill it. */
const blockBytes = 4096;
/** How exact the order of use is that a restart finds. */
const touchEveryMs = 60_000;
const partial = ".partial";

/**
 * Pictures that were made, on disk, in at most `maxBytes` of it; the one that was not asked for the longest goes first.
 * Keys are paths within the folder.
 */
export function openRenditionCache(folder: string, maxBytes: number): RenditionCache {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return new RenditionCache(folder, maxBytes);
}

export class RenditionCache {
  readonly #folder: string;
  readonly #entries: LRUCache<string, Entry>;

  constructor(folder: string, maxBytes: number) {
    this.#folder = folder;
    this.#entries = new LRUCache<string, Entry>({
      maxSize: Math.max(1, maxBytes),
      sizeCalculation: ({ bytes }) => Math.max(1, Math.ceil(bytes / blockBytes)) * blockBytes,
      dispose: (_entry, key, reason) => {
        if (reason !== "set") rmSync(this.#path(key), { force: true });
      },
    });
    for (const { key, entry } of filesIn(folder)) this.#keepTrack(key, entry);
  }

  /** How many bytes of disk are in use. */
  get bytes(): number {
    return this.#entries.calculatedSize;
  }

  /** Undefined if it isn't there, or isn't what was put there. */
  async find(key: string, now: Date): Promise<KeptPicture | undefined> {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const path = this.#path(key);
    const file = await stat(path).catch(() => undefined);
    if (file?.size !== entry.bytes) {
      this.#entries.delete(key);
      return undefined;
    }
    if (now.getTime() - entry.usedAtMs > touchEveryMs) {
      entry.usedAtMs = now.getTime();
      await utimes(path, now, now).catch(() => {});
    }
    return { path, bytes: entry.bytes };
  }

  /** Whole and on disk when this returns, unless it is larger than the cache. */
  async put(key: string, content: Buffer, now: Date): Promise<void> {
    const path = this.#path(key);
    const unfinished = `${path}.${randomUUID()}${partial}`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      const file = await open(unfinished, "wx", 0o600);
      try {
        await file.writeFile(content);
        await file.utimes(now, now);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    this.#keepTrack(key, { bytes: content.byteLength, usedAtMs: now.getTime() });
  }

  /** Removes all whose key begins with `folder`. */
  removeFolder(folder: string): void {
    for (const key of [...this.#entries.keys()]) {
      if (key.startsWith(`${folder}/`)) this.#entries.delete(key);
    }
    rmSync(this.#path(folder), { recursive: true, force: true });
  }

  #path(key: string): string {
    return join(this.#folder, key);
  }

  #keepTrack(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    // What is larger than the whole cache is not tracked, and would stay for ever.
    if (!this.#entries.has(key)) rmSync(this.#path(key), { force: true });
  }
}

/** Those of earlier processes, the one used last at the end; what they left unfinished is removed. */
function filesIn(folder: string): { key: string; entry: Entry }[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const found = files.flatMap(({ parentPath, name }) => {
    const path = join(parentPath, name);
    if (name.endsWith(partial)) {
      rmSync(path, { force: true });
      return [];
    }
    const { size, mtimeMs } = statSync(path);
    return [{ key: relative(folder, path), entry: { bytes: size, usedAtMs: mtimeMs } }];
  });
  return found.sort((one, other) => one.entry.usedAtMs - other.entry.usedAtMs);
}
