import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openAssetFiles } from "../assets/assetFiles.ts";
import type { JsonObject } from "../store/documentValue.ts";
import type { LakeDocument } from "../store/lakeDocument.ts";
import { type Dataset, openStore, type Store } from "../store/store.ts";
import { type ImportOptions, type ImportProblem, type ImportResult, importFiles } from "./importFiles.ts";
import { type ImportTarget, storeTarget } from "./importTarget.ts";

/** A lake with one dataset, `production`, for tests of moving. */
export interface ImportFixture {
  folder: string;
  dataFolder: string;
  lakeFile: string;
  store: Store;
  dataset: Dataset;
  target: ImportTarget;
  /** Writes a file under `folder`; of a list, each item as a line. */
  write(name: string, content: string | Uint8Array | readonly JsonObject[]): string;
  import(
    files: string | readonly string[],
    options?: Partial<ImportOptions>,
  ): Promise<ImportResult & { reported: ImportProblem[] }>;
  document(id: string): LakeDocument | undefined;
  /** All ids, sorted. */
  ids(): string[];
  close(): void;
}

export function importFixture(): ImportFixture {
  const folder = mkdtempSync(join(tmpdir(), "lake-moving-"));
  const dataFolder = join(folder, "data");
  const lakeFile = join(dataFolder, "lake.sqlite");
  const store = openStore({ file: lakeFile });
  const dataset = store.createDataset("production", "private", new Date());
  const lake = {
    store,
    files: openAssetFiles(dataFolder),
    projectId: "verbatim",
    assetOrigin: "http://127.0.0.1:3333",
  };
  const target = storeTarget(lake, dataset);
  return {
    folder,
    dataFolder,
    lakeFile,
    store,
    dataset,
    target,
    write(name, content) {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      const isBytes = typeof content === "string" || content instanceof Uint8Array;
      writeFileSync(file, isBytes ? content : content.map((item) => `${JSON.stringify(item)}\n`).join(""));
      return file;
    },
    async import(files, options) {
      const reported: ImportProblem[] = [];
      const temporaryFolder = mkdtempSync(join(folder, "temporary-"));
      const result = await importFiles({
        files: [files].flat(),
        mode: "create",
        dataset,
        target,
        db: store.db,
        temporaryFolder,
        onProblem: (problem) => reported.push(problem),
        ...options,
      });
      return { ...result, reported };
    },
    document: (id) => store.documents(dataset.id, [id])[0],
    ids: () =>
      store.db
        .prepare("SELECT id FROM documents WHERE dataset = ? ORDER BY id")
        .all(dataset.id)
        .map(({ id }) => String(id)),
    close() {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
