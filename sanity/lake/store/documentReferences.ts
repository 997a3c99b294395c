import { isObject, type JsonObject } from "./documentValue.ts";

export interface DocumentReference {
  target: string;
  strong: boolean;
  /** Whether GROQ's `references()` finds it: it doesn't look for references inside a reference, nor for an empty one. */
  isFound: boolean;
}

/**
 * What a document refers to: every object with a string `_ref`, at any depth, one entry per target. A reference is
 * strong, so that its target must exist, unless it is marked `_weak`, waits for publication (`_strengthenOnPublish`),
 * or points into another dataset. Among several references to one target, a strong one counts, and one that is found.
 */
export function documentReferences(document: JsonObject): DocumentReference[] {
  const references = new Map<string, DocumentReference>();
  collect(document, true, references);
  return [...references.values()];
}

function collect(value: unknown, isOutside: boolean, references: Map<string, DocumentReference>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, isOutside, references);
    return;
  }
  if (!isObject(value)) return;
  const { _ref: target } = value;
  if (typeof target === "string") {
    const known = references.get(target);
    references.set(target, {
      target,
      strong: known?.strong === true || isStrong(value),
      isFound: known?.isFound === true || (isOutside && target !== ""),
    });
  }
  const isOutsideStill = isOutside && !target;
  for (const nested of Object.values(value)) collect(nested, isOutsideStill, references);
}

function isStrong(reference: JsonObject): boolean {
  const isElsewhere = reference._dataset !== undefined || reference._projectId !== undefined;
  const isGlobal = reference._type === "globalDocumentReference";
  return reference._weak !== true && !reference._strengthenOnPublish && !isElsewhere && !isGlobal;
}
