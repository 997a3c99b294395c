import { isRole, type Role, roles } from "./roles.ts";

/** Somebody to try the lake out as, without a password. */
export interface DemoUser {
  /** Begins with `demo-`, so that it can be no user's. */
  id: string;
  name: string;
  role: Role;
}

export const defaultDemoUsers: readonly DemoUser[] = [
  { id: "demo-editor", name: "Demo editor", role: "editor" },
  { id: "demo-journalist", name: "Demo journalist", role: "editor" },
  { id: "demo-viewer", name: "Demo viewer", role: "viewer" },
];

/** Reads a JSON array of {id, name, role}. Throws an Error that names what is wrong and what would be right. */
export function parseDemoUsers(json: string): DemoUser[] {
  const list: unknown = JSON.parse(json);
  if (!Array.isArray(list)) throw new Error("it must be a JSON array of {id, name, role}");
  const users = list.map(readDemoUser);
  const twice = users.find(({ id }, index) => users.findIndex((user) => user.id === id) !== index);
  if (twice) throw new Error(`the id ${JSON.stringify(twice.id)} is there twice`);
  return users;
}

function readDemoUser(value: unknown, index: number): DemoUser {
  const { id, name, role }: Record<string, unknown> = Object(value);
  if (typeof id !== "string" || !/^demo-[\w-]{1,60}$/.test(id)) {
    throw wrong(index, "id", id, "demo- and letters, digits or dashes, such as demo-editor");
  }
  if (typeof name !== "string" || name.trim() === "" || name.length > 200) {
    throw wrong(index, "name", name, "a text of at most 200 characters");
  }
  if (typeof role !== "string" || !isRole(role)) throw wrong(index, "role", role, roles.join(", "));
  return { id, name, role };
}

function wrong(index: number, field: string, value: unknown, remedy: string): Error {
  return new Error(
    `the ${field} of person ${index + 1} is ${JSON.stringify(value ?? null)}; it must be ${remedy}`,
  );
}
