import type { DatabaseSync } from "node:sqlite";
import { createToken, revokeToken } from "../access/tokens.ts";
import { openAssetFiles } from "../assets/assetFiles.ts";
import {
  type ImportMode,
  type ImportProblem,
  type ImportResult,
  importFiles,
} from "../moving/importFiles.ts";
import { type ImportTarget, storeTarget } from "../moving/importTarget.ts";
import { serverTarget } from "../moving/serverTarget.ts";
import { storedDocuments } from "../moving/storedDocuments.ts";
import { withTemporaryFolder } from "../moving/temporaryFolder.ts";
import { openReadOnly } from "../store/database.ts";
import { type Dataset, findDataset } from "../store/datasets.ts";
import { StartError } from "../store/startError.ts";
import { openStore } from "../store/store.ts";
import { type Command, CommandError, type Terminal, UsageError } from "./command.ts";
import { existingLakeFile, lakeFile, withDatabase } from "./dataFolder.ts";
import { dataOption, parseOptions, readDataFolder, required } from "./options.ts";
import { progressOn } from "./progressOn.ts";
import { readServerAddress } from "./serverAddress.ts";

const options = {
  ...dataOption,
  dataset: { type: "string" },
  replace: { type: "boolean", default: false },
  missing: { type: "boolean", default: false },
  "if-empty": { type: "boolean", default: false },
  project: { type: "string", default: "verbatim" },
  "asset-origin": { type: "string", default: "http://127.0.0.1:3333" },
} as const;

export const importDocuments: Command = {
  usage: `import <file>… --dataset <name>        brings in NDJSON files and archives of "sanity dataset export",
                                         with assets, also beside a running server; start it again if it was
                                         interrupted
      [--replace | --missing]            replaces documents that are there, or leaves them; else that is an error
      [--if-empty]                       does nothing if the dataset has documents
      [--project verbatim] [--asset-origin http://127.0.0.1:3333]
                                         where assets will be, if no server is running`,

  async run(args, terminal) {
    const { values, positionals: files } = parseOptions(args, options);
    const dataFolder = readDataFolder(values.data, terminal);
    const datasetName = required(values.dataset, "dataset");
    if (files.length === 0) throw new UsageError("Say which files: import <file>…");
    const mode = readMode(values);
    const place = { dataFolder, projectId: values.project, assetOrigin: values["asset-origin"], datasetName };
    const result = await withTarget(place, async ({ target, dataset, db }) => {
      if (values["if-empty"] && !storedDocuments(db, dataset.id).isEmpty()) return undefined;
      return await withTemporaryFolder((temporaryFolder) =>
        importFiles({
          files,
          mode,
          dataset,
          target,
          db,
          temporaryFolder,
          onProblem: (problem) => terminal.printError(sentence(problem)),
          onProgress: progressOn(terminal),
        }),
      );
    });
    if (result) report(result, datasetName, terminal);
    else terminal.print(`Dataset ${datasetName} has documents already; nothing imported.`);
  },
};

interface ImportPlace {
  dataFolder: string;
  datasetName: string;
  projectId: string;
  assetOrigin: string;
}

interface OpenTarget {
  target: ImportTarget;
  dataset: Dataset;
  /** For reading. */
  db: DatabaseSync;
}

/** Opens the data folder, or writes through the server that has it open. */
async function withTarget<Result>(
  place: ImportPlace,
  action: (open: OpenTarget) => Promise<Result>,
): Promise<Result> {
  try {
    return await withStore(place, action);
  } catch (error) {
    const url = isLocked(error) ? readServerAddress(place.dataFolder) : undefined;
    if (url === undefined) throw error;
    return await withServer(url, place, action);
  }
}

async function withStore<Result>(
  { dataFolder, datasetName, projectId, assetOrigin }: ImportPlace,
  action: (open: OpenTarget) => Promise<Result>,
): Promise<Result> {
  const store = openStore({ file: existingLakeFile(dataFolder) });
  try {
    const dataset = existing(findDataset(store.db, datasetName), datasetName);
    const files = openAssetFiles(dataFolder);
    const target = storeTarget({ store, files, projectId, assetOrigin }, dataset);
    return await action({ target, dataset, db: store.db });
  } finally {
    store.close();
  }
}

/** With a token of its own, which ends with the import. */
async function withServer<Result>(
  url: string,
  { dataFolder, datasetName }: ImportPlace,
  action: (open: OpenTarget) => Promise<Result>,
): Promise<Result> {
  const now = new Date();
  const { token, secret } = withDatabase(dataFolder, (db) =>
    createToken(db, { role: "administrator", label: "import", now }),
  );
  const db = openReadOnly(lakeFile(dataFolder));
  const revoke = () => withDatabase(dataFolder, (own) => revokeToken(own, { id: token.id, now: new Date() }));
  process.once("exit", revoke);
  try {
    const dataset = existing(findDataset(db, datasetName), datasetName);
    return await action({ target: serverTarget({ url, dataset: datasetName, token: secret }), dataset, db });
  } finally {
    db.close();
    process.off("exit", revoke);
    revoke();
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof StartError && error.code === "LAKE_LOCKED";
}

function existing(dataset: Dataset | undefined, name: string): Dataset {
  if (dataset) return dataset;
  throw new CommandError(`There is no dataset ${JSON.stringify(name)}; dataset create makes one.`);
}

function readMode({ replace, missing }: { replace: boolean; missing: boolean }): ImportMode {
  if (replace && missing) throw new UsageError("Say --replace or --missing, not both.");
  if (replace) return "createOrReplace";
  return missing ? "createIfNotExists" : "create";
}

function sentence({ place, documentId, reason }: ImportProblem): string {
  return documentId === undefined
    ? `${place} ${reason}`
    : `${place}, document ${JSON.stringify(documentId)}, ${reason}`;
}

function report(
  { documents, assets, present, systemDocuments, problems }: ImportResult,
  datasetName: string,
  terminal: Terminal,
): void {
  const counts = [
    `documents: ${documents}`,
    assets > 0 ? `assets: ${assets}` : "",
    present > 0 ? `left as they were: ${present}` : "",
    systemDocuments > 0 ? `system documents left out: ${systemDocuments}` : "",
  ].filter((count) => count !== "");
  if (problems > 0 && documents + present === 0) {
    throw new CommandError(
      `Nothing imported into ${datasetName}, problems: ${problems}. They are listed above.`,
    );
  }
  terminal.print(`Imported into ${datasetName}, ${counts.join(", ")}.`);
  if (problems > 0) throw new CommandError(`Not imported: ${problems}. They are listed above.`);
}
