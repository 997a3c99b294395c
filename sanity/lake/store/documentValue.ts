import { invalidMutation } from "../lakeError.ts";

/** Sanity's limits: 32 MB of JSON a document, and 20 levels of objects and arrays under it. */
export const documentBytesLimit = 32 * 1024 * 1024;
const documentDepthLimit = 20;

/**
 * Attribute names that are refused: `__proto__` would set a prototype instead of an attribute wherever the document is
 * copied, and @sanity/mutator 6.16.0 calls `hasOwnProperty` on the documents that it patches.
 */
export const forbiddenAttributes: ReadonlySet<string> = new Set(["__proto__", "hasOwnProperty"]);

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Throws a 400 that names the attribute if a value is nested too deeply or has an attribute that can't be kept. */
export function checkValue(value: unknown, name: string): void {
  checkLevel(value, name, documentDepthLimit);
}

function checkLevel(value: unknown, name: string, levelsLeft: number): void {
  if (typeof value !== "object" || value === null) return;
  if (levelsLeft < 0) {
    throw invalidMutation(
      `${name} is nested more than ${documentDepthLimit} levels deep; flatten it or move a part to a document of its own`,
    );
  }
  if (Array.isArray(value)) {
    for (const item of value) checkLevel(item, name, levelsLeft - 1);
    return;
  }
  for (const [attribute, nested] of Object.entries(value)) {
    if (forbiddenAttributes.has(attribute)) {
      throw invalidMutation(
        `${name} has the attribute "${attribute}", which can't be stored; choose another name`,
      );
    }
    checkLevel(nested, name, levelsLeft - 1);
  }
}
