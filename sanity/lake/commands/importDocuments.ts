import { readFileSync } from "node:fs";
import { LakeError } from "../lakeError.ts";
import { openStore, type Store } from "../store/store.ts";
import { type Command, CommandError, UsageError } from "./command.ts";
import { lakeFile } from "./dataFolder.ts";
import { dataOption, parseOptions, readDataFolder, required } from "./options.ts";

const options = {
  ...dataOption,
  dataset: { type: "string" },
  "if-empty": { type: "boolean" },
} as const;

interface ImportedDocument {
  /** File and line. */
  place: string;
  document: { _id: string; _type: string };
}

export const importDocuments: Command = {
  usage: `import <file.ndjson>… --dataset <name> [--if-empty]
                                         creates or replaces documents, one in each line, all or none;
                                         no server may run meanwhile`,

  run(args, terminal) {
    const { values, positionals: files } = parseOptions(args, options);
    const dataFolder = readDataFolder(values.data, terminal);
    const datasetName = required(values.dataset, "dataset");
    if (files.length === 0) throw new UsageError("Say which files: import <file.ndjson>…");
    const documents = files.flatMap(readDocuments);
    const store = openStore({ file: lakeFile(dataFolder) });
    try {
      const dataset = store.dataset(datasetName);
      if (!dataset)
        throw new CommandError(
          `There is no dataset ${JSON.stringify(datasetName)}; dataset create makes one.`,
        );
      if (values["if-empty"] && hasDocuments(store, dataset.id)) {
        terminal.print(`Dataset ${datasetName} has documents already; nothing imported.`);
        return;
      }
      commit(store, dataset.id, documents);
      terminal.print(`Imported into ${datasetName}, documents: ${documents.length}.`);
    } finally {
      store.close();
    }
  },
};

function readDocuments(file: string): ImportedDocument[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line, index) => ({ line, place: `${file}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, place }) => ({ place, document: readDocument(line, place) }));
}

function readDocument(line: string, place: string): ImportedDocument["document"] {
  let document: unknown;
  try {
    document = JSON.parse(line);
  } catch (error) {
    throw new CommandError(`${place} isn't JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    throw new CommandError(`${place} must be a document, a JSON object.`);
  }
  if (!("_id" in document) || typeof document._id !== "string" || document._id === "") {
    throw new CommandError(`${place} has no "_id"; every document needs one.`);
  }
  if (!("_type" in document) || typeof document._type !== "string" || document._type === "") {
    throw new CommandError(
      `${place}, document ${JSON.stringify(document._id)}, has no "_type"; every document needs one.`,
    );
  }
  return { ...document, _id: document._id, _type: document._type };
}

function hasDocuments(store: Store, datasetId: number): boolean {
  return store.db.prepare("SELECT 1 FROM documents WHERE dataset = ? LIMIT 1").get(datasetId) !== undefined;
}

function commit(store: Store, datasetId: number, documents: ImportedDocument[]): void {
  try {
    store.commit({
      datasetId,
      mutations: documents.map(({ document }) => ({ createOrReplace: document })),
      author: "import",
      now: new Date(),
      selectIds: () => [],
    });
  } catch (error) {
    throw error instanceof LakeError ? new CommandError(located(error, documents)) : error;
  }
}

/** The transaction's error, with file, line and id of the documents that caused it. */
function located(error: LakeError, documents: ImportedDocument[]): string {
  const items = typeof error.body.error === "object" ? (error.body.error.items ?? []) : [];
  const lines = items.map(({ error: fault, index }) => {
    const cause = documents[index];
    return `${cause?.place}, document ${JSON.stringify(cause?.document._id)}: ${fault.description}`;
  });
  return lines.length > 0 ? `Nothing imported. ${lines.join("\n")}` : `Nothing imported. ${error.message}`;
}
