import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addDocumentWords, indexStaleWords, selectByWords, wordsExpression } from "./documentWords.ts";
import { applyMigration, migrations } from "./schema.ts";
import { type TemporaryStore, temporaryStore } from "./temporaryStore.ts";

let lake: TemporaryStore;

beforeEach(() => {
  lake = temporaryStore();
});

afterEach(() => {
  lake.remove();
});

/** Ids under which the index has a document with the word, stale ones included. */
function find(word: string, { isPrefix = false, db = lake.store.db } = {}): unknown[] {
  const expression = wordsExpression([{ word, isPrefix }]) ?? "";
  const rows = db.prepare(selectByWords).all(expression, lake.datasetId, lake.datasetId);
  return rows.map(({ id }) => id).sort();
}

function put(id: string, text: string) {
  lake.commit([{ createOrReplace: { _id: id, _type: "story", text } }]);
}

function countStale(db = lake.store.db): unknown {
  return db.prepare("SELECT count(*) AS count FROM document_texts WHERE stale = 1").get()?.count;
}

test("write and delete documents: found by their words of now, and as long as they are stale", () => {
  put("one", "The harbour");
  put("two", "The council");
  indexStaleWords(lake.store.db);
  expect(find("harbour")).toEqual(["one"]);
  expect(find("the")).toEqual(["one", "two"]);
  put("one", "The mayor");
  expect(find("council")).toEqual(["one", "two"]);
  indexStaleWords(lake.store.db);
  expect(find("harbour")).toEqual([]);
  expect(find("may", { isPrefix: true })).toEqual(["one"]);
  lake.commit([{ delete: { id: "one" } }]);
  expect(find("mayor")).toEqual([]);
  put("three", "Stale");
  lake.commit([{ delete: { id: "three" } }]);
  expect(find("the")).toEqual(["two"]);
});

test("write many documents: indexed together, and one that is written again and again only then", () => {
  for (let times = 0; times < 100; times += 1) put("typing", `The harbour ${times}`);
  expect(countStale()).toBe(1);
  lake.commit(
    Array.from({ length: 100 }, (_, n) => ({
      create: { _id: `n${n}`, _type: "story", text: `harbour ${n}` },
    })),
  );
  expect(Number(countStale())).toBeLessThan(64);
  expect(find("harbour")).toHaveLength(101);
  indexStaleWords(lake.store.db);
  expect(find("99")).toEqual(["n99", "typing"]);
});

test("try a transaction out: nothing of it is in the index", () => {
  lake.commit([{ create: { _id: "dry", _type: "story" } }], { dryRun: true });
  expect(find("dry")).toEqual([]);
});

test("write more text than the index holds, and longer words: found whatever is looked for, and by their beginnings", () => {
  put("long", "word ".repeat(300_000));
  put("word", "n".repeat(100));
  indexStaleWords(lake.store.db);
  expect(find("harbour")).toEqual(["long"]);
  expect(find("n".repeat(100))).toEqual(["long", "word"]);
  expect(find("n".repeat(63))).toEqual(["long"]);
});

test("open a lake from before words were indexed: they are", () => {
  const old = new DatabaseSync(":memory:");
  const older = migrations.slice(0, migrations.indexOf(addDocumentWords));
  for (const migration of older) applyMigration(old, migration);
  const body = JSON.stringify({ _id: "one", _type: "story", text: "Élodie in the harbour" });
  old.exec(`INSERT INTO datasets VALUES (1, 'production', 'private', '2026-01-01T00:00:00Z');
    INSERT INTO documents VALUES (1, 'one', 'story', 'r', '2026-01-01T00:00:00Z', '${body}')`);
  applyMigration(old, addDocumentWords);
  expect(countStale(old)).toBe(0);
  expect(find("elodie", { db: old })).toEqual(["one"]);
  expect(find("council", { db: old })).toEqual([]);
  old.close();
});
