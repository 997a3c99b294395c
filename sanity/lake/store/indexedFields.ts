import { isObject } from "./documentValue.ts";

/** Strings longer than this (in UTF-16 units, as JavaScript counts) are not held by the index. */
const indexedValueLimit = 256;

/** A list of more different strings than this is not held by the index either. */
const indexedListLimit = 100;

/** Stands in `document_fields.value` for a value that the index doesn't hold. No string equals it; it sorts after all. */
export const unlistedValue: Uint8Array = new Uint8Array([0]);

export interface IndexedField {
  /** Attribute names joined by a dot, such as `publishedAt` or `slug.current`; of a list's elements `aliases[]`. */
  path: string;
  /** The string, or null where there is something else that isn't listed. */
  value: string | null;
}

const plainAttribute = /^[A-Za-z_][A-Za-z0-9_]*$/;
const attributesWithColumns = new Set(["_id", "_type", "_rev"]);

/**
 * Whether `document_fields` answers for this path. It does for every attribute of the document itself (not `_id`,
 * `_type` and `_rev`, which have columns) and for attributes of objects right under it, such as `slug.current`, unless
 * their name begins with an underscore.
 *
 * For an indexed path, a document has exactly one row if its value is a string, a number or a boolean, and none if
 * it is missing, null, an object or an array. The row's value is the string, or `unlistedValue` for numbers, booleans
 * and strings over `indexedValueLimit`. SQLite compares bytes of UTF-8, which differs from JavaScript's order only
 * beyond U+D7FF.
 *
 * The strings in a list that is an attribute of the document itself are rows of their own, under `elementsPath`;
 * `unlistedValue` stands there for all else in the list, whatever it is: a list has a row unless it is empty.
 */
export function isIndexedPath(path: readonly string[]): boolean {
  const [first, second] = path;
  if (first === undefined || path.length > 2 || !plainAttribute.test(first)) return false;
  if (second === undefined) return !attributesWithColumns.has(first);
  return !first.startsWith("_") && !second.startsWith("_") && plainAttribute.test(second);
}

/** The path under which the index holds the elements of a list. */
export function elementsPath(listPath: string): string {
  return `${listPath}[]`;
}

/** What the index holds of a document. No two are equal; order follows the document. */
export function indexedFields(document: Readonly<Record<string, unknown>>): IndexedField[] {
  return Object.entries(document).flatMap(([name, value]) => {
    if (Array.isArray(value)) return isIndexedPath([name]) ? indexedElements(name, value) : [];
    if (!isObject(value)) return isIndexedPath([name]) ? indexedField(name, value) : [];
    return Object.entries(value).flatMap(([nested, nestedValue]) =>
      isIndexedPath([name, nested]) ? indexedField(`${name}.${nested}`, nestedValue) : [],
    );
  });
}

function indexedElements(name: string, elements: readonly unknown[]): IndexedField[] {
  const path = elementsPath(name);
  const values = new Set(elements.map((element) => (typeof element === "string" ? listed(element) : null)));
  const kept = values.size > indexedListLimit ? [null] : [...values];
  return kept.map((value) => ({ path, value }));
}

function indexedField(path: string, value: unknown): IndexedField[] {
  if (typeof value === "string") return [{ path, value: listed(value) }];
  if (typeof value === "number" || typeof value === "boolean") return [{ path, value: null }];
  return [];
}

function listed(text: string): string | null {
  return text.length <= indexedValueLimit ? text : null;
}
