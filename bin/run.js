import { spawn } from "node:child_process";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import { interrupted } from "./problem.js";
import { stopChild } from "./stopChild.js";

const killAfterMs = 5_000;
const endWithParent = new URL("./endWithParent.js", import.meta.url).href;

/**
 * The arguments that make a Node program end with the process that starts it, which has to give it an
 * `ipc` channel.
 *
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {string[]}
 */
export function nodeArguments(script, args) {
  return ["--disable-warning=ExperimentalWarning", "--import", endWithParent, script, ...args];
}

/**
 * Runs a program to its end, without input.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} options
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} options.env
 * @param {AbortSignal} options.signal ends the program; the promise then rejects with `interrupted`
 * @param {(line: string) => void} [options.onLine] called with each line it prints, on either stream
 * @returns {Promise<{ code: number, stdout: string, output: string }>} `output` is both streams
 */
export async function run(command, args, { cwd, env, signal, onLine = () => {} }) {
  if (signal.aborted) throw interrupted();
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  /** @type {string[]} */
  const stdout = [];
  /** @type {string[]} */
  const output = [];
  createInterface({ input: child.stdout }).on("line", (line) => stdout.push(line));
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on("line", (line) => {
      output.push(line);
      onLine(line);
    });
  }
  const stop = () => stopChild(child, "SIGINT", killAfterMs);
  signal.addEventListener("abort", stop, { once: true });
  try {
    const code = await exitCodeOf(child);
    if (signal.aborted) throw interrupted();
    return { code, stdout: stdout.join("\n"), output: output.join("\n") };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/**
 * What a shell would call the program's exit code, once it has ended and its output is read.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>} 128 and the signal's number if a signal ended it
 */
export function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
