import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../store/store.ts";
import { openAssetFiles } from "./assetFiles.ts";

const rounds = 3;

/** Starts a process that stores assets, kills it after so many acknowledgements, and returns all ids that it gave. */
async function acknowledgedBeforeKill(file: string, killAfter: number): Promise<string[]> {
  const server = spawn(process.execPath, [join(import.meta.dirname, "uploadUnderLoad.ts"), file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  server.stdout.setEncoding("utf8");
  server.stdout.on("data", (text: string) => {
    output += text;
    if (output.split("\n").length > killAfter) server.kill("SIGKILL");
  });
  await once(server, "close");
  return output.slice(0, output.lastIndexOf("\n")).split("\n");
}

function sha1(path: string): string {
  return createHash("sha1").update(readFileSync(path)).digest("hex");
}

test("kill a lake that takes in assets, again and again: each document has its whole file, and none that was acknowledged is missing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lake-"));
  const file = join(folder, "lake.sqlite");
  const acknowledged = new Set<string>();
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const id of await acknowledgedBeforeKill(file, 10 + round * 23)) acknowledged.add(id);
      const store = openStore({ file });
      const files = openAssetFiles(folder);
      const stored = store.db
        .prepare("SELECT id FROM documents")
        .all()
        .map(({ id }) => String(id));
      expect([...acknowledged].filter((id) => !stored.includes(id))).toEqual([]);
      for (const id of stored) expect(`file-${sha1(files.path("production", id))}-bin`).toBe(id);
      expect(readdirSync(join(folder, "uploads"))).toEqual([]);
      store.close();
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(10 * rounds);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
