import { mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { openAssetFiles } from "../assets/assetFiles.ts";
import { openStore } from "../store/store.ts";
import { importFiles } from "./importFiles.ts";
import { storeTarget } from "./importTarget.ts";

/**
 * What the kill test runs: `node importUntilKilled.ts <lake> <file> <commits>` imports a file into `production` and
 * kills itself, as nothing that it could catch, after so many commits.
 */
const [lakeFile = "", file = "", commits = ""] = process.argv.slice(2);
const store = openStore({ file: lakeFile });
const dataset = store.dataset("production");
if (!dataset) throw new Error("There is no dataset.");
const files = openAssetFiles(dirname(lakeFile));
const assetLake = { store, files, projectId: "verbatim", assetOrigin: "http://127.0.0.1:3333" };
const target = storeTarget(assetLake, dataset);
let left = Number(commits);

await importFiles({
  files: [file],
  mode: "create",
  dataset,
  target: {
    ...target,
    async commit(mutations, transactionId) {
      await target.commit(mutations, transactionId);
      left -= 1;
      if (left === 0) process.kill(process.pid, "SIGKILL");
    },
  },
  db: store.db,
  temporaryFolder: mkdtempSync(join(dirname(lakeFile), "import-")),
  onProblem: ({ reason }) => {
    throw new Error(reason);
  },
});
