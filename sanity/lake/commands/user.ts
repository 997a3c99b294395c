import type { DatabaseSync } from "node:sqlite";
import { hashPassword, passwordProblem } from "../access/passwords.ts";
import { isRole, type Role, roles } from "../access/roles.ts";
import {
  addUser,
  findUser,
  listUsers,
  normalizeEmail,
  removeUser,
  setPassword,
  setRole,
  type User,
} from "../access/users.ts";
import { type Command, CommandError, type Terminal, UsageError } from "./command.ts";
import { withDatabase } from "./dataFolder.ts";
import { dataOption, parseOptions, readDataFolder, refuseExtra, required } from "./options.ts";

export const user: Command = {
  usage: `user add <email> --role ${roles.join("|")} [--name <text>]
                                         lets somebody sign in; the password comes from LAKE_USER_PASSWORD in the
                                         environment or is asked for, twice
  user list
  user set-password <email>              also signs the user out everywhere
  user set-role <email> --role <role>    from the next request on
  user remove <email>                    also signs the user out everywhere; what was written stays theirs`,

  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, {
      ...dataOption,
      role: { type: "string" },
      name: { type: "string" },
    });
    const [action, address, ...extra] = positionals;
    refuseExtra(extra);
    const dataFolder = readDataFolder(values.data, terminal);
    const now = new Date();
    switch (action) {
      case "add": {
        const email = readEmail(address);
        const role = readRole(values.role);
        const name = values.name?.trim() || email;
        const passwordHash = await hashPassword(await readPassword(terminal));
        const added = withDatabase(dataFolder, (db) => addUser(db, { email, name, role, passwordHash, now }));
        if (!added) {
          throw new CommandError(`There is a user ${email} already; user set-password gives a new password.`);
        }
        terminal.print(`User ${added.id} (${role}, ${name}) can sign in as ${email}.`);
        return;
      }
      case "list":
        for (const { id, email, role, createdAt, name } of withDatabase(dataFolder, listUsers)) {
          terminal.print(`${id}  ${role.padEnd(13)}  ${createdAt}  ${email}  ${name}`);
        }
        return;
      case "set-password": {
        const email = readEmail(address);
        withDatabase(dataFolder, (db) => existingUser(db, email));
        const passwordHash = await hashPassword(await readPassword(terminal));
        withDatabase(dataFolder, (db) =>
          setPassword(db, { userId: existingUser(db, email).id, passwordHash, now }),
        );
        terminal.print(`User ${email} has a new password and is signed out everywhere.`);
        return;
      }
      case "set-role": {
        const email = readEmail(address);
        const role = readRole(values.role);
        withDatabase(dataFolder, (db) => setRole(db, { userId: existingUser(db, email).id, role }));
        terminal.print(`User ${email} is ${role} from now on.`);
        return;
      }
      case "remove": {
        const email = readEmail(address);
        withDatabase(dataFolder, (db) => removeUser(db, { userId: existingUser(db, email).id, now }));
        terminal.print(`User ${email} is removed and signed out.`);
        return;
      }
      default:
        throw new UsageError(
          "Say what to do: user add, user list, user set-password, user set-role or user remove.",
        );
    }
  },
};

function readEmail(value: string | undefined): string {
  const email = value === undefined ? undefined : normalizeEmail(value);
  if (email !== undefined) return email;
  throw new UsageError(
    `Say who by email address, such as ana@news.example; it is ${JSON.stringify(value ?? null)}.`,
  );
}

function readRole(value: string | undefined): Role {
  const role = required(value, "role");
  if (isRole(role)) return role;
  throw new UsageError(`--role is ${JSON.stringify(role)}; it must be ${roles.join(", ")}.`);
}

/** Never an argument: those are seen in the list of processes and kept by shells. */
async function readPassword({ env, askSecret }: Terminal): Promise<string> {
  const password = env.LAKE_USER_PASSWORD || (await askTwice(askSecret));
  const problem = passwordProblem(password);
  if (problem !== undefined) throw new CommandError(problem);
  return password;
}

async function askTwice(askSecret: Terminal["askSecret"]): Promise<string> {
  if (!askSecret) {
    throw new CommandError("Set LAKE_USER_PASSWORD, or run this in a terminal to be asked for the password.");
  }
  const password = await askSecret("Password: ");
  if (password === (await askSecret("The same again: "))) return password;
  throw new CommandError("The two passwords are not the same; nothing was changed.");
}

function existingUser(db: DatabaseSync, email: string): User {
  const found = findUser(db, email);
  if (found) return found;
  throw new CommandError(`There is no user ${email}; user list shows them all.`);
}
