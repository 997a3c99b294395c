import type { LakeDocument } from "./lakeDocument.ts";
import { type MendozaPatch, mendozaPatch } from "./mendozaPatch.ts";

/** A change of a document as Mendoza patches, there and back. Readers apply them to the document without `_rev`. */
export interface DocumentEffects {
  apply: MendozaPatch;
  revert: MendozaPatch;
}

export function documentEffects({
  previous,
  result,
}: {
  previous: LakeDocument | null;
  result: LakeDocument | null;
}): DocumentEffects {
  const before = withoutRevision(previous);
  const after = withoutRevision(result);
  return { apply: mendozaPatch(before, after), revert: mendozaPatch(after, before) };
}

function withoutRevision(document: LakeDocument | null): Omit<LakeDocument, "_rev"> | null {
  if (document === null) return null;
  const { _rev, ...content } = document;
  return content;
}
