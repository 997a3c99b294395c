import type { DatabaseSync, StatementSync } from "node:sqlite";

const preparedByConnection = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/** The statement, prepared once per connection. `sql` must be one of a fixed set of texts: none is ever dropped. */
export function statement(db: DatabaseSync, sql: string): StatementSync {
  const prepared = preparedByConnection.get(db) ?? new Map<string, StatementSync>();
  preparedByConnection.set(db, prepared);
  const known = prepared.get(sql);
  if (known) return known;
  const created = db.prepare(sql);
  prepared.set(sql, created);
  return created;
}

/** Strings as one JSON parameter for `json_each`, spelled as SQLite stores them: lone surrogates become U+FFFD. */
export function listParameter(values: Iterable<string>): string {
  return JSON.stringify(Array.from(values, (value) => value.toWellFormed()));
}
