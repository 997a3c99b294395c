import { afterEach, expect, test } from "vitest";
import { queryTimedOut } from "../query/queryError.ts";
import type { QueryRequest } from "../query/runQuery.ts";
import { startTestLake, type TestLake } from "./testLake.ts";

let lake: TestLake | undefined;

afterEach(async () => {
  await lake?.close();
});

function mutate({ fetch }: TestLake, mutations: unknown[]): Promise<Response> {
  return fetch("/data/mutate/production?returnIds=true", {
    method: "POST",
    role: "editor",
    body: JSON.stringify({ mutations }),
  });
}

test("mutate by a query that takes too long: 408 from the pool, and the writer doesn't run it", async () => {
  lake = await startTestLake({
    pool: {
      async queryJson({ query }) {
        throw queryTimedOut(query, 10_000);
      },
    },
  });
  await mutate(lake, [{ create: { _id: "a", _type: "story" } }]);
  const response = await mutate(lake, [{ delete: { query: "*[true]" } }]);
  expect([response.status, await response.json()]).toMatchObject([
    408,
    { error: { type: "queryTimeoutError", query: "*[true]" } },
  ]);
  expect(await lake.client("viewer").getDocument("a")).toBeDefined();
});

test("mutate by queries: each is tried once in the pool, then finds what this transaction has written", async () => {
  const asked: QueryRequest[] = [];
  lake = await startTestLake({
    pool: {
      async queryJson(request) {
        asked.push(request);
        return { json: "[]", plan: { scans: 0, candidates: 0, indexes: [] }, syncTags: [] };
      },
    },
  });
  const query = "*[_type == $type]";
  const response = await mutate(lake, [
    { create: { _id: "drafts.a", _type: "story" } },
    { patch: { query, params: { type: "story" }, set: { title: "One" } } },
    { patch: { query, params: { type: "story" }, inc: { count: 1 } } },
    { delete: { query, params: { type: "note" } } },
  ]);
  expect(await response.json()).toMatchObject({ documentIds: ["drafts.a"] });
  expect(asked.map(({ params }) => params)).toEqual([{ type: "story" }, { type: "note" }]);
  expect(asked[0]).toMatchObject({ query, perspective: "raw", visibility: "all", wanted: "ids" });
});
