import { expect, test } from "vitest";
import { createRenderQueue, QueueFull } from "./renderQueue.ts";

/** Jobs that end when told to; `started` has the names of those that were begun. */
function controlledJobs() {
  const started: string[] = [];
  const jobs = new Map<string, PromiseWithResolvers<Buffer>>();
  return {
    started,
    job: (name: string) => () => {
      started.push(name);
      const job = Promise.withResolvers<Buffer>();
      jobs.set(name, job);
      return job.promise;
    },
    end: (name: string) => jobs.get(name)?.resolve(Buffer.from(name)),
    fail: (name: string) => jobs.get(name)?.reject(new Error(name)),
  };
}

test("more jobs than may run: the others wait for their turn", async () => {
  const queue = createRenderQueue({ concurrency: 2, maxWaiting: 10 });
  const { started, job, end, fail } = controlledJobs();
  const results = ["a", "b", "c", "d"].map((name) => queue.run(name, job(name)));
  expect(started).toEqual(["a", "b"]);
  end("b");
  await results[1];
  expect(started).toEqual(["a", "b", "c"]);
  fail("a");
  await expect(results[0]).rejects.toThrow("a");
  expect(started).toEqual(["a", "b", "c", "d"]);
  end("c");
  end("d");
  expect((await Promise.all(results.slice(2))).map(String)).toEqual(["c", "d"]);
});

test("the same key while it is under way: one job, one result for all; afterwards a new one", async () => {
  const queue = createRenderQueue({ concurrency: 1, maxWaiting: 0 });
  const { started, job, end } = controlledJobs();
  const results = [queue.run("a", job("a")), queue.run("a", job("a")), queue.run("a", job("a"))];
  end("a");
  expect((await Promise.all(results)).map(String)).toEqual(["a", "a", "a"]);
  const again = queue.run("a", job("a"));
  end("a");
  await again;
  expect(started).toEqual(["a", "a"]);
});

test("too many waiting: QueueFull; when one has ended there is room again", async () => {
  const queue = createRenderQueue({ concurrency: 1, maxWaiting: 1 });
  const { job, end } = controlledJobs();
  const running = queue.run("a", job("a"));
  const waiting = queue.run("b", job("b"));
  await expect(queue.run("c", job("c"))).rejects.toThrow(QueueFull);
  end("a");
  await running;
  const next = queue.run("c", job("c"));
  end("b");
  await waiting;
  end("c");
  expect(String(await next)).toBe("c");
});
