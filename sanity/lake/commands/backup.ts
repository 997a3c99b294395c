import { backupLake } from "../moving/backupLake.ts";
import { writeFileWhole } from "../moving/writeFileWhole.ts";
import { type Command, UsageError } from "./command.ts";
import { existingLakeFile } from "./dataFolder.ts";
import { dataOption, parseOptions, readDataFolder, refuseExtra } from "./options.ts";
import { progressOn } from "./progressOn.ts";

export const backup: Command = {
  usage: `backup <file.tar.gz>                   writes all datasets, assets, tokens' hashes and webhooks as they are at
                                         this moment; a running server goes on`,

  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, dataOption);
    const [file, ...extra] = positionals;
    refuseExtra(extra);
    if (!file) throw new UsageError("Say where to: backup <file.tar.gz>.");
    const dataFolder = readDataFolder(values.data, terminal);
    const lakeFile = existingLakeFile(dataFolder);
    const { documents, assets, missing } = await writeFileWhole(file, (output, temporaryFolder) =>
      backupLake(
        { dataFolder, lakeFile },
        { output, temporaryFolder, now: new Date(), onProgress: progressOn(terminal) },
      ),
    );
    for (const id of missing)
      terminal.printError(`The file of ${id} isn't in the data folder; the backup is without it.`);
    terminal.print(`Backed up to ${file}, documents: ${documents}, assets: ${assets}.`);
  },
};
