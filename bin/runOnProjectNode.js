import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { ensureInstalled } from "./installation.js";
import { exitWith } from "./problem.js";
import { projectNode } from "./projectNode.js";
import { exitCodeOf, nodeArguments } from "./run.js";
import { stopChild } from "./stopChild.js";
import { stopSignal, watchParent } from "./stopSignal.js";

/** Longer than the tests, the slowest to end, may take to end the newsroom that they started. */
const killAfterMs = 30_000;
const root = join(import.meta.dirname, "..");

/**
 * Makes sure that the packages are installed, runs a script on the project's own Node, and ends as it
 * ends. Nothing before this point needs more than Node 20 and an unpacked archive.
 *
 * @param {string} script from the project's folder, such as "bin/start.ts"
 * @param {readonly string[]} args
 */
export async function runOnProjectNode(script, args) {
  const parentGone = new AbortController();
  watchParent(() => parentGone.abort());
  const signal = AbortSignal.any([stopSignal(), parentGone.signal]);
  try {
    await ensureInstalled(root, signal);
    process.exitCode = await runScript(projectNode(root), join(root, script), args, signal);
  } catch (error) {
    exitWith(error, root);
  }
}

/**
 * @param {string} node
 * @param {string} script
 * @param {readonly string[]} args
 * @param {AbortSignal} signal
 */
function runScript(node, script, args, signal) {
  const path = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const child = spawn(node, nodeArguments(script, args), {
    env: { ...process.env, PATH: path },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  signal.addEventListener("abort", () => stopChild(child, "SIGTERM", killAfterMs), { once: true });
  return exitCodeOf(child);
}
