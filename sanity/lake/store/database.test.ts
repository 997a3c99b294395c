import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openBesideServer, openDatabase, openReadOnly } from "./database.ts";
import { lockDataFolder } from "./dataFolderLock.ts";
import { applicationId, applyMigration, migrations, schemaVersion } from "./schema.ts";
import { StartError } from "./startError.ts";
import { openStore } from "./store.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lake-"));
  file = join(folder, "lake.sqlite");
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function refusal(): StartError {
  try {
    openStore({ file }).close();
  } catch (error) {
    if (error instanceof StartError) return error;
    throw error;
  }
  throw new Error("The start was expected to be refused.");
}

/** A lake with enough documents for several pages, closed. */
function makeLake(): void {
  const store = openStore({ file });
  const { id: datasetId } = store.createDataset("production", "private", new Date());
  const mutations = Array.from({ length: 100 }, (_, index) => ({
    create: { _id: `d${index}`, _type: "story", text: "x".repeat(2000) },
  }));
  store.commit({ datasetId, mutations, author: "editor", now: new Date(), selectIds: () => [] });
  store.close();
}

describe("open", () => {
  test("open where nothing is: a lake of the newest schema, for its owner only", () => {
    file = join(folder, "new", "lake.sqlite");
    openStore({ file }).close();
    const db = openReadOnly(file);
    expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: schemaVersion });
    expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(() => db.exec("DELETE FROM documents")).toThrow("readonly");
    db.close();
  });

  test("open again: what was there is there", () => {
    makeLake();
    const store = openStore({ file });
    expect(store.documents(store.dataset("production")?.id ?? 0, ["d99"])).toHaveLength(1);
    expect(store.db.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 });
    store.close();
  });

  test("open a file that a start left empty: made into a lake", () => {
    writeFileSync(file, "");
    openStore({ file }).close();
    expect(statSync(file).size).toBeGreaterThan(0);
  });

  test("write a row from a command while a server runs: both see it", () => {
    const store = openStore({ file });
    const db = openBesideServer(file);
    db.exec("INSERT INTO allowed_origins (origin, credentials) VALUES ('http://localhost:3000', 1)");
    db.close();
    expect(store.db.prepare("SELECT count(*) AS count FROM allowed_origins").get()).toEqual({ count: 1 });
    store.close();
  });
});

test("open in memory: no file is made", () => {
  openDatabase(":memory:").close();
  expect(existsSync(":memory:")).toBe(false);
});

describe("open for a command", () => {
  test("where nothing is: a lake of the newest schema, which a server can start on meanwhile", () => {
    const db = openBesideServer(file);
    expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: schemaVersion });
    openStore({ file }).close();
    db.close();
  });

  test("on an older schema without a server: brought to the newest", () => {
    writeFileSync(file, "");
    const db = openBesideServer(file);
    expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: schemaVersion });
    db.close();
  });

  test("on an older schema beside a server: refused with what to do, and nothing is migrated", () => {
    writeFileSync(file, "");
    const lock = lockDataFolder(file);
    try {
      expect(() => openBesideServer(file)).toThrow(
        expect.objectContaining({
          code: "LAKE_OLDER_SCHEMA",
          message: expect.stringMatching(/schema version 0, older than .+; stop the server/),
        }),
      );
      expect(statSync(file).size).toBe(0);
    } finally {
      lock.release();
    }
  });
});

test("open a lake from before lists of objects were indexed: its documents are indexed as they are now", () => {
  const version = 3;
  const old = new DatabaseSync(file);
  for (const migration of migrations.slice(0, version)) applyMigration(old, migration);
  const story = {
    _id: "story",
    _type: "story",
    title: "Flood",
    corrections: [{ by: { _ref: "ann", of: { _ref: "desk" } } }],
  };
  old.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version};
    INSERT INTO datasets VALUES (1, 'production', 'private', '2026-01-01T00:00:00Z');
    INSERT INTO documents VALUES (1, 'story', 'story', 'r', '2026-01-01T00:00:00Z', '${JSON.stringify(story)}');
    INSERT INTO document_references VALUES (1, 'story', 'ann', 1), (1, 'story', 'desk', 1);
    INSERT INTO document_fields VALUES (1, 'title', 'Flood', 'story')`);
  old.close();
  openStore({ file }).close();
  const db = openReadOnly(file);
  expect(db.prepare("PRAGMA user_version").get()).toEqual({ user_version: schemaVersion });
  expect(db.prepare("SELECT document, path, hex(value) AS hex FROM document_fields").all()).toEqual([
    { document: "story", path: "corrections[]", hex: "00" },
    { document: "story", path: "title", hex: Buffer.from("Flood").toString("hex").toUpperCase() },
  ]);
  expect(db.prepare("SELECT target, found FROM document_references").all()).toEqual([
    { target: "ann", found: 1 },
    { target: "desk", found: 0 },
  ]);
  db.close();
});

describe("refuse", () => {
  test("start on a file that is no database: refused, untouched", () => {
    writeFileSync(file, "Not a database, but long enough to be read as one. ".repeat(20));
    const before = readFileSync(file);
    expect(refusal()).toMatchObject({ code: "LAKE_DAMAGED", message: expect.stringContaining(file) });
    expect(readFileSync(file)).toEqual(before);
  });

  test("start on a lake with overwritten pages: refused, untouched", () => {
    makeLake();
    const damage = openSync(file, "r+");
    writeSync(damage, Buffer.alloc(8192, 0x5a), 0, 8192, 4096 * 40);
    closeSync(damage);
    const before = readFileSync(file);
    expect(refusal()).toMatchObject({
      code: "LAKE_DAMAGED",
      message: expect.stringContaining("restore a backup"),
    });
    expect(readFileSync(file)).toEqual(before);
  });

  test("start on a lake that was cut short: refused, untouched", () => {
    makeLake();
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length / 2));
    expect(refusal().code).toBe("LAKE_DAMAGED");
    expect(readFileSync(file)).toEqual(whole.subarray(0, whole.length / 2));
  });

  test("start on a newer schema: refused with both versions, untouched", () => {
    makeLake();
    const db = new DatabaseSync(file);
    db.exec(`PRAGMA user_version = ${schemaVersion + 1}`);
    db.close();
    const before = readFileSync(file);
    expect(refusal()).toMatchObject({
      code: "LAKE_NEWER_SCHEMA",
      message: expect.stringContaining(
        `version ${schemaVersion + 1}, newer than this program knows (${schemaVersion})`,
      ),
    });
    expect(readFileSync(file)).toEqual(before);
  });

  test("start on another program's database: refused, untouched", () => {
    const db = new DatabaseSync(file);
    db.exec("CREATE TABLE notes (text TEXT)");
    db.close();
    const before = readFileSync(file);
    expect(refusal().code).toBe("LAKE_NOT_A_LAKE");
    expect(readFileSync(file)).toEqual(before);
  });

  test("start in a folder that can't be made: refused with the file's name", () => {
    writeFileSync(join(folder, "occupied"), "");
    file = join(folder, "occupied", "lake.sqlite");
    expect(refusal()).toMatchObject({ code: "LAKE_NOT_WRITABLE", message: expect.stringContaining(file) });
  });
});

describe("lock", () => {
  test("start twice: the second is refused with the pid of the first, until it stops", () => {
    const store = openStore({ file });
    expect(refusal()).toMatchObject({
      code: "LAKE_LOCKED",
      message: expect.stringContaining(`process ${process.pid};`),
    });
    store.close();
    openStore({ file }).close();
  });

  test("start beside a server in another process: refused with its pid; once it is killed: started", async () => {
    const script = `const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, "store.ts"))});
      globalThis.store = openStore({ file: process.argv[1] });
      process.stdout.write("open");
      setInterval(() => {}, 1000);`;
    const server = spawn(process.execPath, ["--input-type=module", "-e", script, file], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(server, "exit");
    try {
      await once(server.stdout, "data");
      expect(refusal().message).toContain(`process ${server.pid};`);
    } finally {
      server.kill("SIGKILL");
      await exited;
    }
    openStore({ file }).close();
  });
});
