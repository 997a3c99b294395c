import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { isRole, type Role } from "./roles.ts";

export interface Token {
  id: string;
  label: string;
  role: Role;
  /** ISO 8601, UTC. */
  createdAt: string;
  revokedAt: string | null;
}

/**
 * Creates a token. The secret is returned once and can't be read again: the lake keeps only its hash.
 */
export function createToken(
  db: DatabaseSync,
  { role, label, now }: { role: Role; label: string; now: Date },
): { token: Token; secret: string } {
  const secret = `sk${randomBytes(32).toString("base64url")}`;
  const token: Token = {
    id: `t${randomBytes(9).toString("hex")}`,
    label,
    role,
    createdAt: now.toISOString(),
    revokedAt: null,
  };
  db.prepare("INSERT INTO tokens (id, hash, label, role, created_at) VALUES (?, ?, ?, ?, ?)").run(
    token.id,
    hashSecret(secret),
    label,
    role,
    token.createdAt,
  );
  return { token, secret };
}

/** All tokens, oldest first, revoked ones included. */
export function listTokens(db: DatabaseSync): Token[] {
  return db
    .prepare("SELECT id, label, role, created_at, revoked_at FROM tokens ORDER BY created_at, id")
    .all()
    .map(readToken);
}

/** Revokes a token for good. False if there is no such token or it is revoked already. */
export function revokeToken(db: DatabaseSync, { id, now }: { id: string; now: Date }): boolean {
  const { changes } = db
    .prepare("UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
    .run(now.toISOString(), id);
  return changes === 1;
}

/** Finds tokens on one connection; reads the table anew each time, so a revocation counts from the next request. */
export function createTokenFinder(db: DatabaseSync): {
  /** The token with this secret, revoked or not. */
  bySecret(secret: string): Token | undefined;
  isLive(id: string): boolean;
} {
  const byHash = db.prepare(
    "SELECT id, hash, label, role, created_at, revoked_at FROM tokens WHERE hash = ?",
  );
  const live = db.prepare("SELECT 1 FROM tokens WHERE id = ? AND revoked_at IS NULL");
  return {
    bySecret(secret) {
      const hashed = hashSecret(secret);
      const row = byHash.get(hashed);
      if (row === undefined || !timingSafeEqual(Buffer.from(String(row.hash)), Buffer.from(hashed)))
        return undefined;
      return readToken(row);
    },
    isLive: (id) => live.get(id) !== undefined,
  };
}

/**
 * SHA-256, without salt or stretching: those protect secrets that people choose, which can be guessed. This one is
 * 256 random bits, so there is nothing to guess, and every request pays for the hash. Looking a hash up in
 * an index tells an attacker who measures time something about the hash at most, never about the secret.
 */
function hashSecret(secret: string): string {
  return hash("sha256", secret);
}

function readToken(row: Record<string, unknown>): Token {
  const role = String(row.role);
  if (!isRole(role)) throw new Error(`Token "${row.id}" has the unknown role "${role}".`);
  return {
    id: String(row.id),
    label: String(row.label),
    role,
    createdAt: String(row.created_at),
    revokedAt: row.revoked_at === null ? null : String(row.revoked_at),
  };
}
