import { allowOrigin, listOrigins, normalizeOrigin, removeOrigin } from "../access/origins.ts";
import { type Command, CommandError, UsageError } from "./command.ts";
import { withDatabase } from "./dataFolder.ts";
import { dataOption, parseOptions, readDataFolder, refuseExtra } from "./options.ts";

export const cors: Command = {
  usage: `cors add <origin> [--credentials]      lets pages of that origin use the lake, with tokens if so said
  cors list
  cors remove <origin>`,

  run(args, terminal) {
    const { values, positionals } = parseOptions(args, { ...dataOption, credentials: { type: "boolean" } });
    const [action, address, ...extra] = positionals;
    refuseExtra(extra);
    const dataFolder = readDataFolder(values.data, terminal);
    switch (action) {
      case "add": {
        const origin = readOrigin(address);
        withDatabase(dataFolder, (db) =>
          allowOrigin(db, { origin, credentials: values.credentials ?? false }),
        );
        terminal.print(`Pages of ${origin} may use the lake.`);
        return;
      }
      case "list":
        for (const { origin, credentials } of withDatabase(dataFolder, listOrigins)) {
          terminal.print(credentials ? `${origin}  with credentials` : origin);
        }
        return;
      case "remove": {
        const origin = readOrigin(address);
        if (!withDatabase(dataFolder, (db) => removeOrigin(db, origin))) {
          throw new CommandError(`${origin} is not on the list; cors list shows it.`);
        }
        terminal.print(`Pages of ${origin} may no longer use the lake.`);
        return;
      }
      default:
        throw new UsageError("Say what to do: cors add, cors list or cors remove.");
    }
  },
};

function readOrigin(value: string | undefined): string {
  const origin = value === undefined ? undefined : normalizeOrigin(value);
  if (origin !== undefined) return origin;
  throw new UsageError(
    `An origin is scheme, host and port, such as http://localhost:3000; it is ${JSON.stringify(value ?? null)}.`,
  );
}
