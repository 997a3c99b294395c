import { draftIdOf, publishedIdOf, type StoredDocument } from "./storedDocument.ts";

/** What readers see above the headline of the story that is followed up. */
const REASON = "The story so far";
/** Where a follow-up is filed and whose it is; what it says is to be written. */
const KEPT = ["section", "topics", "byline", "zone"] as const;

interface Versions {
  readonly draft: StoredDocument | null;
  readonly published: StoredDocument | null;
}

/**
 * The draft of a follow-up: filed like the original, by the same authors, with the original as its
 * first related story. An original that isn't published yet is referred to weakly, as the Studio does.
 * Null without an original.
 *
 * @param id published id of the new story
 * @param relatedKey array key of the link to the original
 */
export function followUp(
  { draft, published }: Versions,
  { id, relatedKey }: { readonly id: string; readonly relatedKey: string },
) {
  const original = draft ?? published;
  if (original === null) return null;
  const fields = KEPT.flatMap((field) => (original[field] === undefined ? [] : [[field, original[field]]]));
  const article = {
    _type: "reference",
    _ref: publishedIdOf(original._id),
    ...(published === null && { _weak: true, _strengthenOnPublish: { type: "article" } }),
  };
  const pick = { _type: "relatedPick", _key: relatedKey, article, reason: REASON };
  return {
    _id: draftIdOf(id),
    _type: "article",
    ...Object.fromEntries(fields),
    coverage: { _type: "coverage", state: "none" },
    related: [pick],
  };
}
