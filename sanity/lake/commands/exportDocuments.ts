import { Writable } from "node:stream";
import { openSnapshot } from "../moving/datasetSnapshot.ts";
import {
  type ExportOptions,
  type ExportResult,
  exportArchive,
  exportLines,
} from "../moving/exportDataset.ts";
import { withTemporaryFolder } from "../moving/temporaryFolder.ts";
import { writeFileWhole } from "../moving/writeFileWhole.ts";
import { type Command, CommandError, type Terminal, UsageError } from "./command.ts";
import { existingLakeFile } from "./dataFolder.ts";
import { dataOption, parseOptions, readDataFolder, refuseExtra, required } from "./options.ts";
import { progressOn } from "./progressOn.ts";

const options = {
  ...dataOption,
  dataset: { type: "string" },
  types: { type: "string" },
  "no-drafts": { type: "boolean", default: false },
  "no-assets": { type: "boolean", default: false },
} as const;

export const exportDocuments: Command = {
  usage: `export <file.tar.gz|file.ndjson|-> --dataset <name>
                                         writes a dataset as it is at this moment; an archive as "sanity dataset
                                         export" makes it, also to standard output, or documents without files
      [--types <type,type>] [--no-drafts] [--no-assets]`,

  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, options);
    const [file, ...extra] = positionals;
    refuseExtra(extra);
    const dataFolder = readDataFolder(values.data, terminal);
    const datasetName = required(values.dataset, "dataset");
    const write = writerTo(file, terminal);
    const snapshot = openSnapshot(existingLakeFile(dataFolder), datasetName);
    if (!snapshot) {
      throw new CommandError(`There is no dataset ${JSON.stringify(datasetName)}; dataset list shows them.`);
    }
    try {
      const result = await write({
        snapshot,
        dataFolder,
        types: values.types?.split(",").map((type) => type.trim()),
        hasDrafts: !values["no-drafts"],
        hasAssets: !values["no-assets"],
        onProgress: progressOn(terminal),
      });
      report(result, datasetName, terminal);
    } finally {
      snapshot.close();
    }
  },
};

type Writer = (what: ExportOptions) => Promise<ExportResult>;

/** What is written, the file's name says. */
function writerTo(file: string | undefined, { output }: Terminal): Writer {
  if (file === "-" && output) {
    return (what) => withTemporaryFolder((folder) => writeArchive(what, unended(output), folder));
  }
  if (file !== undefined && /\.(?:tar\.gz|tgz)$/.test(file)) {
    return (what) => writeFileWhole(file, (whole, folder) => writeArchive(what, whole, folder));
  }
  if (file?.endsWith(".ndjson")) return (what) => writeFileWhole(file, (whole) => exportLines(what, whole));
  throw new UsageError(
    `Say where to: export <file.tar.gz>, export <file.ndjson>, or export - for standard output; it is ${JSON.stringify(file ?? null)}.`,
  );
}

function writeArchive(what: ExportOptions, output: Writable, temporaryFolder: string): Promise<ExportResult> {
  return exportArchive(what, { output, temporaryFolder, now: new Date() });
}

/** Standard output outlives what is written to it. */
function unended(output: Writable): Writable {
  // A reader that has gone (head, less) fails the write, which says so.
  output.once("error", () => {});
  return new Writable({
    write: (chunk, encoding, done) => output.write(chunk, encoding, done),
  });
}

/** On standard error: standard output may be the file. */
function report({ documents, assets, missing }: ExportResult, datasetName: string, terminal: Terminal): void {
  terminal.printError(`Exported from ${datasetName}, documents: ${documents}, assets: ${assets}.`);
  if (missing.length === 0) return;
  throw new CommandError(
    `Left out, because their files aren't in the data folder: ${missing.join(", ")}. An import of this export will ask for them.`,
  );
}
