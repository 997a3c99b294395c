import { isRole, roles } from "../access/roles.ts";
import { createToken, listTokens, revokeToken } from "../access/tokens.ts";
import { type Command, CommandError, UsageError } from "./command.ts";
import { withDatabase } from "./dataFolder.ts";
import { dataOption, parseOptions, readDataFolder, refuseExtra, required } from "./options.ts";

export const token: Command = {
  usage: `token create --role ${roles.join("|")} [--label <text>]
                                         prints the token on the last line; it can't be shown again
  token list
  token revoke <id>`,

  run(args, terminal) {
    const { values, positionals } = parseOptions(args, {
      ...dataOption,
      role: { type: "string" },
      label: { type: "string" },
    });
    const [action, id, ...extra] = positionals;
    refuseExtra(extra);
    const dataFolder = readDataFolder(values.data, terminal);
    const now = new Date();
    switch (action) {
      case "create": {
        if (id !== undefined) refuseExtra([id]);
        const role = required(values.role, "role");
        if (!isRole(role))
          throw new UsageError(`--role is ${JSON.stringify(role)}; it must be ${roles.join(", ")}.`);
        const label = values.label ?? role;
        const created = withDatabase(dataFolder, (db) => createToken(db, { role, label, now }));
        terminal.print(`Token ${created.token.id} (${role}, ${label}). Keep it: only its hash is stored.`);
        terminal.print(created.secret);
        return;
      }
      case "list":
        for (const { id, role, label, createdAt, revokedAt } of withDatabase(dataFolder, listTokens)) {
          const revoked = revokedAt === null ? "" : `  revoked ${revokedAt}`;
          terminal.print(`${id}  ${role.padEnd(13)}  ${createdAt}  ${label}${revoked}`);
        }
        return;
      case "revoke": {
        if (!id) throw new UsageError("Say which token: token revoke <id>; token list shows the ids.");
        if (!withDatabase(dataFolder, (db) => revokeToken(db, { id, now }))) {
          throw new CommandError(
            `There is no token ${JSON.stringify(id)} to revoke; token list shows them all.`,
          );
        }
        terminal.print(`Token ${id} is revoked.`);
        return;
      }
      default:
        throw new UsageError(`Say what to do: token create, token list or token revoke.`);
    }
  },
};
