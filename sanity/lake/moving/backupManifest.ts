import { readFileSync } from "node:fs";
import { isObject } from "../store/documentValue.ts";

export const manifestName = "backup.json";
export const databaseName = "lake.sqlite";
export const backupFormat = "verbatim-lake-backup-1";

/** What a backup says of itself. */
export interface BackupManifest {
  format: typeof backupFormat;
  /** ISO 8601, UTC. */
  takenAt: string;
  databaseSha256: string;
  documents: number;
  assets: number;
  /** Assets whose file was lost before the backup was taken, as `dataset/id`. */
  missing: string[];
}

/** Undefined if it isn't one that this program writes. */
export function readManifest(file: string): BackupManifest | undefined {
  const value: unknown = parse(file);
  if (!isObject(value) || value.format !== backupFormat) return undefined;
  const { takenAt, databaseSha256, documents, assets, missing } = value;
  if (typeof takenAt !== "string" || typeof databaseSha256 !== "string") return undefined;
  if (typeof documents !== "number" || typeof assets !== "number" || !isStrings(missing)) return undefined;
  return { format: backupFormat, takenAt, databaseSha256, documents, assets, missing };
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
