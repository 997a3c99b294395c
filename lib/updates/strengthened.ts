import { isPart } from "../storedDocument.ts";

/**
 * A value as publishing leaves it: a reference that waited for its document to be published is a
 * strong one, unless its field asks for weak ones. All else is as it was.
 */
export function strengthened<Value>(value: Value): Value;
export function strengthened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => strengthened(item));
  if (!isPart(value)) return value;
  if (value._strengthenOnPublish === undefined) {
    return Object.fromEntries(Object.entries(value).map(([field, part]) => [field, strengthened(part)]));
  }
  const { _strengthenOnPublish: later, _weak: _forNow, ...reference } = value;
  return isPart(later) && later.weak === true ? { ...reference, _weak: true } : reference;
}
