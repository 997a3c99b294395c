/**
 * What readers may see, as GROQ conditions. Every query behind a reader's page holds them itself,
 * so that no cache, job or caller has to.
 */

/**
 * A story: published, and its embargo has passed, by the backend's clock. Moments are compared, not
 * their spelling: a time that can't be read is null, and what compares with null isn't shown. The
 * plain comparison lets an index of `publishedAt` answer the order of time.
 */
export const PUBLISHED = `publishedAt > "" && dateTime(publishedAt) <= dateTime(now())
  && (!defined(publishAt) || dateTime(publishAt) <= dateTime(now()))`;

/** A statement that isn't held. Names what may be read, so that a status nobody knows is not. */
export const READABLE = '(!defined(status) || status in ["live", "deleted-by-author", "withdrawn"])';

/** The same, asked by what refers to the statement as its `quote`. */
export const QUOTE_READABLE =
  '(!defined(quote->status) || quote->status in ["live", "deleted-by-author", "withdrawn"])';
