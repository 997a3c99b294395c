/**
 * What readers may see, as GROQ conditions. Every query behind a reader's page holds them itself,
 * so that no cache, job or caller has to.
 */

/**
 * The embargo has passed, by the backend's clock, or there is none. Moments are compared, not their
 * spelling: a time that can't be read is null, and what compares with null isn't shown.
 */
const EMBARGO_OVER = "(!defined(publishAt) || dateTime(publishAt) <= dateTime(now()))";

/**
 * A story: published, and its embargo has passed. The plain comparison lets an index of
 * `publishedAt` answer the order of time.
 */
export const PUBLISHED = `publishedAt > "" && dateTime(publishedAt) <= dateTime(now())
  && ${EMBARGO_OVER}`;

/**
 * A statement that isn't held and whose embargo has passed. Names what may be read, so that a status
 * nobody knows is not.
 */
export const READABLE = `((!defined(status) || status in ["live", "deleted-by-author", "withdrawn"])
  && ${EMBARGO_OVER})`;

/** The same, asked by what refers to the statement as its `quote`. */
export const QUOTE_READABLE = `((!defined(quote->status) || quote->status in ["live", "deleted-by-author", "withdrawn"])
  && (!defined(quote->publishAt) || dateTime(quote->publishAt) <= dateTime(now())))`;

/** How a statement stands with readers: before its time it is held, whatever it will be then. */
export const STATUS = `"status": select(${EMBARGO_OVER} => status, "held")`;
