import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { type PartDefinition, type RunningPart, startPart } from "./part.ts";
import { Problem } from "./problem.js";
import { type RestartPolicy, restartDelayMs } from "./restartDelay.ts";

const readyTimeoutMs = 60_000;
const stopGraceMs = 6_000;

export interface SuperviseOptions {
  /** Ends all parts. */
  signal: AbortSignal;
  log: (line: string) => void;
  policy: RestartPolicy;
  /** Called once, when every part is ready. */
  onReady: () => void;
}

/**
 * Starts the parts one after the other and keeps them running until `signal` is aborted: one that
 * crashes is started again. When the promise settles no part is left.
 *
 * @throws Problem if a part ends before it was ever ready, or crashes too often
 */
export async function supervise(
  definitions: readonly PartDefinition[],
  { signal, log, policy, onReady }: SuperviseOptions,
): Promise<void> {
  const failed = new AbortController();
  const stopping = AbortSignal.any([signal, failed.signal]);
  const parts: SupervisedPart[] = [];
  try {
    for (const definition of definitions) {
      const part = new SupervisedPart(definition, log);
      parts.push(part);
      if (!(await part.start(stopping)) && !stopping.aborted) throw neverReady(definition);
    }
    if (stopping.aborted) return;
    onReady();
    const allRunning = Promise.all(parts.map((part) => part.keepRunning(policy, stopping)));
    await Promise.race([allRunning, once(stopping, "abort")]);
  } finally {
    failed.abort();
    // The site before the lake, which it may be waiting for.
    for (const part of parts.toReversed()) await part.stop();
  }
}

class SupervisedPart {
  readonly #definition: PartDefinition;
  readonly #log: (line: string) => void;
  #running: RunningPart | undefined;

  constructor(definition: PartDefinition, log: (line: string) => void) {
    this.#definition = definition;
    this.#log = log;
  }

  /** @returns whether it became ready; if not, it is stopped */
  async start(stopping: AbortSignal): Promise<boolean> {
    const part = startPart(this.#definition, this.#log);
    this.#running = part;
    const ready = await part.isReady(AbortSignal.any([stopping, AbortSignal.timeout(readyTimeoutMs)]));
    if (!ready) await this.stop();
    return ready;
  }

  /** @throws Problem if it crashes too often */
  async keepRunning(policy: RestartPolicy, stopping: AbortSignal): Promise<void> {
    const { name } = this.#definition;
    const crashes: number[] = [];
    for (;;) {
      const code = await this.#running?.ended;
      if (stopping.aborted) return;
      crashes.push(Date.now());
      const delayMs = restartDelayMs(crashes, Date.now(), policy);
      if (delayMs === undefined) throw tooManyCrashes(name, policy);
      this.#log(`${name} | ended with code ${code}; starting it again in ${delayMs} ms`);
      await delay(delayMs, undefined, { signal: stopping }).catch(() => {});
      if (stopping.aborted) return;
      if (await this.start(stopping)) this.#log(`${name} | running again`);
    }
  }

  async stop(): Promise<void> {
    await this.#running?.stop(stopGraceMs);
  }
}

function neverReady({ name }: PartDefinition): Problem {
  return new Problem(`${name}-not-ready`, `The ${name} did not start: what it said about it is above.`);
}

function tooManyCrashes(name: string, { mostCrashes, windowMs }: RestartPolicy): Problem {
  return new Problem(
    `${name}-keeps-crashing`,
    `The ${name} crashed more than ${mostCrashes} times in ${windowMs / 1000} s and was given up: what it said about it is above.`,
  );
}
