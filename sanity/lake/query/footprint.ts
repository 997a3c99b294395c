import { publishedIdOf } from "../store/documentId.ts";
import type { Selection } from "./selection.ts";
import { datasetTag, documentTag, type SyncTag, typeTag } from "./syncTags.ts";

/** A page of the site may carry as many tags, and some of its own (128 per call of Next's cacheTag). */
const tagLimit = 100;

/** What an answer depends on, collected while it is worked out. */
export class Footprint {
  #hasEverything = false;
  readonly #types = new Set<string>();
  /** By published id; the type is undefined as long as no such document has been seen. */
  readonly #documents = new Map<string, string | undefined>();

  /** The answer depends on which documents fulfil the selection, or on all of them. */
  addSelection(selection: Selection | undefined): void {
    const dependence = selection && dependenceOf(selection);
    if (!dependence) this.#hasEverything = true;
    for (const type of dependence?.types ?? []) this.#types.add(type);
    for (const id of dependence?.ids ?? []) this.addDocument(id, undefined);
  }

  /** The answer depends on this document, also if it isn't there. */
  addDocument(id: string, type: string | undefined): void {
    const publishedId = publishedIdOf(id);
    this.#documents.set(publishedId, type ?? this.#documents.get(publishedId));
  }

  /** Tells the type of a document, whether or not the answer depends on it. */
  learnType(id: string, type: string): void {
    if (this.#documents.has(publishedIdOf(id))) this.addDocument(id, type);
  }

  /** At most 100. If there are more documents, their types stand for them; at worst one tag stands for the dataset. */
  syncTags(datasetId: number): SyncTag[] {
    if (this.#hasEverything) return [datasetTag(datasetId)];
    const typeTags = [...this.#types].map((type) => typeTag(datasetId, type));
    const documentTags = [...this.#documents.keys()].map((id) => documentTag(datasetId, id));
    if (typeTags.length + documentTags.length <= tagLimit) return [...typeTags, ...documentTags];
    const types = new Set([...this.#types, ...this.#documents.values()]);
    const tags = [...types].map((type) =>
      type === undefined ? datasetTag(datasetId) : typeTag(datasetId, type),
    );
    return types.has(undefined) || tags.length > tagLimit ? [datasetTag(datasetId)] : tags;
  }
}

interface Dependence {
  ids: string[];
  types: string[];
}

/** Ids and types that every document has one of which begins or ceases to fulfil the selection; undefined if any could. */
function dependenceOf(selection: Selection): Dependence | undefined {
  switch (selection.kind) {
    case "id":
      return { ids: selection.values, types: [] };
    case "type":
      return { ids: [], types: selection.values };
    case "all": {
      const parts = selection.of.map(dependenceOf).filter((part) => part !== undefined);
      return parts.find((part) => part.types.length === 0) ?? parts[0];
    }
    case "any": {
      const parts = selection.of.map(dependenceOf).filter((part) => part !== undefined);
      if (parts.length < selection.of.length) return undefined;
      return { ids: parts.flatMap(({ ids }) => ids), types: parts.flatMap(({ types }) => types) };
    }
    default:
      return undefined;
  }
}
