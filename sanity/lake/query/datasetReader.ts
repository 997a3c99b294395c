import type { DatabaseSync } from "node:sqlite";
import type { LakeDocument } from "../store/lakeDocument.ts";
import { listParameter, statement } from "../store/statements.ts";
import type { Overlay } from "./overlay.ts";

/** Under this name an excerpt has its references. No attribute that an index knows is named so. */
const excerptReferences = "references of the document";

/** A document, or an excerpt of it. */
export interface FoundDocument {
  _id: string;
  _type: string;
  [field: string]: unknown;
}

/** The documents of one dataset as one query sees them. Each is read and parsed at most once. */
export class DatasetReader {
  readonly db: DatabaseSync;
  readonly datasetId: number;
  readonly overlay: Overlay;
  readonly #shown = new Map<string, LakeDocument>();
  #everything: LakeDocument[] | undefined;

  constructor(db: DatabaseSync, datasetId: number, overlay: Overlay) {
    this.db = db;
    this.datasetId = datasetId;
    this.overlay = overlay;
  }

  /** The document under this id; undefined if there is none, or none of these types. */
  find(visibleId: string, types?: ReadonlySet<string>): LakeDocument | undefined {
    const known = this.#shown.get(visibleId);
    if (known) return known;
    const select = statement(this.db, "SELECT type, body FROM documents WHERE dataset = ? AND id = ?");
    for (const storedId of this.overlay.storedIds(visibleId)) {
      const row = select.get(this.datasetId, storedId);
      if (!row) continue;
      return types && !types.has(String(row.type)) ? undefined : this.#show(String(row.body), visibleId);
    }
    return undefined;
  }

  /** Whether the query sees this stored document under its visible id, or another one that covers it. */
  isUncovered(storedId: string, visibleId: string): boolean {
    const select = statement(this.db, "SELECT 1 FROM documents WHERE dataset = ? AND id = ?");
    const candidates = this.overlay.storedIds(visibleId);
    return candidates.find((id) => id === storedId || select.get(this.datasetId, id)) === storedId;
  }

  /** The documents under these ids, as far as they are there and of these types, by ascending `_id`. */
  findAll(visibleIds: Iterable<string>, types?: ReadonlySet<string>): LakeDocument[] {
    const documents = Array.from(visibleIds, (id) => this.find(id, types));
    return documents.filter((document) => document !== undefined).sort(byId);
  }

  /**
   * The documents that `findAll` finds, but no more of each than its `_id`, `_type`, these attributes (null if it has
   * none such) and enough for `references()` to find these targets. Undefined where several stored documents may stand
   * behind an id.
   */
  findExcerpts(
    visibleIds: Iterable<string>,
    types: ReadonlySet<string> | undefined,
    attributes: readonly string[],
    targets: readonly string[],
  ): FoundDocument[] | undefined {
    const storedIds = Array.from(visibleIds, (id) => this.overlay.storedIds(id));
    if (storedIds.some((ids) => ids.length > 1)) return undefined;
    const references = this.#referencesTo(targets);
    // With two paths or more, SQLite answers a JSON array.
    const paths = [...attributes, "_id", "_type"].map((name) => `$.${name}`);
    const rows = statement(
      this.db,
      `SELECT id, type, json_extract(body${", ?".repeat(paths.length)}) AS excerpt FROM documents
       WHERE dataset = ? AND id IN (SELECT value FROM json_each(?))`,
    ).iterate(...paths, this.datasetId, listParameter(storedIds.flat()));
    const excerpts: FoundDocument[] = [];
    for (const row of rows) {
      const _id = String(row.id);
      const _type = String(row.type);
      if (types && !types.has(_type)) continue;
      const excerpt: FoundDocument = { _id, _type, [excerptReferences]: references.get(_id) ?? null };
      const values: unknown[] = JSON.parse(String(row.excerpt));
      for (const [index, name] of attributes.entries()) excerpt[name] = values[index];
      excerpts.push(excerpt);
    }
    return excerpts.sort(byId);
  }

  /** By the stored id of the document that they stand in. */
  #referencesTo(targets: readonly string[]): Map<string, { _ref: string }[]> {
    const bySource = new Map<string, { _ref: string }[]>();
    const rows = statement(
      this.db,
      `SELECT source, target FROM document_references
       WHERE dataset = ? AND target IN (SELECT value FROM json_each(?)) AND found = 1`,
    ).iterate(this.datasetId, listParameter(targets));
    for (const { source, target } of rows) {
      const references = bySource.get(String(source)) ?? [];
      references.push({ _ref: String(target) });
      bySource.set(String(source), references);
    }
    return bySource;
  }

  /** Every document, by ascending `_id`. */
  everything(): LakeDocument[] {
    this.#everything ??= this.#readEverything();
    return this.#everything;
  }

  #readEverything(): LakeDocument[] {
    const visibleIds = this.#visibleIds();
    const documents: LakeDocument[] = [];
    const rows = statement(this.db, "SELECT id, body FROM documents WHERE dataset = ?").iterate(
      this.datasetId,
    );
    for (const row of rows) {
      const visibleId = visibleIds.get(String(row.id));
      if (visibleId !== undefined) documents.push(this.#show(String(row.body), visibleId));
    }
    return documents.sort(byId);
  }

  /** By stored id, without the documents that another one covers. */
  #visibleIds(): Map<string, string> {
    const rows = statement(this.db, "SELECT id FROM documents WHERE dataset = ?").all(this.datasetId);
    const stored = new Set(rows.map((row) => String(row.id)));
    const visibleIds = new Map<string, string>();
    for (const storedId of stored) {
      const visibleId = this.overlay.visibleId(storedId);
      if (visibleId === undefined) continue;
      const uppermost = this.overlay.storedIds(visibleId).find((id) => stored.has(id));
      if (uppermost === storedId) visibleIds.set(storedId, visibleId);
    }
    return visibleIds;
  }

  #show(body: string, visibleId: string): LakeDocument {
    const known = this.#shown.get(visibleId);
    if (known) return known;
    const document: LakeDocument = this.overlay.show(JSON.parse(body), visibleId);
    this.#shown.set(visibleId, document);
    return document;
  }
}

function byId(one: FoundDocument, other: FoundDocument): number {
  if (one._id === other._id) return 0;
  return one._id < other._id ? -1 : 1;
}
