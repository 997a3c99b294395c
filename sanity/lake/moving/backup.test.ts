import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { packTar, type TarEntry, unpackTar } from "modern-tar";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openAssetFiles } from "../assets/assetFiles.ts";
import { storeAsset } from "../assets/storeAsset.ts";
import { runCommand } from "../commands/runCommand.ts";
import { openStore } from "../store/store.ts";

const writer = join(import.meta.dirname, "../store/writeUnderLoad.ts");

let folder: string;
let data: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lake-backup-"));
  data = join(folder, "data");
  file = join(folder, "backup.tar.gz");
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function lake(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const code = await runCommand(words, {
    env: {},
    print: (line) => stdout.push(line),
    printError: (line) => stderr.push(line),
  });
  return { code, stdout: stdout.join("\n"), stderr: stderr.join("\n") };
}

function restoreTo(name: string, ...options: string[]) {
  return lake("restore", file, "--data", join(folder, name), ...options);
}

describe("under write load", () => {
  let child: ChildProcess;
  afterEach(async () => {
    child.kill("SIGKILL");
    await once(child, "close");
  });

  test("backup and restore: all that was acknowledged before, the log whole, documents as the log says", async () => {
    mkdirSync(data);
    const acknowledged: { id: string; revision: string }[] = [];
    child = spawn(process.execPath, [writer, join(data, "lake.sqlite"), "1"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      for (const line of text.trimEnd().split("\n")) {
        const [id = "", revision = ""] = line.split(" ");
        acknowledged.push({ id, revision });
      }
    });
    await expect.poll(() => acknowledged.length, { interval: 5, timeout: 20_000 }).toBeGreaterThan(1000);
    const before = acknowledged.slice(0, -1);
    expect(await lake("backup", file, "--data", data)).toMatchObject({ code: 0, stderr: "" });
    expect(acknowledged.length).toBeGreaterThan(before.length + 1);
    expect(await restoreTo("restored")).toMatchObject({ code: 0, stderr: "" });

    const store = openStore({ file: join(folder, "restored", "lake.sqlite") });
    const one = (sql: string) => Object.values(store.db.prepare(sql).get() ?? {})[0];
    expect(one("PRAGMA integrity_check")).toBe("ok");
    expect(one("SELECT max(seq) - count(*) FROM transactions")).toBe(0);
    const inLog = store.db.prepare("SELECT 1 FROM transactions WHERE id = ?");
    expect(before.filter(({ revision }) => !inLog.get(revision))).toEqual([]);
    const differing = `
      WITH latest AS (SELECT document, result, max(seq) FROM transaction_documents GROUP BY document)
      SELECT count(*) FROM latest FULL JOIN documents ON document = id WHERE body IS NOT result`;
    expect(one(differing)).toBe(0);
    expect(one("SELECT count(*) FROM documents")).toBeGreaterThan(100);
    store.close();
  });
});

describe("restore", () => {
  beforeEach(async () => {
    await storeHello("production");
    expect(await lake("backup", file, "--data", data)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("documents: 1, assets: 1"),
    });
  });

  async function storeHello(datasetName: string): Promise<void> {
    const store = openStore({ file: join(data, "lake.sqlite") });
    const files = openAssetFiles(data);
    await storeAsset(
      { store, files, projectId: "verbatim", assetOrigin: "http://127.0.0.1:3333" },
      {
        dataset: store.createDataset(datasetName, "private", new Date()),
        kind: "file",
        content: content("hello"),
        filename: "a.txt",
        author: "test",
        now: new Date(),
      },
    );
    store.close();
  }

  async function* content(text: string) {
    yield Buffer.from(text);
  }

  /** Changes the entries of the backup. */
  async function rewrite(change: (entries: TarEntry[]) => TarEntry[]): Promise<void> {
    const entries = await unpackTar(gunzipSync(readFileSync(file)));
    const changed = change(entries.map(({ header, data: body }) => ({ header, ...(body && { body }) })));
    writeFileSync(file, gzipSync(await packTar(changed)));
  }

  const asset = "assets/production/file-aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d-txt";

  test("into a folder that isn't there: database and assets, for their owner only", async () => {
    expect(await restoreTo("new/restored")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("documents: 1, assets: 1"),
    });
    const restored = join(folder, "new/restored");
    expect(readFileSync(join(restored, asset), "utf8")).toBe("hello");
    expect(statSync(restored).mode & 0o777).toBe(0o700);
    expect(statSync(join(restored, "lake.sqlite")).mode & 0o777).toBe(0o600);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await lake("dataset", "list", "--data", restored)).stdout).toBe("production  private");
  });

  test("of a disk where equal files were made one: each is there", async () => {
    await storeHello("staging");
    const second = join(data, asset.replace("production", "staging"));
    rmSync(second);
    linkSync(join(data, asset), second);
    expect((await lake("backup", file, "--data", data)).code).toBe(0);
    expect(await restoreTo("restored")).toMatchObject({ code: 0, stderr: "" });
    for (const dataset of ["production", "staging"]) {
      const restored = join(folder, "restored", asset.replace("production", dataset));
      expect(readFileSync(restored, "utf8")).toBe("hello");
    }
  });

  test("into a folder with another lake: refused; with --force what was there is kept beside", async () => {
    await lake("dataset", "create", "mine", "--data", join(folder, "used"));
    expect(await restoreTo("used")).toMatchObject({ code: 1, stderr: expect.stringContaining("--force") });
    const { stdout } = await lake("dataset", "list", "--data", join(folder, "used"));
    expect(stdout).toBe("mine  private");
    expect((await restoreTo("used", "--force")).code).toBe(0);
    const kept = readdirSync(folder).find((name) => name.startsWith("used.before-")) ?? "";
    const before = await lake("dataset", "list", "--data", join(folder, kept));
    expect(before.stdout).toBe("mine  private");
  });

  test("into a folder with something that isn't a lake: refused, also with --force", async () => {
    mkdirSync(join(folder, "used"));
    writeFileSync(join(folder, "used", "note"), "mine");
    for (const options of [[], ["--force"]]) {
      const { code, stderr } = await restoreTo("used", ...options);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("choose another") });
    }
    expect(readdirSync(join(folder, "used"))).toEqual(["note"]);
  });

  test("into a link to a folder: to where it leads", async () => {
    mkdirSync(join(folder, "disk/lake"), { recursive: true });
    symlinkSync(join(folder, "disk/lake"), join(folder, "link"));
    expect((await restoreTo("link")).code).toBe(0);
    expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(folder, "disk"))).toEqual(["lake"]);
    expect(readdirSync(join(folder, "disk/lake"))).toContain("lake.sqlite");
  });

  test("into a folder that a server has open: refused, also with --force", async () => {
    const store = openStore({ file: join(data, "lake.sqlite") });
    const { code, stderr } = await restoreTo("data", "--force");
    store.close();
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("in use by process") });
  });

  test.each<[string, (entries: TarEntry[]) => TarEntry[], string]>([
    [
      "without the file of an asset",
      (entries) => entries.filter(({ header }) => header.name !== asset),
      "is missing",
    ],
    [
      "with other bytes in an asset",
      (entries) =>
        entries.map((entry) => (entry.header.name === asset ? { ...entry, body: "HELLO" } : entry)),
      "other bytes than its name says",
    ],
    [
      "with other bytes in the database",
      (entries) =>
        entries.map(({ header, body }) => ({
          header,
          body: header.name === "lake.sqlite" && body instanceof Uint8Array ? body.fill(1, 5000, 5010) : body,
        })),
      "other bytes than when it was written",
    ],
    [
      "without backup.json",
      (entries) => entries.filter(({ header }) => header.name !== "backup.json"),
      "no backup.json",
    ],
    [
      "with an entry that leads outside",
      (entries) => [
        ...entries,
        { header: { name: "assets/production/../../../escaped", size: 1 }, body: "x" },
      ],
      "which no backup has",
    ],
    [
      "with a link",
      (entries) => [
        ...entries,
        { header: { name: asset, size: 0, type: "symlink", linkname: "/etc/hostname" } },
      ],
      "which no backup has",
    ],
  ])("a backup %s: refused, and nothing is there", async (_, change, reason) => {
    await rewrite(change);
    const { code, stderr } = await restoreTo("restored");
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(reason) });
    expect(readdirSync(folder).toSorted()).toEqual(["backup.tar.gz", "data"]);
  });

  test("a backup that was cut off: refused, and nothing is there", async () => {
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length - 100));
    const { code, stderr } = await restoreTo("restored");
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("can't be restored") });
    expect(readdirSync(folder).toSorted()).toEqual(["backup.tar.gz", "data"]);
  });
});
