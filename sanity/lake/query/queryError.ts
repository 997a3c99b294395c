import { LakeError } from "../lakeError.ts";

/** Where in the query something is wrong: offsets in UTF-16 units, `end` exclusive. */
interface Span {
  start: number;
  end: number;
}

/** 400: the query can't be understood, in the shape that `isQueryParseError` of @sanity/client knows. */
export class QueryParseError extends LakeError {
  constructor(description: string, query: string, { start, end }: Span) {
    super(400, { error: { type: "queryParseError", description, query, start, end } });
    this.name = "QueryParseError";
  }
}

/** 400: the query names a parameter that wasn't sent. */
export function parameterMissing(query: string, name: string): QueryParseError {
  const reference = `$${name}`;
  const start = Math.max(0, query.search(new RegExp(`\\$${name}(?![a-zA-Z_0-9])`)));
  return new QueryParseError(`param ${reference} referenced, but not provided`, query, {
    start,
    end: start + reference.length,
  });
}

/** 400: more text than a query may have, in UTF-16 units. Tells the beginning of it only. */
export function queryTooLong(query: string, limit: number): QueryParseError {
  return new QueryParseError(
    `the query has ${query.length} characters, more than the ${limit} allowed; send long lists as parameters`,
    query.slice(0, 100),
    { start: 0, end: 100 },
  );
}

/** 501: GROQ that hosted Sanity answers and this lake doesn't. */
export function functionNotSupported(query: string, name: string): LakeError {
  return new LakeError(501, {
    error: {
      type: "notSupportedError",
      description: `${name}() is not supported by the embedded Content Lake; leave it out or use hosted Sanity`,
      query,
    },
  });
}

/** 400: the answer would be larger than allowed, in UTF-16 units of JSON. */
export function resultTooLarge(query: string, limit: number): LakeError {
  return new LakeError(400, {
    error: {
      type: "queryResultTooLargeError",
      description: `the result is larger than ${limit} characters of JSON; take a slice such as [0...100], or fewer attributes`,
      query,
    },
  });
}

/** 400: the query's worker ran out of memory. */
export function queryOutOfMemory(query: string, limitMb: number): LakeError {
  return new LakeError(400, {
    error: {
      type: "queryOutOfMemoryError",
      description: `the query needs more than ${limitMb} MB of memory; narrow it, or take a slice such as [0...100]`,
      query,
    },
  });
}

/**
 * 408: the query took longer than allowed. What hosted Sanity sends isn't documented; 408 is an answer that
 * @sanity/client reports at once, while it repeats a query five times after 429, 502 or 503.
 */
export function queryTimedOut(query: string, timeoutMs: number): LakeError {
  return new LakeError(408, {
    error: {
      type: "queryTimeoutError",
      description: `the query took longer than ${timeoutMs} ms and was stopped; narrow it, for example by _type, _id or an indexed field`,
      query,
    },
  });
}
