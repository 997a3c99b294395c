/** Every id in a query's result: of the documents in it (`_id`), and of those it points to (`_ref`). */
export function documentIds(result: unknown): string[] {
  const ids = new Set<string>();
  collect(result, ids);
  return [...ids];
}

function collect(value: unknown, ids: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === "string" && (name === "_id" || name === "_ref")) ids.add(inner);
    else collect(inner, ids);
  }
}
