import { DatabaseSync } from "node:sqlite";
import type { NewDocument } from "../store/mutation.ts";
import { statement } from "../store/statements.ts";
import type { AssetMarker } from "./importedDocument.ts";

/** Where a document stands: which of the sources, and the line in it. */
export interface Place {
  source: number;
  line: number;
}

export interface SpooledDocument extends Place {
  position: number;
  id: string;
  /** With `_sanityAsset` as it was read. */
  document: NewDocument;
  /** In bytes, about. */
  size: number;
}

export interface SpooledAsset {
  kind: AssetMarker["kind"];
  /** Absolute. */
  file: string;
  sha1: string;
}

const pageSize = 200;

/**
 * What an import has read and not yet written, in a file of its own, so that memory doesn't grow with the import.
 * Nothing in it outlives the import.
 */
export class ImportSpool {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(`
      PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF;
      CREATE TABLE documents (
        position INTEGER PRIMARY KEY,
        source INTEGER NOT NULL,
        line INTEGER NOT NULL,
        id TEXT UNIQUE NOT NULL,
        body TEXT NOT NULL,
        refers INTEGER NOT NULL,
        weak_revision TEXT
      );
      CREATE TABLE targets (position INTEGER NOT NULL, target TEXT NOT NULL);
      CREATE TABLE assets (
        kind TEXT NOT NULL,
        file TEXT NOT NULL,
        sha1 TEXT NOT NULL,
        id TEXT,
        PRIMARY KEY (kind, file)
      );
      BEGIN;
    `);
  }

  /** Returns the place where a document with the same id is already; the new one is left out then. */
  add(document: NewDocument, { source, line }: Place, strongTargets: readonly string[]): Place | undefined {
    const { changes, lastInsertRowid: position } = statement(
      this.#db,
      "INSERT INTO documents (source, line, id, body, refers) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    ).run(source, line, document._id, JSON.stringify(document), strongTargets.length > 0 ? 1 : 0);
    if (changes === 0) {
      const first = statement(this.#db, "SELECT source, line FROM documents WHERE id = ?").get(document._id);
      return { source: Number(first?.source), line: Number(first?.line) };
    }
    const insertTarget = statement(this.#db, "INSERT INTO targets VALUES (?, ?)");
    for (const target of strongTargets) insertTarget.run(position, target);
    return undefined;
  }

  hasAsset(kind: AssetMarker["kind"], file: string): boolean {
    return (
      statement(this.#db, "SELECT 1 FROM assets WHERE kind = ? AND file = ?").get(kind, file) !== undefined
    );
  }

  addAsset({ kind, file, sha1 }: SpooledAsset): void {
    statement(this.#db, "INSERT INTO assets (kind, file, sha1) VALUES (?, ?, ?)").run(kind, file, sha1);
  }

  /** By their content, so that it doesn't matter where an archive was unpacked. */
  assets(): SpooledAsset[] {
    return statement(this.#db, "SELECT kind, file, sha1 FROM assets ORDER BY kind, sha1, file")
      .all()
      .map(({ kind, file, sha1 }) => ({
        kind: kind === "image" ? "image" : "file",
        file: String(file),
        sha1: String(sha1),
      }));
  }

  setAssetId({ kind, file }: SpooledAsset, id: string): void {
    statement(this.#db, "UPDATE assets SET id = ? WHERE kind = ? AND file = ?").run(id, kind, file);
  }

  assetId(kind: AssetMarker["kind"], file: string): string {
    const row = statement(this.#db, "SELECT id FROM assets WHERE kind = ? AND file = ?").get(kind, file);
    if (typeof row?.id !== "string") throw new Error(`The ${kind} ${file} has not been stored.`);
    return row.id;
  }

  count(): number {
    return Number(statement(this.#db, "SELECT count(*) AS count FROM documents").get()?.count);
  }

  *places(): Generator<Place & { id: string }> {
    const rows = statement(this.#db, "SELECT source, line, id FROM documents ORDER BY position").iterate();
    for (const { source, line, id } of rows) {
      yield { source: Number(source), line: Number(line), id: String(id) };
    }
  }

  /** First the documents that refer to none strongly, so that the others find more of what they refer to. */
  *documents(): Generator<SpooledDocument> {
    yield* this.#pages("refers = 0");
    yield* this.#pages("refers = 1");
  }

  /** Those whose references were written weak, and the revision that they were given. */
  *weakDocuments(): Generator<SpooledDocument & { weakRevision: string }> {
    for (const document of this.#pages("weak_revision IS NOT NULL")) {
      const row = statement(this.#db, "SELECT weak_revision FROM documents WHERE position = ?").get(
        document.position,
      );
      yield { ...document, weakRevision: String(row?.weak_revision) };
    }
  }

  setWeak({ position }: SpooledDocument, revision: string): void {
    statement(this.#db, "UPDATE documents SET weak_revision = ? WHERE position = ?").run(revision, position);
  }

  /** Strong references to documents that the import doesn't bring. */
  *targetsElsewhere(): Generator<Place & { id: string; target: string }> {
    const rows = statement(
      this.#db,
      `
        SELECT source, line, documents.id, target FROM targets JOIN documents USING (position)
        WHERE NOT EXISTS (SELECT 1 FROM documents AS brought WHERE brought.id = target)
        ORDER BY position`,
    ).iterate();
    for (const { source, line, id, target } of rows) {
      yield { source: Number(source), line: Number(line), id: String(id), target: String(target) };
    }
  }

  close(): void {
    this.#db.close();
  }

  /** Page by page, so that rows may be written in between. */
  *#pages(condition: "refers = 0" | "refers = 1" | "weak_revision IS NOT NULL"): Generator<SpooledDocument> {
    const select = statement(
      this.#db,
      `SELECT position, source, line, id, body FROM documents WHERE ${condition} AND position > ? ORDER BY position LIMIT ${pageSize}`,
    );
    for (let last = 0; ; ) {
      const rows = select.all(last);
      if (rows.length === 0) return;
      for (const { position, source, line, id, body } of rows) {
        last = Number(position);
        yield {
          position: last,
          source: Number(source),
          line: Number(line),
          id: String(id),
          document: JSON.parse(String(body)),
          size: String(body).length,
        };
      }
    }
  }
}
