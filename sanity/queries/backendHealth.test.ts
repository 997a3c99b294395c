import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createReaderClient } from "../client.ts";
import { loadBackendHealth } from "./backendHealth.ts";

const QUEUE = { pending: 2, failed: 1, oldestPendingSeconds: 40 };

let asked: string[];
let status: number;
let answer: unknown;
const server = createServer((request, response) => {
  asked.push(`${request.headers.authorization} ${new URL(request.url ?? "", "http://lake").pathname}`);
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
});

beforeEach(async () => {
  asked = [];
  status = 200;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function health(backend: "embedded" | "hosted") {
  const client = createReaderClient({
    projectId: "verbatim",
    dataset: "production",
    apiHost: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    useProjectHostname: false,
    readToken: "viewer-token",
  });
  return loadBackendHealth(client, { backend });
}

describe("loadBackendHealth", () => {
  test("the embedded lake: its queue of deliveries, asked for with the site's token", async () => {
    answer = { status: "ok", deliveries: QUEUE };
    expect(await health("embedded")).toEqual(QUEUE);
    expect(asked).toEqual(["Bearer viewer-token /v2025-02-19/health"]);
  });

  test("hosted Sanity: one query, and no queue", async () => {
    answer = { result: "2026-03-07T12:00:00Z", ms: 1 };
    expect(await health("hosted")).toBeNull();
    expect(asked).toEqual(["Bearer viewer-token /v2025-02-19/data/query/production"]);
  });

  test("a backend that is busy: an error at once, without a retry", async () => {
    status = 503;
    answer = { error: "Unavailable", message: "busy", statusCode: 503 };
    await expect(health("embedded")).rejects.toThrow("busy");
    expect(asked).toHaveLength(1);
  });

  test("somebody else's answer: an error", async () => {
    answer = { hello: "world" };
    await expect(health("embedded")).rejects.toThrow();
    await expect(health("hosted")).rejects.toThrow();
  });
});
