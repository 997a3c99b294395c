import type { DatabaseSync } from "node:sqlite";

export interface AllowedOrigin {
  /** Scheme, host and port, as browsers send it: `http://localhost:3000`. */
  origin: string;
  /** Whether pages of that origin may send a token or cookies along. */
  credentials: boolean;
}

/** Allows an origin, or changes whether it may send credentials. */
export function allowOrigin(db: DatabaseSync, { origin, credentials }: AllowedOrigin): void {
  db.prepare(
    `INSERT INTO allowed_origins (origin, credentials) VALUES (?, ?)
     ON CONFLICT (origin) DO UPDATE SET credentials = excluded.credentials`,
  ).run(origin, credentials ? 1 : 0);
}

/** False if the origin was not on the list. */
export function removeOrigin(db: DatabaseSync, origin: string): boolean {
  return db.prepare("DELETE FROM allowed_origins WHERE origin = ?").run(origin).changes === 1;
}

export function listOrigins(db: DatabaseSync): AllowedOrigin[] {
  return db.prepare("SELECT origin, credentials FROM allowed_origins ORDER BY origin").all().map(readOrigin);
}

/** Looks an Origin header up: first among `siteOrigins`, which may send credentials, then in the lake's own list. */
export function createOriginFinder(
  db: DatabaseSync,
  siteOrigins: readonly string[],
): (origin: string) => AllowedOrigin | undefined {
  const sites = new Set(siteOrigins);
  const find = db.prepare("SELECT origin, credentials FROM allowed_origins WHERE origin = ?");
  return (origin) => {
    if (sites.has(origin)) return { origin, credentials: true };
    const row = find.get(origin);
    return row && readOrigin(row);
  };
}

/** `http://localhost:3000/` as `http://localhost:3000`; undefined for what is not an http(s) origin. */
export function normalizeOrigin(value: string): string | undefined {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return url.pathname === "/" && url.search === "" && url.hash === "" ? url.origin : undefined;
}

function readOrigin(row: Record<string, unknown>): AllowedOrigin {
  return { origin: String(row.origin), credentials: row.credentials === 1 };
}
