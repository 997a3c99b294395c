import { afterEach, beforeEach, expect, test } from "vitest";
import { LakeError } from "../lakeError.ts";
import { type TemporaryStore, temporaryStore } from "../store/temporaryStore.ts";
import { createQueryPool, type QueryPool, type QueryPoolOptions } from "./queryPool.ts";
import type { QueryRequest } from "./runQuery.ts";

let lake: TemporaryStore;
const pools: QueryPool[] = [];

beforeEach(() => {
  lake = temporaryStore();
});

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
  lake.remove();
});

function openPool(options: Partial<QueryPoolOptions> = {}): QueryPool {
  const pool = createQueryPool({ file: lake.file, size: 2, timeoutMs: 20_000, ...options });
  pools.push(pool);
  return pool;
}

function request(query: string, params: Record<string, unknown> = {}): QueryRequest {
  return {
    datasetId: lake.datasetId,
    query,
    params,
    perspective: "published",
    visibility: "all",
    now: "2016-07-27T20:15:00Z",
  };
}

async function resultOf(pool: QueryPool, ...query: Parameters<QueryPool["queryJson"]>): Promise<unknown> {
  return JSON.parse((await pool.queryJson(...query)).json);
}

/** Takes minutes: every element of a list is compared with every other, three times over. */
function endlessQuery(): QueryRequest {
  const list = Array.from({ length: 3_000 }, (_, index) => index);
  return request("$list[count($list[count($list[@ > ^]) > 1]) > 1]", { list });
}

async function refusalOf(promise: Promise<unknown>): Promise<LakeError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof LakeError)) throw new Error(`expected a LakeError, got ${error}`);
  return error;
}

test("query right after a commit: sees it, whichever worker answers", async () => {
  const pool = openPool();
  for (const number of Array.from({ length: 20 }, (_, index) => index)) {
    lake.commit([{ createOrReplace: { _id: "counter", _type: "counter", number } }]);
    const query = request(`*[_id == "counter"][0].number`);
    expect(await Promise.all([resultOf(pool, query), resultOf(pool, query)])).toEqual([number, number]);
  }
});

test("ask for JSON: the result is text, ready to send", async () => {
  lake.commit([{ create: { _id: "a", _type: "word", text: "é" } }]);
  const answer = await openPool().queryJson(request("*[_type == 'word']{text}"));
  expect(answer.json).toBe('[{"text":"é"}]');
  expect(answer.plan).toEqual({ scans: 0, candidates: 1, indexes: ["type"] });
});

test("query that isn't GROQ: rejects with the worker's error in Sanity's shape", async () => {
  const error = await refusalOf(resultOf(openPool(), request("*[")));
  expect(error.status).toBe(400);
  expect(error.body).toMatchObject({ error: { type: "queryParseError", query: "*[" } });
});

test("query that runs too long: is stopped with 408, and the next ones are answered by a new worker", async () => {
  const pool = openPool({ size: 1, timeoutMs: 300 });
  await resultOf(pool, request("1"));
  const endless = refusalOf(resultOf(pool, endlessQuery()));
  const waiting = resultOf(pool, request("1 + 1"));
  const { status, body } = await endless;
  expect({ status, body }).toMatchObject({ status: 408, body: { error: { type: "queryTimeoutError" } } });
  expect(await waiting).toBe(2);
});

test("more queries than workers: all are answered, in turn", async () => {
  const pool = openPool();
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, number) => resultOf(pool, request("$number", { number }))),
  );
  expect(results).toEqual(Array.from({ length: 50 }, (_, number) => number));
});

test("more waiting than allowed: the last is refused with 429", async () => {
  const pool = openPool({ size: 1, waitingLimit: 1 });
  const accepted = [resultOf(pool, request("1")), resultOf(pool, request("2"))];
  expect((await refusalOf(resultOf(pool, request("3")))).status).toBe(429);
  expect(await Promise.all(accepted)).toEqual([1, 2]);
});

test("close: what runs is answered, what waits and what comes is refused with 503", async () => {
  const pool = openPool({ size: 1 });
  const running = resultOf(pool, request("1"));
  const waiting = refusalOf(resultOf(pool, request("2")));
  const closed = pool.close();
  expect((await refusalOf(resultOf(pool, request("3")))).status).toBe(503);
  expect((await waiting).status).toBe(503);
  expect(await running).toBe(1);
  await closed;
});

test("worker that can't open the file: the query is rejected, and nothing is tried without end", async () => {
  const pool = createQueryPool({ file: `${lake.file}.missing`, size: 1, timeoutMs: 20_000 });
  await expect(resultOf(pool, request("1"))).rejects.toThrow("missing");
  await expect(resultOf(pool, request("1"))).rejects.toThrow("missing");
  await pool.close();
});

test("result over the limit: refused with 400, and the worker answers the next query", async () => {
  const pool = openPool({ size: 1, resultLimit: 100 });
  const list = Array.from({ length: 60 }, () => 1);
  const { status, body } = await refusalOf(pool.queryJson(request("$list", { list })));
  expect({ status, body }).toMatchObject({
    status: 400,
    body: { error: { type: "queryResultTooLargeError" } },
  });
  expect(await resultOf(pool, request("$list[0...49]", { list }))).toHaveLength(49);
});

test("query that needs too much memory: refused with 400, and the next one is answered by a new worker", async () => {
  const pool = openPool({ size: 1, memoryLimitMb: 48 });
  const list = Array.from({ length: 3_000 }, () => ({ n: 1 }));
  const { status, body } = await refusalOf(
    pool.queryJson(request("$list[]{'a': $list[]{'b': n}}", { list })),
  );
  expect({ status, body }).toMatchObject({ status: 400, body: { error: { type: "queryOutOfMemoryError" } } });
  expect(await resultOf(pool, request("1"))).toBe(1);
});

test("caller who hangs up: its waiting query is dropped and makes room for another", async () => {
  const pool = openPool({ size: 1, waitingLimit: 1 });
  const running = resultOf(pool, request("1"));
  const hangUp = new AbortController();
  const dropped = pool.queryJson(request("2"), { signal: hangUp.signal });
  hangUp.abort();
  const next = resultOf(pool, request("3"));
  expect((await refusalOf(dropped)).status).toBe(499);
  expect(await Promise.all([running, next])).toEqual([1, 3]);
  expect((await refusalOf(pool.queryJson(request("4"), { signal: hangUp.signal }))).status).toBe(499);
});

test("one caller with many queries: another caller's first comes second", async () => {
  const pool = openPool({ size: 1 });
  const answered: string[] = [];
  const ask = async (caller: string, name: string) => {
    await pool.queryJson(request("1"), { caller });
    answered.push(name);
  };
  await Promise.all([ask("a", "a1"), ask("a", "a2"), ask("a", "a3"), ask("b", "b1")]);
  expect(answered).toEqual(["a1", "a2", "b1", "a3"]);
});
