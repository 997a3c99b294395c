import type { DatabaseSync } from "node:sqlite";
import { hashSecret, newSecret, newTokenId } from "./tokens.ts";

/** Fixed, from signing in: using a session doesn't prolong it. */
export const sessionLifetimeMs = 7 * 24 * 3600 * 1000;
/** How long an expired session is remembered, so that its user is told that it expired. */
const rememberedMs = 30 * 24 * 3600 * 1000;

/**
 * Signs a user in: a token that has the user's name and role and expires. Only its hash is kept. Undefined if the user
 * was removed, or is a demo user and there is or was one with a password: both can happen while somebody signs in.
 */
export function createSession(
  db: DatabaseSync,
  { userId, now }: { userId: string; now: Date },
): { id: string; secret: string } | undefined {
  db.prepare("DELETE FROM tokens WHERE user IS NOT NULL AND expires_at < ?").run(
    new Date(now.getTime() - rememberedMs).toISOString(),
  );
  const id = newTokenId();
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + sessionLifetimeMs);
  const { changes } = db
    .prepare(
      `INSERT INTO tokens (id, hash, label, role, user, created_at, expires_at)
       SELECT ?, ?, name, role, id, ?, ? FROM users WHERE id = ? AND removed_at IS NULL
         AND (password IS NOT NULL OR NOT EXISTS (SELECT 1 FROM users WHERE password IS NOT NULL))`,
    )
    .run(id, hashSecret(secret), now.toISOString(), expiresAt.toISOString(), userId);
  return changes === 1 ? { id, secret } : undefined;
}

/** Ends one session. Nothing happens to the token of a program, or to a session that has ended. */
export function revokeSession(db: DatabaseSync, { id, now }: { id: string; now: Date }): void {
  db.prepare("UPDATE tokens SET revoked_at = ? WHERE id = ? AND user IS NOT NULL AND revoked_at IS NULL").run(
    now.toISOString(),
    id,
  );
}

/** Ends all sessions of a user. */
export function revokeSessionsOf(db: DatabaseSync, { userId, now }: { userId: string; now: Date }): void {
  db.prepare("UPDATE tokens SET revoked_at = ? WHERE user = ? AND revoked_at IS NULL").run(
    now.toISOString(),
    userId,
  );
}
