import { httpError } from "../lakeError.ts";

/** From this version on queries and listeners see published documents unless they ask for more. */
const publishedByDefaultSince = "2025-02-19";

/** What differs between versions of the API. */
export interface ApiVersion {
  defaultPerspective: "raw" | "published";
}

/** Reads the version in a path: `v1`, `vX` or `v2025-02-19`. Throws 400 for anything else. */
export function parseApiVersion(segment: string): ApiVersion {
  const version = segment.slice(1);
  if (version === "1") return { defaultPerspective: "raw" };
  if (version === "X") return { defaultPerspective: "published" };
  if (!isDate(version)) {
    throw httpError(
      400,
      `Invalid API version ${JSON.stringify(segment)}: use a date such as v2025-02-19, or v1, or vX.`,
    );
  }
  return { defaultPerspective: version < publishedByDefaultSince ? "raw" : "published" };
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
