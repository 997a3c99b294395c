import { documentReferences } from "../store/documentReferences.ts";
import { isObject, type JsonObject } from "../store/documentValue.ts";

/** The ids of the documents that have to be there before this one can be. */
export function strongTargets(document: JsonObject): string[] {
  return documentReferences(document).flatMap(({ target, strong }) => (strong ? [target] : []));
}

/** The document with its strong references to targets that are missing made weak; the very same if there are none. */
export function withWeakReferences<Document extends JsonObject>(
  document: Document,
  isMissing: (target: string) => boolean,
): Document {
  const missing = new Set(strongTargets(document).filter(isMissing));
  return missing.size === 0 ? document : { ...document, ...weakened(document, missing) };
}

function weakened(object: JsonObject, targets: ReadonlySet<string>): JsonObject {
  const entries = Object.entries(object).map(([name, value]) => [name, weakenedIn(value, targets)]);
  const copy: JsonObject = Object.fromEntries(entries);
  return typeof copy._ref === "string" && targets.has(copy._ref) ? { ...copy, _weak: true } : copy;
}

function weakenedIn(value: unknown, targets: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => weakenedIn(item, targets));
  return isObject(value) ? weakened(value, targets) : value;
}
