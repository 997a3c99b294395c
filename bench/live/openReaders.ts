import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export type ReadersOrder =
  | { readonly kind: "open"; readonly url: string; readonly path: string; readonly readers: number }
  /** Look out for a message that has the text in it. */
  | { readonly kind: "expect"; readonly text: string }
  | { readonly kind: "close" };

export type ReadersAnswer =
  | { readonly kind: "opened" }
  | { readonly kind: "expecting" }
  /** It has come to every reader; when it came to each, in milliseconds since 1970. */
  | { readonly kind: "arrived"; readonly atMs: readonly number[] };

export interface Readers {
  /** Looks out for the message with the text; resolves when all are looking, to when it will have come to each. */
  expect(text: string): Promise<{ readonly arrived: Promise<readonly number[]> }>;
  close(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** Opens so many pages of a story, from another process. Each takes a file descriptor there, and one in the site. */
export async function openReaders(url: string, path: string, readers: number): Promise<Readers> {
  const child = fork(join(import.meta.dirname, "readerProcess.ts"));
  await ordered(child, { kind: "open", url, path, readers }, "opened");
  return {
    async expect(text) {
      await ordered(child, { kind: "expect", text }, "expecting");
      return { arrived: answered(child, "arrived").then(({ atMs }) => atMs) };
    },
    async close() {
      const exited = once(child, "exit");
      child.send({ kind: "close" } satisfies ReadersOrder);
      await exited;
    },
  };
}

async function ordered<Kind extends ReadersAnswer["kind"]>(
  child: ChildProcess,
  order: ReadersOrder,
  kind: Kind,
): Promise<void> {
  const answer = answered(child, kind);
  child.send(order);
  await answer;
}

/** @throws {Error} if the process ends, or says nothing for too long */
function answered<Kind extends ReadersAnswer["kind"]>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<ReadersAnswer, { kind: Kind }>> {
  const { promise, resolve, reject } = Promise.withResolvers<Extract<ReadersAnswer, { kind: Kind }>>();
  const isAwaited = (answer: ReadersAnswer): answer is Extract<ReadersAnswer, { kind: Kind }> =>
    answer.kind === kind;
  const take = (answer: ReadersAnswer) => isAwaited(answer) && resolve(answer);
  const end = () => reject(new Error("The process of the readers ended; its reason is above."));
  const timer = setTimeout(() => reject(new Error(`The readers are not ${kind} in time.`)), PATIENCE_MS);
  child.on("message", take);
  child.once("exit", end);
  return promise.finally(() => {
    clearTimeout(timer);
    child.off("message", take);
    child.off("exit", end);
  });
}
