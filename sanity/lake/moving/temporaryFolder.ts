import { mkdtempSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";

const signals = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/**
 * Runs something with a folder that only its owner can read and that is removed afterwards; also when the process is
 * told to stop, which ends it with that signal's exit code. The folder's name begins with `prefix`, an absolute path.
 */
export async function withTemporaryFolder<Result>(
  action: (folder: string) => Promise<Result>,
  prefix: string = join(tmpdir(), "lake-"),
): Promise<Result> {
  const folder = mkdtempSync(prefix);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Not in the signal's handler: the first of them to exit would leave the folders of the others behind.
  process.on("exit", remove);
  for (const signal of signals) process.on(signal, exitFor);
  try {
    return await action(folder);
  } finally {
    for (const signal of signals) process.off(signal, exitFor);
    process.off("exit", remove);
    remove();
  }
}

function exitFor(signal: NodeJS.Signals): void {
  process.exit(128 + constants.signals[signal]);
}
