import { isObject } from "./documentValue.ts";
import type { LakeDocument } from "./lakeDocument.ts";

/**
 * A draft as it is published: references that were weak only until publication (`_strengthenOnPublish`) become strong,
 * unless that says `weak: true`.
 */
export function publishedContent(draft: LakeDocument): LakeDocument {
  const { _id, _type, _rev, _createdAt, _updatedAt, ...fields } = draft;
  const entries = Object.entries(fields).map(([name, value]) => [name, strengthened(value)]);
  return { _id, _type, _rev, _createdAt, _updatedAt, ...Object.fromEntries(entries) };
}

function strengthened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthened);
  if (!isObject(value)) return value;
  if (typeof value._ref === "string" && value._strengthenOnPublish) {
    const { _strengthenOnPublish: strengthening, ...reference } = value;
    if (isObject(strengthening) && strengthening.weak === true) return reference;
    const { _weak, ...strong } = reference;
    return strong;
  }
  return Object.fromEntries(Object.entries(value).map(([name, nested]) => [name, strengthened(nested)]));
}
