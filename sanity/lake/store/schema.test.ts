import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTokenFinder, hashSecret } from "../access/tokens.ts";
import { indexStaleWords } from "./documentWords.ts";
import { applicationId, applyMigration, migrations, schemaVersion } from "./schema.ts";
import { openStore, type Store } from "./store.ts";

const at = "2016-07-27T20:15:00.000Z";
/** In the order that the lake writes them. */
const [created, stamps] = [{ _createdAt: at }, { _rev: "t1", _updatedAt: at }];
const person = { _id: "ann", _type: "person", ...created, name: "Ann", ...stamps };
const statement = { _key: "s1", text: "The river rose.", by: { _type: "reference", _ref: "ann" } };
const story = {
  _id: "story",
  _type: "story",
  ...created,
  headline: "Flood",
  statements: [statement],
  ...stamps,
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lake-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A lake that was written with version 1 of the schema, and last opened by a program with this version. */
function writeLake(file: string, version: number): void {
  const db = new DatabaseSync(file);
  for (const migration of migrations.slice(0, 1)) applyMigration(db, migration);
  writeRows(db);
  for (const migration of migrations.slice(1, version)) applyMigration(db, migration);
  db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version}`);
  db.close();
}

function writeRows(db: DatabaseSync): void {
  db.prepare("INSERT INTO datasets (id, name, acl, created_at) VALUES (1, 'production', 'private', ?)").run(
    at,
  );
  db.prepare(
    "INSERT INTO transactions (seq, dataset, id, at, author, mutations) VALUES (1, 1, 't1', ?, 'desk', '[]')",
  ).run(at);
  for (const document of [person, story]) {
    const body = JSON.stringify(document);
    db.prepare(
      "INSERT INTO documents (dataset, id, type, rev, updated_at, body) VALUES (1, ?, ?, 't1', ?, ?)",
    ).run(document._id, document._type, at, body);
    db.prepare(
      "INSERT INTO transaction_documents (seq, document, previous, result) VALUES (1, ?, NULL, ?)",
    ).run(document._id, body);
  }
  db.exec(`
    INSERT INTO document_references (dataset, source, target, strong) VALUES (1, 'story', 'ann', 1);
    INSERT INTO document_fields (dataset, path, value, document)
    VALUES (1, 'name', 'Ann', 'ann'), (1, 'headline', 'Flood', 'story')`);
  db.prepare(
    "INSERT INTO tokens (id, hash, label, role, created_at) VALUES ('desk', ?, 'desk', 'editor', ?)",
  ).run(hashSecret("skdesk"), at);
}

/** The same lake, written by this program. */
function writeNewLake(file: string): void {
  const store = openStore({ file });
  const { id: datasetId } = store.createDataset("production", "private", new Date(at));
  commit(store, datasetId, [{ create: person }, { create: story }], "t1");
  indexStaleWords(store.db);
  store.close();
}

function commit(store: Store, datasetId: number, mutations: unknown, transactionId: string): void {
  const options = { author: "desk", now: new Date(at), selectIds: () => [] };
  store.commit({ datasetId, mutations, transactionId, ...options });
}

/** The tables and indexes, and all rows that are made of documents, but for those that FTS5 keeps for itself. */
function contents(file: string) {
  const db = new DatabaseSync(file, { readOnly: true });
  const all = (sql: string) => db.prepare(sql).all();
  const tables = all(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'document%' AND name NOT LIKE 'document_words%'",
  );
  const result = {
    schema: all("SELECT type, name, tbl_name FROM sqlite_schema ORDER BY type, name"),
    columns: all(
      "SELECT s.name, c.name AS column FROM sqlite_schema AS s, pragma_table_info(s.name) AS c ORDER BY 1, 2",
    ),
    rows: tables.map(({ name }) => [
      name,
      all(`SELECT * FROM ${name}`)
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  };
  db.close();
  return result;
}

test.each(Array.from({ length: schemaVersion - 1 }, (_, index) => index + 1))(
  "open a lake of version %i: the schema and the rows of a new one; its documents, log and tokens are there",
  (version) => {
    const [file, newFile] = [join(folder, "old.sqlite"), join(folder, "new.sqlite")];
    writeLake(file, version);
    openStore({ file }).close();
    writeNewLake(newFile);
    expect(contents(file)).toEqual(contents(newFile));

    const store = openStore({ file });
    expect(store.documents(1, ["ann", "story"])).toEqual([person, story]);
    expect(createTokenFinder(store.db).bySecret("skdesk")).toMatchObject({ userId: "desk", role: "editor" });
    commit(store, 1, [{ patch: { id: "story", set: { headline: "Dry" } } }], "t2");
    expect(store.documents(1, ["story"])).toMatchObject([{ headline: "Dry", _rev: "t2" }]);
    expect(store.db.prepare("SELECT id FROM transactions ORDER BY seq").all()).toEqual([
      { id: "t1" },
      { id: "t2" },
    ]);
    expect(() => commit(store, 1, [{ delete: { id: "ann" } }], "t3")).toThrow("references to it");
    store.close();
  },
);
