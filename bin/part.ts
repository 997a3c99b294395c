import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { exitCodeOf, nodeArguments } from "./run.js";
import { stopChild } from "./stopChild.js";

const readyCheckMs = 100;
const readyCheckTimeoutMs = 2_000;

/** A program of the newsroom, the lake or the site, as it is started. */
export interface PartDefinition {
  name: string;
  script: string;
  args: string[];
  folder: string;
  environment: NodeJS.ProcessEnv;
  /** An address that answers below 500 once the part is ready. */
  readyUrl: string;
}

export interface RunningPart {
  pid: number | undefined;
  /** Resolves with the exit code when the process has ended, for whatever reason. */
  ended: Promise<number>;
  /** Resolves with whether it got ready; it did not if it ends, or `signal` is aborted, before. */
  isReady(signal: AbortSignal): Promise<boolean>;
  /** Asks it to end, and makes it after `graceMs`. */
  stop(graceMs: number): Promise<void>;
  /** Ends it without warning. */
  kill(): Promise<void>;
}

/**
 * Starts a part. It is in a process group of its own, so that a Ctrl-C in the terminal reaches only
 * whoever started it, and it ends with that process.
 */
export function startPart(definition: PartDefinition, log: (line: string) => void): RunningPart {
  const { name, script, args, folder, environment, readyUrl } = definition;
  const child = spawn(process.execPath, nodeArguments(script, args), {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const input of [child.stdout, child.stderr]) {
    if (input) createInterface({ input }).on("line", (line) => log(`${name} | ${line}`));
  }
  const ended = exitCodeOf(child);
  const end = new AbortController();
  const abort = () => end.abort();
  ended.then(abort, abort);
  return {
    pid: child.pid,
    ended,
    isReady: (signal) => untilAnswers(readyUrl, AbortSignal.any([signal, end.signal])),
    async stop(graceMs) {
      stopChild(child, "SIGTERM", graceMs);
      await ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function untilAnswers(url: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await answers(url)) return true;
    await delay(readyCheckMs);
  }
  return false;
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(readyCheckTimeoutMs) });
    await answer.body?.cancel();
    return answer.status < 500;
  } catch {
    return false;
  }
}
