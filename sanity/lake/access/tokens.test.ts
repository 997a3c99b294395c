import { expect, test } from "vitest";
import { openDatabase } from "../store/database.ts";
import { createToken, createTokenFinder, listTokens, revokeToken } from "./tokens.ts";

const now = new Date("2026-11-23T12:00:00Z");

test("a created token: found by its secret, which is nowhere in the database", () => {
  const db = openDatabase(":memory:");
  const { token, secret } = createToken(db, { role: "editor", label: "desk", now });
  expect(createTokenFinder(db).bySecret(secret)).toEqual({
    id: token.id,
    userId: token.id,
    label: "desk",
    role: "editor",
    createdAt: "2026-11-23T12:00:00.000Z",
    expiresAt: null,
    revokedAt: null,
  });
  expect(JSON.stringify(db.prepare("SELECT * FROM tokens").all())).not.toContain(secret.slice(2));
  expect(Buffer.from(secret.slice(2), "base64url")).toHaveLength(32);
});

test("a secret that was never given out: not found", () => {
  const db = openDatabase(":memory:");
  createToken(db, { role: "editor", label: "desk", now });
  expect(createTokenFinder(db).bySecret("skwrong")).toBeUndefined();
});

test("a revoked token: still found, as revoked, and revoked only once", () => {
  const db = openDatabase(":memory:");
  const { token, secret } = createToken(db, { role: "viewer", label: "site", now });
  const finder = createTokenFinder(db);
  expect(finder.isLive(token.id, now)).toBe(true);
  expect(revokeToken(db, { id: token.id, now })).toBe(true);
  expect(revokeToken(db, { id: token.id, now })).toBe(false);
  expect(finder.bySecret(secret)?.revokedAt).toBe("2026-11-23T12:00:00.000Z");
  expect(finder.isLive(token.id, now)).toBe(false);
});

test("listTokens: oldest first, revoked ones included", () => {
  const db = openDatabase(":memory:");
  const later = createToken(db, { role: "viewer", label: "later", now: new Date(now.getTime() + 1000) });
  const earlier = createToken(db, { role: "editor", label: "earlier", now });
  revokeToken(db, { id: earlier.token.id, now });
  expect(listTokens(db).map(({ id }) => id)).toEqual([earlier.token.id, later.token.id]);
});
