import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createOperatorPages, type OperatorPagesOptions } from "./operatorPages.ts";
import type { SiteHealth } from "./siteHealth.ts";

const TOKEN = "operators-only-0123456789";
const HEALTH: SiteHealth = {
  status: "ok",
  site: { uptimeSeconds: 90, build: "abc", pages: 5 },
  lake: { reachable: true, latencyMs: 1 },
  deliveries: { pending: 0, failed: 0, oldestPendingSeconds: null },
  lagSeconds: 10,
};

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function open(over: Partial<OperatorPagesOptions> = {}): Promise<string> {
  const pages = createOperatorPages({
    health: async () => HEALTH,
    metrics: { text: async () => "up 1\n", contentType: "text/plain; version=0.0.4; charset=utf-8" },
    operatorToken: TOKEN,
    ...over,
  });
  const server = createServer(async (request, response) => {
    if (!(await pages(request.url ?? "", request, response))) response.writeHead(404).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const asOperator = { headers: { authorization: `Bearer ${TOKEN}` } };

describe("/api/health", () => {
  test("anybody: whether readers are served, and nothing else", async () => {
    const answer = await fetch(`${await open()}/api/health`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toEqual({ status: "ok" });
  });

  test("the operator: everything", async () => {
    expect(await (await fetch(`${await open()}/api/health`, asOperator)).json()).toEqual(HEALTH);
  });

  test.each([
    ["ok", 200],
    ["degraded", 200],
    ["unavailable", 503],
  ] as const)("%s: %i", async (status, code) => {
    const site = await open({ health: async () => ({ ...HEALTH, status }) });
    expect((await fetch(`${site}/api/health`)).status).toBe(code);
    expect((await fetch(`${site}/api/health/live`)).status).toBe(200);
  });

  test("a wrong token, or none set: as for anybody", async () => {
    const wrong = { headers: { authorization: `Bearer ${TOKEN}x` } };
    expect(await (await fetch(`${await open()}/api/health`, wrong)).json()).toEqual({ status: "ok" });
    const closed = await open({ operatorToken: null });
    expect(await (await fetch(`${closed}/api/health`, asOperator)).json()).toEqual({ status: "ok" });
  });

  test("POST: 405", async () => {
    expect((await fetch(`${await open()}/api/health`, { method: "POST" })).status).toBe(405);
  });
});

describe("/api/metrics", () => {
  test("the operator: Prometheus' text", async () => {
    const answer = await fetch(`${await open()}/api/metrics`, asOperator);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(await answer.text()).toBe("up 1\n");
  });

  test("anybody else: 401", async () => {
    const answer = await fetch(`${await open()}/api/metrics`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(await answer.text()).not.toContain("up 1");
  });

  test("switched off: as if there were no such address", async () => {
    expect((await fetch(`${await open({ metrics: null })}/api/metrics`, asOperator)).status).toBe(404);
  });
});
