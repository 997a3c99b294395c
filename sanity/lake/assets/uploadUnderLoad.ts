import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { dirname } from "node:path";
import { openStore } from "../store/store.ts";
import { openAssetFiles } from "./assetFiles.ts";
import { storeAsset } from "./storeAsset.ts";

/**
 * What the kill test kills: `node uploadUnderLoad.ts <file>` stores assets as fast as it can, eight at a time, and prints
 * the id of each one that it was promised is kept.
 */
const [file = ""] = process.argv.slice(2);
const store = openStore({ file });
const dataset = store.dataset("production") ?? store.createDataset("production", "private", new Date());
const lake = {
  store,
  files: openAssetFiles(dirname(file)),
  projectId: "verbatim",
  assetOrigin: "http://127.0.0.1:3333",
};

async function* chunks(): AsyncGenerator<Uint8Array> {
  for (let count = 0; count < 4; count += 1) yield randomBytes(4096);
}

async function uploadWithoutEnd(): Promise<never> {
  for (;;) {
    const { _id } = await storeAsset(lake, {
      dataset,
      kind: "file",
      content: chunks(),
      author: "editor",
      now: new Date(),
    });
    writeSync(1, `${_id}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, uploadWithoutEnd));
