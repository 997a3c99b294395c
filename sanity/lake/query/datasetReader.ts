import type { DatabaseSync } from "node:sqlite";
import type { LakeDocument } from "../store/lakeDocument.ts";
import { statement } from "../store/statements.ts";
import type { Overlay } from "./overlay.ts";

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

function byId(one: LakeDocument, other: LakeDocument): number {
  if (one._id === other._id) return 0;
  return one._id < other._id ? -1 : 1;
}
