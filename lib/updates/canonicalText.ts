import { isPart } from "../storedDocument.ts";

/** The same text for the same value, in whatever order its fields are. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_field, part: unknown) =>
    isPart(part) ? Object.fromEntries(Object.entries(part).toSorted(byName)) : part,
  );
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
