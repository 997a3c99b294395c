import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lastLockHolder } from "../store/dataFolderLock.ts";
import { lakeFile } from "./dataFolder.ts";

/**
 * Tells commands beside this server where it listens, until the returned function is called. A note that a killed
 * server left behind counts for nothing: it names another process than the one that holds the data folder.
 */
export function noteServerAddress(dataFolder: string, url: string): () => void {
  const file = addressFile(dataFolder);
  writeFileSync(file, JSON.stringify({ pid: process.pid, url }), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** Where the server that holds the data folder listens; undefined if none does, or something else holds it. */
export function readServerAddress(dataFolder: string): string | undefined {
  const { pid, url } = readNote(addressFile(dataFolder));
  return typeof url === "string" && pid === lastLockHolder(lakeFile(dataFolder)) ? url : undefined;
}

function readNote(file: string): { pid?: unknown; url?: unknown } {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // No server, or one that is just writing it.
    return {};
  }
}

function addressFile(dataFolder: string): string {
  return join(dataFolder, "server.json");
}
