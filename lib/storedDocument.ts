/**
 * Documents as the content backend stores them, drafts included: any field may be missing or of
 * another shape than the schema says. What editors are told about a document is read from it here.
 */

export interface StoredDocument {
  readonly _id: string;
  readonly _type: string;
  readonly [field: string]: unknown;
}

/** An object in a document. */
export type StoredPart = Readonly<Record<string, unknown>>;

/** A member of an array, which a path names by its key. */
export type StoredItem = StoredPart & { readonly _key: string };

/** Where something is in a document, as Sanity writes it: `["body", {_key: "a1"}, "quote"]`. */
export type DocumentPath = readonly (string | { readonly _key: string })[];

const DRAFTS = "drafts.";

export function isDraftId(id: string): boolean {
  return id.startsWith(DRAFTS);
}

export function publishedIdOf(id: string): string {
  return isDraftId(id) ? id.slice(DRAFTS.length) : id;
}

export function draftIdOf(publishedId: string): string {
  return `${DRAFTS}${publishedId}`;
}

/** The text of a field; empty where there is none, or nothing but white space in it. */
export function textIn(part: StoredPart, field: string): string {
  const value = part[field];
  return typeof value === "string" && value.trim() !== "" ? value : "";
}

/** The object in a field; empty where there is none. */
export function partIn(part: StoredPart, field: string): StoredPart {
  const value = part[field];
  return isPart(value) ? value : {};
}

/** The objects in an array, each with its key; those without one can't be pointed at and are left out. */
export function itemsIn(part: StoredPart, field: string): readonly StoredItem[] {
  const value = part[field];
  return Array.isArray(value) ? value.filter(isItem) : [];
}

/** The texts in an array. */
export function textsIn(part: StoredPart, field: string): readonly string[] {
  const value = part[field];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The id that a reference names; null where there is none. */
export function referenceIn(part: StoredPart, field: string): string | null {
  return textIn(partIn(part, field), "_ref") || null;
}

/** The address of a document with a slug; empty where it has none. */
export function slugOf(document: StoredPart): string {
  return textIn(partIn(document, "slug"), "current");
}

/** A reference that is a strong one once the document is published. */
export interface FoundReference {
  readonly path: DocumentPath;
  readonly id: string;
}

/** Every strong reference in a document, in order. */
export function referencesIn(document: StoredDocument): readonly FoundReference[] {
  return referencesAt(document, []);
}

function referencesAt(value: unknown, path: DocumentPath): readonly FoundReference[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => (isItem(item) ? referencesAt(item, [...path, { _key: item._key }]) : []));
  }
  if (!isPart(value)) return [];
  const { _ref, _weak, _strengthenOnPublish } = value;
  const isWeak = _weak === true && _strengthenOnPublish === undefined;
  const own = typeof _ref === "string" && !isWeak ? [{ path, id: _ref }] : [];
  const inner = Object.entries(value).flatMap(([field, part]) => referencesAt(part, [...path, field]));
  return [...own, ...inner];
}

export function isPart(value: unknown): value is StoredPart {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isItem(value: unknown): value is StoredItem {
  return isPart(value) && typeof value._key === "string";
}
