/** More work waits than will be done soon; the caller should come back. */
export class QueueFull extends Error {
  override readonly name = "QueueFull";
}

export interface RenderQueue {
  /**
   * Runs a job when its turn comes; whoever asks for the same key meanwhile gets the same result. Rejects with QueueFull
   * if too many wait.
   */
  run(key: string, job: () => Promise<Buffer>): Promise<Buffer>;
}

/** At most `concurrency` jobs run and `maxWaiting` wait. */
export function createRenderQueue({
  concurrency,
  maxWaiting,
}: {
  concurrency: number;
  maxWaiting: number;
}): RenderQueue {
  const underWay = new Map<string, Promise<Buffer>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn(job: () => Promise<Buffer>): Promise<Buffer> {
    if (running >= concurrency) await new Promise<void>((start) => waiting.push(start));
    else running += 1;
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    async run(key, job) {
      const same = underWay.get(key);
      if (same) return await same;
      if (running >= concurrency && waiting.length >= maxWaiting) {
        throw new QueueFull(`${waiting.length} images wait to be made.`);
      }
      const result = inTurn(job).finally(() => underWay.delete(key));
      underWay.set(key, result);
      return await result;
    },
  };
}
