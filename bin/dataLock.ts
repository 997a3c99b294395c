import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { FileLock } from "./fileLock.ts";
import { Problem, recogniseProblem } from "./problem.js";

/**
 * Makes the data folder, readable by its owner only, and claims it for this process.
 *
 * @returns lifts the claim; keep it, because the claim is lifted too once nothing refers to it
 * @throws Problem if another process has the folder, or nothing can be written there
 */
export function claimDataFolder(folder: string): () => void {
  makeFolder(folder);
  const lock = new FileLock(join(folder, "running.lock"));
  if (lock.own()) return () => lock.release();
  lock.release();
  throw new Problem(
    "already-running",
    `A newsroom is already running on the data in ${folder}: use that one, end it, or choose another folder with VERBATIM_DATA_DIR.`,
  );
}

function makeFolder(folder: string): void {
  try {
    makeMissing(folder);
    accessSync(`${folder}/.`, constants.W_OK);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw (
      recogniseProblem(error, folder) ??
      new Problem(
        "no-data-folder",
        `The data folder ${folder} can't be made (${cause}): choose another with VERBATIM_DATA_DIR.`,
      )
    );
  }
}

/** One by one, because Node's own recursion never ends in some places, such as /proc. */
function makeMissing(folder: string): void {
  if (existsSync(folder)) return;
  makeMissing(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
