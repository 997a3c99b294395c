import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openReadOnly } from "../store/database.ts";
import { openStore } from "../store/store.ts";

const size = 400;

/** Runs an import that is killed after so many commits; returns the signal. */
async function killedAfter(commits: number, lakeFile: string, file: string): Promise<NodeJS.Signals | null> {
  const program = join(import.meta.dirname, "importUntilKilled.ts");
  const args = [program, lakeFile, file, String(commits)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  const [, signal] = await once(child, "close");
  return signal;
}

test("kill -9 while it writes, then while it makes references strong; the same again: all there, all strong", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lake-killed-"));
  const lakeFile = join(folder, "data", "lake.sqlite");
  const store = openStore({ file: lakeFile });
  store.createDataset("production", "private", new Date());
  store.close();
  const db = openReadOnly(lakeFile);
  const count = (from: string) => Number(db.prepare(`SELECT count(*) AS count FROM ${from}`).get()?.count);
  try {
    // Half of them are written before what they refer to, some 80 in each transaction.
    const documents = Array.from({ length: size }, (_, n) => ({
      _id: `d${n}`,
      _type: "story",
      next: { _type: "reference", _ref: `d${(n + size / 2) % size}` },
      text: "x".repeat(3000),
    }));
    const file = join(folder, "ring.ndjson");
    writeFileSync(file, documents.map((document) => JSON.stringify(document)).join("\n"));

    expect(await killedAfter(2, lakeFile, file)).toBe("SIGKILL");
    const written = count("documents");
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(size / 2);
    expect(count("document_references WHERE strong = 1")).toBe(0);

    expect(await killedAfter(5, lakeFile, file)).toBe("SIGKILL");
    expect(count("documents")).toBe(size);
    const strong = count("document_references WHERE strong = 1");
    expect(strong).toBeGreaterThan(size / 2);
    expect(strong).toBeLessThan(size);

    expect(await killedAfter(0, lakeFile, file)).toBeNull();
    expect(count("documents")).toBe(size);
    expect(count("document_references WHERE strong = 1")).toBe(size);
    expect(db.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
});
