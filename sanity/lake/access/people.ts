import type { DatabaseSync } from "node:sqlite";
import type { Role } from "./roles.ts";
import { listTokens } from "./tokens.ts";
import { listUsers } from "./users.ts";

/** Whoever has written something: a user, also one who was removed, or a program with a token. */
export interface Person {
  id: string;
  name: string;
  isRobot: boolean;
  createdAt: string | null;
}

/** The author of what the command `import` writes. */
const importer: Person = { id: "import", name: "Import", isRobot: true, createdAt: null };

/** Those of the ids that are somebody's, in the order asked. */
export function findPeople(db: DatabaseSync, ids: readonly string[]): Person[] {
  const find = db.prepare(
    `SELECT id, name, 0 AS robot, created_at FROM users WHERE id = :id
     UNION ALL SELECT id, label, 1, created_at FROM tokens WHERE id = :id AND user IS NULL`,
  );
  return ids.flatMap((id) => {
    if (id === importer.id) return [importer];
    const row = find.get({ id });
    if (!row) return [];
    const { name, robot, created_at } = row;
    return [{ id, name: String(name), isRobot: robot === 1, createdAt: String(created_at) }];
  });
}

export interface Member {
  id: string;
  role: Role;
  isRobot: boolean;
}

/** Everybody who can get in: users, and programs with a token. */
export function listMembers(db: DatabaseSync): Member[] {
  const programs = listTokens(db).filter(({ revokedAt }) => revokedAt === null);
  return [
    ...listUsers(db).map(({ id, role }) => ({ id, role, isRobot: false })),
    ...programs.map(({ id, role }) => ({ id, role, isRobot: true })),
  ];
}
