import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { TarHeader } from "modern-tar";
import { unpackTar } from "modern-tar/fs";
import { assetPath } from "../assets/assetFiles.ts";
import { openDatabase } from "../store/database.ts";
import { lockDataFolder } from "../store/dataFolderLock.ts";
import { type AssetName, assetsOf } from "./backupLake.ts";
import { type BackupManifest, databaseName, manifestName, readManifest } from "./backupManifest.ts";
import { fileHash } from "./fileHash.ts";
import { MovingError } from "./movingError.ts";
import { withTemporaryFolder } from "./temporaryFolder.ts";
import { toDisk } from "./toDisk.ts";

export interface RestoreOptions {
  backup: string;
  /** Where the lake will be; missing or empty, or another lake's if that may be replaced. */
  dataFolder: string;
  isReplaced: boolean;
  now: Date;
  onProgress?: (step: string, done: number, total?: number) => void;
}

export interface RestoreResult extends BackupManifest {
  /** Where the data is now that was in the folder before. */
  previous?: string;
}

/**
 * Puts a backup's lake into a data folder, all of it or nothing: it is unpacked beside the folder and checked (the
 * database page by page, each asset's bytes against its hash), and takes its place at once. Data that is replaced is
 * not removed but renamed.
 *
 * Throws MovingError BACKUP_DAMAGED and DATA_FOLDER_NOT_EMPTY, and StartError LAKE_LOCKED if a server is running there.
 */
export async function restoreLake(options: RestoreOptions): Promise<RestoreResult> {
  const dataFolder = placeOf(options.dataFolder);
  checkPlace(dataFolder, options);
  mkdirSync(dirname(dataFolder), { recursive: true, mode: 0o700 });
  const lock = isEmpty(dataFolder) ? undefined : lockDataFolder(join(dataFolder, databaseName));
  try {
    return await withTemporaryFolder(async (restored) => {
      await unpack(options.backup, restored);
      const manifest = await check(restored, options);
      await rm(join(restored, manifestName));
      for (const folder of foldersIn(restored)) await toDisk(folder);
      const previous = lock && previousName(dataFolder, options.now);
      takePlace(restored, dataFolder, previous);
      await toDisk(dirname(dataFolder));
      return { ...manifest, ...(previous !== undefined && { previous }) };
    }, `${dataFolder}.restoring-`);
  } finally {
    lock?.release();
  }
}

/** Where a link leads: the data stays on the disk that it was put on. */
function placeOf(dataFolder: string): string {
  return existsSync(dataFolder) ? realpathSync(dataFolder) : resolve(dataFolder);
}

/** Anything but a lake may be something that nobody meant: the whole newsroom's folder, a home. */
function checkPlace(dataFolder: string, { isReplaced }: RestoreOptions): void {
  if (isEmpty(dataFolder)) return;
  const isLake = existsSync(join(dataFolder, databaseName));
  if (isReplaced && isLake) return;
  const remedy = isLake
    ? "choose another data folder, or replace what is there with --force (it is kept beside, under another name)"
    : "it isn't a lake's either; choose another data folder";
  throw new MovingError("DATA_FOLDER_NOT_EMPTY", `${dataFolder} isn't empty; ${remedy}.`);
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return [
    folder,
    ...entries.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name)),
  ];
}

const assetEntry = /^assets\/[a-z0-9][a-z0-9_-]{0,63}\/(?:image|file)-[0-9a-z-]+$/;

async function unpack(backup: string, folder: string): Promise<void> {
  function isKept({ name, type = "file" }: TarHeader): boolean {
    const isKnown = name === manifestName || name === databaseName || assetEntry.test(name);
    if (type === "file" && isKnown) return true;
    throw damaged(backup, `it has the entry ${JSON.stringify(name)}, which no backup has`);
  }
  try {
    const unpacking = unpackTar(folder, { strict: true, filter: isKept, fmode: 0o600, dmode: 0o700 });
    await pipeline(createReadStream(backup), createGunzip(), unpacking);
  } catch (error) {
    if (error instanceof MovingError || (error instanceof Error && "syscall" in error)) throw error;
    throw damaged(backup, error instanceof Error ? error.message : String(error), error);
  }
}

async function check(folder: string, { backup, onProgress }: RestoreOptions): Promise<BackupManifest> {
  const manifest = readManifest(join(folder, manifestName));
  const database = join(folder, databaseName);
  if (!manifest || !existsSync(database))
    throw damaged(backup, `it has no ${manifestName} or no ${databaseName}`);
  if ((await fileHash(database, "sha256")) !== manifest.databaseSha256) {
    throw damaged(backup, "its database has other bytes than when it was written");
  }
  // Brings an older lake to the newest schema; refuses one that is newer than this program.
  const db = openDatabase(database);
  let assets: AssetName[];
  try {
    const problem = db.prepare("PRAGMA integrity_check(1)").get()?.integrity_check;
    if (problem !== "ok") throw damaged(backup, `its database fails the integrity check: ${problem}`);
    assets = assetsOf(db);
  } finally {
    db.close();
  }
  await toDisk(database);
  let checked = 0;
  for (const { dataset, id } of assets) {
    if (manifest.missing.includes(`${dataset}/${id}`)) continue;
    await checkAsset(assetPath(folder, dataset, id), id, backup);
    checked += 1;
    onProgress?.("Checking assets", checked, manifest.assets);
  }
  return manifest;
}

async function checkAsset(file: string, id: string, backup: string): Promise<void> {
  if (!existsSync(file)) throw damaged(backup, `the file of ${id} is missing`);
  const sha1 = await fileHash(file, "sha1");
  if (id.split("-")[1] !== sha1)
    throw damaged(backup, `the file of ${id} has other bytes than its name says`);
  await toDisk(file);
}

function previousName(dataFolder: string, now: Date): string {
  return `${dataFolder}.before-${now.toISOString().replaceAll(/[:.]/g, "-")}`;
}

/** Renames the folder to its place, and what is there to `previous`; at one go, so that no signal comes in between. */
function takePlace(restored: string, dataFolder: string, previous: string | undefined): void {
  if (previous !== undefined) renameSync(dataFolder, previous);
  // Throws if somebody has put something there meanwhile.
  else if (existsSync(dataFolder)) rmdirSync(dataFolder);
  try {
    renameSync(restored, dataFolder);
  } catch (error) {
    if (previous !== undefined) renameSync(previous, dataFolder);
    throw error;
  }
}

function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

function damaged(backup: string, reason: string, cause?: unknown): MovingError {
  return new MovingError(
    "BACKUP_DAMAGED",
    `${basename(backup)} can't be restored: ${reason}. Nothing was changed; use another backup.`,
    { cause },
  );
}
