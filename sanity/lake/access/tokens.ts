import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { isRole, type Role } from "./roles.ts";

/** What a request is sent with: the token of a program, or the session of a user (access/sessions.ts). */
export interface Token {
  id: string;
  /** Who writes with it: a user, or the program, whose id is the token's own. */
  userId: string;
  /** The user's name, or what the program was called when its token was made. */
  label: string;
  role: Role;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Null for a program's token, which counts until it is revoked. */
  expiresAt: string | null;
  revokedAt: string | null;
}

/** Creates a program's token. The secret is returned once and can't be read again: the lake keeps only its hash. */
export function createToken(
  db: DatabaseSync,
  { role, label, now }: { role: Role; label: string; now: Date },
): { token: Token; secret: string } {
  const secret = newSecret();
  const id = newTokenId();
  const token: Token = {
    ...{ id, userId: id, label, role },
    ...{ createdAt: now.toISOString(), expiresAt: null, revokedAt: null },
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

const tokensWithUsers = `SELECT tokens.id, tokens.hash, tokens.created_at, tokens.expires_at, tokens.revoked_at,
    coalesce(users.id, tokens.id) AS user, coalesce(users.name, tokens.label) AS label,
    coalesce(users.role, tokens.role) AS role
  FROM tokens LEFT JOIN users ON users.id = tokens.user`;

/** All tokens of programs, oldest first, revoked ones included. */
export function listTokens(db: DatabaseSync): Token[] {
  return db
    .prepare(`${tokensWithUsers} WHERE tokens.user IS NULL ORDER BY tokens.created_at, tokens.id`)
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
  /** The token with this secret, also if it is revoked or expired; a session has its user's name and role of now. */
  bySecret(secret: string): Token | undefined;
  isLive(id: string, now: Date): boolean;
} {
  const byHash = db.prepare(`${tokensWithUsers} WHERE tokens.hash = ?`);
  const live = db.prepare(
    "SELECT 1 FROM tokens WHERE id = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)",
  );
  return {
    bySecret(secret) {
      const hashed = hashSecret(secret);
      const row = byHash.get(hashed);
      if (row === undefined || !timingSafeEqual(Buffer.from(String(row.hash)), Buffer.from(hashed)))
        return undefined;
      return readToken(row);
    },
    isLive: (id, now) => live.get(id, now.toISOString()) !== undefined,
  };
}

/** Whether a token counts at a moment: neither revoked nor expired. */
export function isLiveToken({ revokedAt, expiresAt }: Token, now: Date): boolean {
  return revokedAt === null && (expiresAt === null || now.getTime() < Date.parse(expiresAt));
}

export function newSecret(): string {
  return `sk${randomBytes(32).toString("base64url")}`;
}

export function newTokenId(): string {
  return `t${randomBytes(9).toString("hex")}`;
}

/**
 * SHA-256, without salt or stretching: those protect secrets that people choose, which can be guessed. This one is
 * 256 random bits, so there is nothing to guess, and every request pays for the hash. Looking a hash up in
 * an index tells an attacker who measures time something about the hash at most, never about the secret.
 */
export function hashSecret(secret: string): string {
  return hash("sha256", secret);
}

function readToken(row: Record<string, unknown>): Token {
  const role = String(row.role);
  if (!isRole(role)) throw new Error(`Token "${row.id}" has the unknown role "${role}".`);
  return {
    id: String(row.id),
    userId: String(row.user),
    label: String(row.label),
    role,
    createdAt: String(row.created_at),
    expiresAt: readTime(row.expires_at),
    revokedAt: readTime(row.revoked_at),
  };
}

function readTime(value: unknown): string | null {
  return value === null ? null : String(value);
}
