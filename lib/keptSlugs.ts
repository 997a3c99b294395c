import { type StoredDocument, slugOf, textsIn } from "./storedDocument.ts";

/**
 * The earlier slugs that a story has to keep, so that every address it ever had leads to it: those of
 * both versions and, if the slug changes, the published one. Never the present slug, nor one twice.
 */
export function keptSlugs(published: StoredDocument | null, draft: StoredDocument): readonly string[] {
  const earlier = published === null ? [] : [...textsIn(published, "previousSlugs"), slugOf(published)];
  const all = new Set([...textsIn(draft, "previousSlugs"), ...earlier]);
  return [...all].filter((slug) => slug !== "" && slug !== slugOf(draft));
}
