import { Worker } from "node:worker_threads";
import { httpError, LakeError } from "../lakeError.ts";
import { queryOutOfMemory, queryTimedOut } from "./queryError.ts";
import type { JsonQueryAnswer, QueryReply, QueryWorkerData, QueryWorkerMessage } from "./queryWorker.ts";
import type { QueryRequest } from "./runQuery.ts";
import { WaitingJobs } from "./waitingJobs.ts";

export interface QueryPoolOptions {
  /** The lake's file; the writer must have opened it before. */
  file: string;
  /** How many queries run at a time. */
  size: number;
  /** How long one may run, not counting its wait for a worker that is free and has started. */
  timeoutMs: number;
  /** How many may wait; default 500. */
  waitingLimit?: number;
  /** How long a result may be, in UTF-16 units of JSON; default 64 Mi. */
  resultLimit?: number;
  /** How much memory a query may use; default 2048. All documents of a dataset must fit in for a query without an index. */
  memoryLimitMb?: number;
}

export interface QueryOptions {
  /** Whose turn it takes: callers with many queries don't keep others waiting. Default: all are one caller. */
  caller?: string | undefined;
  /** Once it is aborted nobody wants the answer: a query that waits is dropped, one that runs goes on. */
  signal?: AbortSignal | undefined;
}

/** Answers queries in worker threads. A query sees every transaction that was acknowledged before it was asked. */
export interface QueryPool {
  /**
   * The answer with the result as JSON text, ready to be sent on.
   *
   * Rejects with what `runQuery` throws, with LakeError 400 if the result is too large, 408 if the query ran too long
   * (its worker is ended and replaced), 429 if too many are waiting, 499 if the query was dropped, 503 if the
   * pool is closing.
   */
  queryJson(request: QueryRequest, options?: QueryOptions): Promise<JsonQueryAnswer>;
  /** Refuses what is waiting, lets what is running end, and ends the workers. */
  close(): Promise<void>;
}

export function createQueryPool({
  file,
  size,
  timeoutMs,
  waitingLimit = 500,
  resultLimit = 64 * 1024 * 1024,
  memoryLimitMb = 2048,
}: QueryPoolOptions): QueryPool {
  const threads = new Set<QueryThread>();
  const running = new Set<Promise<unknown>>();
  const waiting = new WaitingJobs<Job>();
  let isClosing = false;

  const startThread = () => {
    const thread = new QueryThread({ file, resultLimit }, memoryLimitMb, () => threads.delete(thread));
    threads.add(thread);
    return thread;
  };
  for (let started = 0; started < size; started += 1) startThread();

  const runWaiting = () => {
    while (waiting.count > 0) {
      const idle = [...threads].find((thread) => thread.isIdle);
      const thread = idle ?? (threads.size < size ? startThread() : undefined);
      const job = thread && waiting.take();
      if (!job) return;
      const run = thread.run(job.request, timeoutMs).then(job.resolve, job.reject);
      const ended = run.finally(() => {
        running.delete(ended);
        runWaiting();
      });
      running.add(ended);
    }
  };

  return {
    async queryJson(request, { caller = "", signal } = {}) {
      if (signal?.aborted) throw hungUp();
      if (isClosing) throw closing();
      if (waiting.count >= waitingLimit) throw tooManyWaiting(waitingLimit);
      const { promise, resolve, reject } = Promise.withResolvers<JsonQueryAnswer>();
      const job: Job = { request, resolve, reject };
      const drop = () => {
        if (waiting.remove(caller, job)) reject(hungUp());
      };
      signal?.addEventListener("abort", drop, { once: true });
      waiting.add(caller, job);
      runWaiting();
      return promise.finally(() => signal?.removeEventListener("abort", drop));
    },
    async close() {
      isClosing = true;
      for (let job = waiting.take(); job; job = waiting.take()) job.reject(closing());
      await Promise.all(running);
      await Promise.all([...threads].map((thread) => thread.end()));
    },
  };
}

interface Job {
  request: QueryRequest;
  resolve: (answer: JsonQueryAnswer) => void;
  reject: (error: unknown) => void;
}

/** A worker, which runs one query at a time. */
class QueryThread {
  readonly #worker: Worker;
  readonly #started = Promise.withResolvers<void>();
  #settle: ((outcome: QueryReply | Error) => void) | undefined;
  readonly #memoryLimitMb: number;
  /** Why the worker is about to end. */
  #failure: Error | undefined;

  /** `onEnd` is called once, when the worker has ended, for whatever reason. */
  constructor(workerData: QueryWorkerData, memoryLimitMb: number, onEnd: () => void) {
    this.#memoryLimitMb = memoryLimitMb;
    this.#worker = new Worker(new URL("./queryWorker.ts", import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
    });
    this.#worker.on("message", (message: QueryWorkerMessage) => {
      if (message.kind === "ready") this.#started.resolve();
      else this.#settle?.(message);
    });
    this.#worker.on("error", (error) => {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
    });
    this.#worker.on("exit", (code) => {
      onEnd();
      this.#started.resolve();
      this.#settle?.(this.#failure ?? new Error(`The query's worker ended with code ${code}.`));
    });
  }

  get isIdle(): boolean {
    return !this.#settle && !this.#failure;
  }

  async run(request: QueryRequest, timeoutMs: number): Promise<JsonQueryAnswer> {
    const { promise, resolve } = Promise.withResolvers<QueryReply | Error>();
    this.#settle = resolve;
    await this.#started.promise;
    const timer = setTimeout(() => this.#fail(queryTimedOut(request.query, timeoutMs)), timeoutMs);
    this.#worker.postMessage(request);
    const outcome = await promise;
    clearTimeout(timer);
    this.#settle = undefined;
    if (isOutOfMemory(outcome)) throw queryOutOfMemory(request.query, this.#memoryLimitMb);
    return readOutcome(outcome);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(failure: Error): void {
    this.#failure = failure;
    this.#worker.terminate();
  }
}

function isOutOfMemory(outcome: QueryReply | Error): boolean {
  return outcome instanceof Error && "code" in outcome && outcome.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function readOutcome(outcome: QueryReply | Error): JsonQueryAnswer {
  if (outcome instanceof Error) throw outcome;
  if (outcome.kind === "refusal") throw new LakeError(outcome.status, outcome.body);
  if (outcome.kind === "failure") throw new Error(outcome.message);
  return outcome.answer;
}

function tooManyWaiting(limit: number): LakeError {
  return httpError(429, `More than ${limit} queries are waiting; try again in a moment.`);
}

/** 499 is what nginx logs for it; nobody is there to read the answer. */
function hungUp(): LakeError {
  return httpError(499, "The caller hung up before the query had its turn.");
}

function closing(): LakeError {
  return httpError(503, "The lake is shutting down.");
}
