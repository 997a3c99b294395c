import { createDataset, listDatasets } from "../store/datasets.ts";
import { type Command, UsageError } from "./command.ts";
import { withDatabase } from "./dataFolder.ts";
import { dataOption, parseOptions, readDataFolder, refuseExtra } from "./options.ts";

export const dataset: Command = {
  usage: `dataset create <name> [--acl private|public]
                                         private, the default: nothing without a token;
                                         public: published documents for everybody
  dataset list`,

  run(args, terminal) {
    const { values, positionals } = parseOptions(args, { ...dataOption, acl: { type: "string" } });
    const [action, name, ...extra] = positionals;
    refuseExtra(extra);
    const dataFolder = readDataFolder(values.data, terminal);
    switch (action) {
      case "create": {
        if (!name) throw new UsageError("Say its name: dataset create <name>.");
        const acl = readAcl(values.acl ?? "private");
        withDatabase(dataFolder, (db) => createDataset(db, name, acl, new Date()));
        terminal.print(`Dataset ${name} is there, ${acl}.`);
        return;
      }
      case "list":
        for (const { name, acl } of withDatabase(dataFolder, listDatasets)) terminal.print(`${name}  ${acl}`);
        return;
      default:
        throw new UsageError("Say what to do: dataset create or dataset list.");
    }
  },
};

function readAcl(value: string): "private" | "public" {
  if (value === "private" || value === "public") return value;
  throw new UsageError(`--acl is ${JSON.stringify(value)}; it must be private or public.`);
}
