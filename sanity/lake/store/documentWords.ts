import type { DatabaseSync } from "node:sqlite";
import { allTexts } from "./documentTexts.ts";
import type { JsonObject } from "./documentValue.ts";
import { statement } from "./statements.ts";
import { wordsOf } from "./words.ts";

/** Longer words are held by their beginnings. In UTF-16 units. */
const indexedWordLimit = 64;
/** Of the documents with more text than this, in UTF-16 units, the index holds nothing but that they are there. */
const indexedTextLimit = 1_000_000;
/** So many documents, and no more, are candidates of every search. */
const staleLimit = 64;
/** Stands for all the words of a document that has too many of them. No word has it: it is punctuation. */
const unlistedWords = "…";
const innerDot = /\.[^\s.]/;
/** Words of a query that are looked up; the filter compares the rest. */
const searchedWordLimit = 16;

/**
 * The index of words, for `match`: an FTS5 table in which each document is one row, of what words it has anywhere, with
 * neither their places nor their number. `document_texts` tells whose row it is. A document that is written is only
 * marked as stale; once there are `staleLimit` of them they are indexed together, which takes half the time, or much less
 * if somebody is typing in one of them. A trigger deletes, because FTS5 leaves behind a "last insert rowid" that
 * node:sqlite can't read, except in a trigger. With 50 % for `deletemerge` instead of 10, writing a document again takes a
 * fifth of the time, and the index half as much space again.
 */
const schema = `
  CREATE TABLE document_texts (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL,
    document TEXT NOT NULL,
    stale INTEGER NOT NULL DEFAULT 1 CHECK (stale IN (0, 1)),
    UNIQUE (dataset, document)
  );
  CREATE INDEX stale_document_texts ON document_texts (dataset, document) WHERE stale = 1;
  CREATE VIRTUAL TABLE document_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
  );
  INSERT INTO document_words (document_words, rank) VALUES ('deletemerge', 50);
  CREATE TRIGGER delete_document_words AFTER DELETE ON document_texts BEGIN
    DELETE FROM document_words WHERE rowid = old.id;
  END;
  INSERT INTO document_texts (dataset, document) SELECT dataset, id FROM documents;`;

/** Ids of documents whose words fulfil a MATCH expression, or are stale. Parameters: expression, dataset, dataset. */
export const selectByWords = `
  SELECT document AS id FROM document_words JOIN document_texts ON document_texts.id = document_words.rowid
  WHERE document_words MATCH ? AND dataset = ?
  UNION ALL SELECT document AS id FROM document_texts WHERE stale = 1 AND dataset = ?`;

export interface DocumentWords {
  /** Tells of a document that has been written; for use in the transaction that writes it. */
  wrote(datasetId: number, id: string): void;
  deleted(datasetId: number, id: string): void;
}

export function openDocumentWords(db: DatabaseSync): DocumentWords {
  const markStale = db.prepare(`
    INSERT INTO document_texts (dataset, document) VALUES (?, ?)
    ON CONFLICT (dataset, document) DO UPDATE SET stale = 1 WHERE stale = 0`);
  const countStale = db.prepare("SELECT count(*) AS count FROM document_texts WHERE stale = 1");
  const deleteTexts = db.prepare("DELETE FROM document_texts WHERE dataset = ? AND document = ?");
  return {
    wrote(datasetId, id) {
      const isNews = markStale.run(datasetId, id).changes === 1;
      if (isNews && Number(countStale.get()?.count) >= staleLimit) indexStaleWords(db);
    },
    deleted(datasetId, id) {
      deleteTexts.run(datasetId, id);
    },
  };
}

/** Makes the index, in a lake from before it. */
export function addDocumentWords(db: DatabaseSync): void {
  db.exec(schema);
  indexStaleWords(db);
}

/** Indexes the stale documents; for use in a transaction. */
export function indexStaleWords(db: DatabaseSync): void {
  const stale = statement(
    db,
    `SELECT document_texts.id, body FROM document_texts
     JOIN documents ON documents.dataset = document_texts.dataset AND documents.id = document WHERE stale = 1`,
  );
  const replaceWords = statement(db, "INSERT OR REPLACE INTO document_words (rowid, words) VALUES (?, ?)");
  for (const { id, body } of stale.iterate())
    replaceWords.run(Number(id), indexedWords(JSON.parse(String(body))));
  statement(db, "UPDATE document_texts SET stale = 0 WHERE stale = 1").run();
}

/** A word that a document must have, or one that begins like it. */
export interface SearchedWord {
  word: string;
  isPrefix: boolean;
}

/** The MATCH expression for the documents that have all these words, and maybe others; undefined without any. */
export function wordsExpression(words: readonly SearchedWord[]): string | undefined {
  if (words.length === 0) return undefined;
  const searched = words
    .toSorted((one, other) => other.word.length - one.word.length)
    .slice(0, searchedWordLimit)
    .map(({ word, isPrefix }) => `"${word.slice(0, indexedWordLimit)}"${isPrefix ? "*" : ""}`);
  return `(${searched.join(" AND ")}) OR "${unlistedWords}"`;
}

function indexedWords(document: JsonObject): string {
  const texts = allTexts(document);
  if (texts.reduce((sum, text) => sum + text.length, 0) > indexedTextLimit) return unlistedWords;
  const words = new Set<string>();
  for (const text of texts) {
    for (const word of wordsOf(text)) words.add(word.slice(0, indexedWordLimit));
    if (!innerDot.test(text)) continue;
    for (const word of wordsOf(withoutDots(text))) words.add(word.slice(0, indexedWordLimit));
  }
  return [...words].join(" ");
}

/** What groq-js makes of dots beside letters before `match` looks for words: U.S. is US. Only of what has dots. */
function withoutDots(text: string): string {
  const dotted = text.split(/\s+/).filter((part) => innerDot.test(part));
  return dotted.join(" ").replaceAll(".", "");
}
