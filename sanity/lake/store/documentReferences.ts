import { isObject, type JsonObject } from "./documentValue.ts";

export interface DocumentReference {
  target: string;
  strong: boolean;
}

/**
 * What a document refers to: every object with a string `_ref`, at any depth, one entry per target. A reference is
 * strong, so that its target must exist, unless it is marked `_weak`, waits for publication (`_strengthenOnPublish`),
 * or points into another dataset. Among several references to one target, a strong one counts.
 */
export function documentReferences(document: JsonObject): DocumentReference[] {
  const strongByTarget = new Map<string, boolean>();
  collect(document, strongByTarget);
  return [...strongByTarget].map(([target, strong]) => ({ target, strong }));
}

function collect(value: unknown, strongByTarget: Map<string, boolean>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, strongByTarget);
    return;
  }
  if (!isObject(value)) return;
  if (typeof value._ref === "string") {
    strongByTarget.set(value._ref, strongByTarget.get(value._ref) === true || isStrong(value));
  }
  for (const nested of Object.values(value)) collect(nested, strongByTarget);
}

function isStrong(reference: JsonObject): boolean {
  const isElsewhere = reference._dataset !== undefined || reference._projectId !== undefined;
  const isGlobal = reference._type === "globalDocumentReference";
  return reference._weak !== true && !reference._strengthenOnPublish && !isElsewhere && !isGlobal;
}
