import { restoreLake } from "../moving/restoreLake.ts";
import { type Command, UsageError } from "./command.ts";
import { dataOption, parseOptions, readDataFolder, refuseExtra } from "./options.ts";
import { progressOn } from "./progressOn.ts";

export const restore: Command = {
  usage: `restore <file.tar.gz> [--force]        puts a backup into the data folder, which must be missing or empty;
                                         --force replaces a lake that is there, and keeps it under another name`,

  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, {
      ...dataOption,
      force: { type: "boolean", default: false },
    });
    const [file, ...extra] = positionals;
    refuseExtra(extra);
    if (!file) throw new UsageError("Say which backup: restore <file.tar.gz>.");
    const dataFolder = readDataFolder(values.data, terminal);
    const { takenAt, documents, assets, previous } = await restoreLake({
      backup: file,
      dataFolder,
      isReplaced: values.force,
      now: new Date(),
      onProgress: progressOn(terminal),
    });
    terminal.print(`Restored the backup of ${takenAt}, documents: ${documents}, assets: ${assets}.`);
    if (previous !== undefined) terminal.print(`What was there before is in ${previous}.`);
  },
};
