/** Types whose documents show on readers' pages. */
export const REVALIDATED_TYPES = [
  "article",
  "quote",
  "source",
  "person",
  "organization",
  "event",
  "topic",
  "page",
  "frontPage",
] as const;

/**
 * The webhook that the site needs, on the embedded lake as on hosted Sanity: which published
 * documents, and what of them (docs/contracts.md).
 */
export const REVALIDATION_WEBHOOK = {
  name: "site",
  filter: `_type in ${JSON.stringify(REVALIDATED_TYPES)}`,
  projection: `{
    "_id": coalesce(after()._id, before()._id),
    "_type": coalesce(after()._type, before()._type),
    "operation": delta::operation(),
    "slugs": [before().slug.current, after().slug.current],
    "status": after().status,
    "unnamed": defined(after().unnamed),
    "publishedAt": after().publishedAt,
    "publishAt": after().publishAt,
    "corrected": defined(before().corrections[0]) || defined(after().corrections[0])
  }`,
} as const;
