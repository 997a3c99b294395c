import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Commit, CommitRequest } from "./commit.ts";
import { openStore, type Store } from "./store.ts";

export interface TemporaryStore {
  store: Store;
  file: string;
  datasetId: number;
  /** A request with defaults: dataset `production`, 27 July 2016, queries that find nothing. */
  request(mutations: unknown, options?: Partial<CommitRequest>): CommitRequest;
  commit(mutations: unknown, options?: Partial<CommitRequest>): Commit;
  /** Closes the store and removes its folder. */
  remove(): void;
}

/** A store in a folder of its own, for tests. */
export function temporaryStore(): TemporaryStore {
  const folder = mkdtempSync(join(tmpdir(), "lake-"));
  const file = join(folder, "lake.sqlite");
  const store = openStore({ file });
  const now = new Date("2016-07-27T20:15:00Z");
  const { id: datasetId } = store.createDataset("production", "private", now);
  const request = (mutations: unknown, options: Partial<CommitRequest> = {}): CommitRequest => ({
    datasetId,
    mutations,
    author: "editor",
    now,
    selectIds: () => [],
    ...options,
  });
  return {
    store,
    file,
    datasetId,
    request,
    commit: (mutations, options) => store.commit(request(mutations, options)),
    remove() {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
