import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "../store/inTransaction.ts";
import type { DemoUser } from "./demoUsers.ts";
import { isRole, type Role } from "./roles.ts";
import { revokeSessionsOf } from "./sessions.ts";

/** A person. Whoever was removed keeps id and name, which the history of documents refers to. */
export interface User {
  id: string;
  /** What a user signs in with, in lower case; null for a demo user. */
  email: string | null;
  name: string;
  role: Role;
  /** ISO 8601, UTC. */
  createdAt: string;
  removedAt: string | null;
}

const columns = "id, email, name, role, created_at, removed_at";

/** Whether there is or was somebody with a password: from then on nobody gets in without one. */
export function hasHadUsers(db: DatabaseSync): boolean {
  return db.prepare("SELECT 1 FROM users WHERE password IS NOT NULL").get() !== undefined;
}

/** Adds a user, and ends the sessions of demo users. Undefined if somebody has this email address already. */
export function addUser(
  db: DatabaseSync,
  {
    email,
    name,
    role,
    passwordHash,
    now,
  }: Pick<User, "name" | "role"> & {
    email: string;
    passwordHash: string;
    now: Date;
  },
): User | undefined {
  const id = `u${randomBytes(9).toString("hex")}`;
  const isAdded = inTransaction(db, () => {
    const { changes } = db
      .prepare(
        `INSERT INTO users (id, email, name, role, password, created_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (email) WHERE removed_at IS NULL DO NOTHING`,
      )
      .run(id, email, name, role, passwordHash, now.toISOString());
    if (changes === 1) revokeDemoSessions(db, now);
    return changes === 1;
  });
  if (!isAdded) return undefined;
  return { id, email, name, role, createdAt: now.toISOString(), removedAt: null };
}

/** Ends the sessions of demo users, who may only sign in while this lake is for trying out. */
export function revokeDemoSessions(db: DatabaseSync, now: Date): void {
  for (const row of db.prepare("SELECT id FROM users WHERE password IS NULL").all()) {
    revokeSessionsOf(db, { userId: String(row.id), now });
  }
}

/** Notes a demo user, so that the history of documents can tell who it was; name and role as last configured. */
export function keepDemoUser(db: DatabaseSync, { id, name, role }: DemoUser, now: Date): void {
  db.prepare(
    `INSERT INTO users (id, name, role, created_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role`,
  ).run(id, name, role, now.toISOString());
}

/** Users that are there, by email address; no demo users. */
export function listUsers(db: DatabaseSync): User[] {
  return db
    .prepare(`SELECT ${columns} FROM users WHERE password IS NOT NULL AND removed_at IS NULL ORDER BY email`)
    .all()
    .map(readUser);
}

export function findUser(db: DatabaseSync, email: string): User | undefined {
  const row = db.prepare(`SELECT ${columns} FROM users WHERE email = ? AND removed_at IS NULL`).get(email);
  return row && readUser(row);
}

/** The hash of a user's password; undefined for nobody, and for demo users. */
export function passwordHashOf(db: DatabaseSync, userId: string): string | undefined {
  const row = db.prepare("SELECT password FROM users WHERE id = ? AND password IS NOT NULL").get(userId);
  return row && String(row.password);
}

/** From the next request on. */
export function setRole(db: DatabaseSync, { userId, role }: { userId: string; role: Role }): void {
  db.prepare("UPDATE users SET role = ? WHERE id = ?").run(role, userId);
}

/** Also signs the user out everywhere. */
export function setPassword(
  db: DatabaseSync,
  { userId, passwordHash, now }: { userId: string; passwordHash: string; now: Date },
): void {
  inTransaction(db, () => {
    db.prepare("UPDATE users SET password = ? WHERE id = ?").run(passwordHash, userId);
    revokeSessionsOf(db, { userId, now });
  });
}

/** Also signs the user out everywhere, and forgets the user's settings. */
export function removeUser(db: DatabaseSync, { userId, now }: { userId: string; now: Date }): void {
  inTransaction(db, () => {
    db.prepare("UPDATE users SET removed_at = ? WHERE id = ?").run(now.toISOString(), userId);
    db.prepare("DELETE FROM user_settings WHERE user = ?").run(userId);
    revokeSessionsOf(db, { userId, now });
  });
}

/** A user by id, removed ones and demo users included. */
export function userById(db: DatabaseSync, id: string): User | undefined {
  const row = db.prepare(`SELECT ${columns} FROM users WHERE id = ?`).get(id);
  return row && readUser(row);
}

/** As it is stored and compared. Undefined for what is no email address. */
export function normalizeEmail(value: string): string | undefined {
  const email = value.trim().normalize("NFC").toLowerCase();
  return email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email) ? email : undefined;
}

function readUser(row: Record<string, unknown>): User {
  const role = String(row.role);
  if (!isRole(role)) throw new Error(`User "${row.id}" has the unknown role "${role}".`);
  return {
    id: String(row.id),
    email: row.email === null ? null : String(row.email),
    name: String(row.name),
    role,
    createdAt: String(row.created_at),
    removedAt: row.removed_at === null ? null : String(row.removed_at),
  };
}
