import { afterEach, describe, expect, test } from "vitest";
import type { LakeServerOptions } from "../http/createLakeServer.ts";
import { startTestLake, type TestLake } from "../http/testLake.ts";
import { recordDeliveries } from "../webhooks/deliveries.ts";
import { putWebhook } from "../webhooks/webhooks.ts";
import type { LoggedRequest } from "./lakeLog.ts";

let lake: TestLake;
const requests: LoggedRequest[] = [];

afterEach(async () => {
  requests.length = 0;
  await lake.close();
});

async function start(options: Partial<LakeServerOptions> = {}): Promise<void> {
  lake = await startTestLake({ logRequest: (request) => requests.push(request), ...options });
}

/** A delivery that waits since 90 seconds ago, and one that was given up. */
function leaveDeliveries(): void {
  const datasetId = lake.store.dataset("production")?.id ?? 0;
  const hook = {
    name: "site",
    url: "http://127.0.0.1:9",
    secret: "s",
    filter: "",
    projection: "",
    includeDrafts: false,
  };
  const { id: webhookId } = putWebhook(lake.store.db, { ...hook, datasetId });
  const now = new Date(Date.now() - 90_000);
  const common = {
    webhookId,
    seq: 1,
    attempts: 0,
    nextAttemptAt: now,
    operation: "update" as const,
    payload: "{}",
  };
  recordDeliveries(lake.store.db, {
    webhookId,
    cursor: 1,
    now,
    deliveries: [
      { ...common, id: "d1", documentId: "a", error: null },
      { ...common, id: "d2", documentId: "b", error: "no such function" },
    ],
  });
}

describe("request ids", () => {
  test("a query with one: answered and logged with it, and with its plan", async () => {
    await start();
    const answer = await lake.fetch("/data/query/production?query=*%5B_id%3D%3D%22a%22%5D", {
      role: "viewer",
      headers: { "x-request-id": "reader-1" },
    });
    expect(answer.headers.get("x-request-id")).toBe("reader-1");
    expect(requests).toEqual([
      {
        requestId: "reader-1",
        method: "GET",
        path: "/v2025-02-19/data/query/production",
        status: 200,
        durationMs: expect.any(Number),
        plan: expect.stringContaining("scans=0"),
      },
    ]);
  });

  test("one that can't be used: a new one", async () => {
    await start();
    const answer = await lake.fetch("/ping", { headers: { "x-request-id": "a b" } });
    expect(answer.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  });

  test("what is refused: logged too, and nothing secret of it", async () => {
    await start();
    const secret = "sk-s3cret";
    await lake.fetch(`/data/query/production?query=*&token=${secret}`, {
      headers: { authorization: `Bearer ${secret}`, cookie: `session=${secret}` },
    });
    await lake.fetch(`/data/nothing%0Alevel=error?secret=${secret}`, { role: "viewer" });
    expect(requests.map(({ status }) => status)).toEqual([401, 404]);
    const all = JSON.stringify(requests) + lake.logged.join("\n");
    expect(all).not.toContain(secret);
    expect(lake.logged).toEqual(["not supported: GET /v2025-02-19/data/nothing%0Alevel=error"]);
  });
});

describe("/health", () => {
  test("anybody: that it is well; a token: the backlog of webhooks too", async () => {
    await start();
    leaveDeliveries();
    expect(await (await lake.fetch("/health")).json()).toEqual({ status: "ok" });
    const { deliveries } = (await (await lake.fetch("/health", { role: "viewer" })).json()) as {
      deliveries: { oldestPendingSeconds: number };
    };
    expect(deliveries).toEqual({ pending: 1, failed: 1, oldestPendingSeconds: expect.any(Number) });
    expect(deliveries.oldestPendingSeconds).toBeGreaterThanOrEqual(90);
  });

  test("nothing to send: no age", async () => {
    await start();
    expect(await (await lake.fetch("/health", { role: "viewer" })).json()).toEqual({
      status: "ok",
      deliveries: { pending: 0, failed: 0, oldestPendingSeconds: null },
    });
  });
});

describe("/metrics", () => {
  const asViewer = () => ({ headers: { authorization: `Bearer ${lake.tokens.viewer}` } });

  test("switched off: 404; without a token: 401", async () => {
    await start();
    expect((await fetch(`${lake.url}/metrics`, asViewer())).status).toBe(404);
    await lake.close();
    await start({ hasMetrics: true });
    expect((await fetch(`${lake.url}/metrics`)).status).toBe(401);
  });

  test("queries, commits, listeners, webhooks: as they were", async () => {
    await start({ hasMetrics: true });
    leaveDeliveries();
    const editor = lake.client("editor");
    await editor.create({ _id: "a", _type: "story" });
    await editor.fetch('*[_id == "a"]');
    await editor.fetch("*");
    await expect(editor.fetch("*[")).rejects.toThrow();
    await expect(editor.create({ _id: "a", _type: "story" })).rejects.toThrow();
    const listening = new AbortController();
    await lake.fetch("/data/listen/production?query=*", { role: "viewer", signal: listening.signal });

    const answer = await fetch(`${lake.url}/metrics`, asViewer());
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    for (const line of [
      'lake_requests_total{endpoint="data/query",status="200"} 2',
      'lake_requests_total{endpoint="data/query",status="400"} 1',
      'lake_query_duration_seconds_count{plan="indexed"} 1',
      'lake_query_duration_seconds_count{plan="scan"} 1',
      'lake_query_duration_seconds_count{plan="failed"} 1',
      'lake_commit_duration_seconds_count{outcome="committed"} 1',
      'lake_commit_duration_seconds_count{outcome="refused"} 1',
      "lake_listeners 1",
      'lake_webhook_deliveries{state="pending"} 1',
      'lake_webhook_deliveries{state="failed"} 1',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
    expect(Number(/^lake_webhook_oldest_pending_seconds (\d+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(90);
    expect(text).toContain("nodejs_eventloop_lag_seconds");
    listening.abort();
  });

  test("paths that nobody serves: one kind for all", async () => {
    await start({ hasMetrics: true });
    for (const path of ["/nothing", "/data/unknown/x", "/data/queryx/production"]) {
      await lake.fetch(path, { role: "viewer" });
    }
    const text = await (await fetch(`${lake.url}/metrics`, asViewer())).text();
    expect(text).toContain('lake_requests_total{endpoint="other",status="404"} 3\n');
  });
});
