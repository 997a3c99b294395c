import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSiteServer } from "./createSiteServer.ts";
import { complaintsAbout, malformedRequests } from "./fixtures/malformedRequests.ts";
import { createFrontDoor } from "./frontDoor.ts";
import { clientAddressReader } from "./limits/clientAddress.ts";
import { createRateLimit } from "./limits/rateLimit.ts";
import { createOperatorPages } from "./observe/operatorPages.ts";
import { createSiteLog } from "./observe/siteLog.ts";

const SEED = 20_160_727;
const SECRET = "viewer-token-that-never-leaves";
const PATIENCE = {
  headersMs: 150,
  requestMs: 150,
  idleMs: 500,
  answerMs: 500,
  keepAliveMs: 500,
  checkMs: 10,
};

let server: Server;
let port: number;
const lines: string[] = [];

beforeAll(async () => {
  server = createSiteServer({
    handle: createFrontDoor({
      handle: standInForNext,
      errorDocuments: async (status) => `<!doctype html><h1>${status}</h1>`,
      studio: async () => undefined,
      preview: { shows: () => false, handle: async () => undefined },
      live: async (_, response) => void response.writeHead(404).end(),
      liveScript: async (_, response) => void response.writeHead(404).end(),
      assets: null,
      imageOrigin: null,
      pageAddress: async (page) => {
        const { length } = JSON.stringify(page);
        if (length % 3 === 0) throw new Error(`backend down, asked with ${SECRET}`);
        return length % 3 === 1 ? { kind: "published" } : { kind: "missing" };
      },
      isRendered: () => false,
      isOwnRequest: () => false,
      development: false,
    }),
    operatorPages: createOperatorPages({
      health: async () => ({
        status: "ok",
        site: { uptimeSeconds: 1, build: null, pages: 0 },
        lake: { reachable: true, latencyMs: 1 },
        deliveries: null,
        lagSeconds: 1,
      }),
      metrics: { text: async () => `secret ${SECRET}`, contentType: "text/plain" },
      operatorToken: SECRET,
    }),
    log: createSiteLog({ format: "json", level: "debug" }, (line) => lines.push(line)),
    metrics: null,
    clientOf: clientAddressReader(["loopback"]),
    takeRequest: createRateLimit(100),
    development: false,
    patience: PATIENCE,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Pages, assets and an endpoint that reads what it is sent. */
async function standInForNext(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "", "http://next");
  if (pathname === "/api/revalidate") {
    const body = await buffer(request);
    response.writeHead(401, { "content-type": "application/json" }).end(JSON.stringify(body.byteLength));
  } else if (pathname.startsWith("/_next/")) {
    response.writeHead(200, { "content-type": "text/css" }).end("a{}");
  } else if (pathname.startsWith("/stories/")) {
    response
      .writeHead(200, { "content-type": "text/html", etag: `"${pathname.length}"` })
      .end("<h1>Story</h1>");
  } else {
    response.writeHead(404, { "content-type": "text/html" }).end();
  }
}

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind.startsWith("TCP")).length;
}

function heapBytes(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

test("2,000 malformed requests: each answered with HTTP or hung up on, nothing told, nothing left behind", async () => {
  const requests = malformedRequests(2_000, SEED);
  const target = { port, secrets: [SECRET] };
  expect(await complaintsAbout(requests.slice(0, 500), target)).toEqual([]);
  lines.length = 0;
  const before = { sockets: openSockets(), heap: heapBytes() };

  expect(await complaintsAbout(requests.slice(500), target)).toEqual([]);
  expect(lines.join("\n")).not.toContain(SECRET);
  const isQuiet = (line: string) => JSON.parse(line).level === "debug";
  expect(lines.filter((line) => !isQuiet(line))).toEqual([]);
  // The others were refused before anybody looked at them.
  expect(lines.length).toBeGreaterThan(600);
  lines.length = 0;
  await expect
    .poll(() => new Promise((resolve) => server.getConnections((_, open) => resolve(open))))
    .toBe(0);
  await expect.poll(openSockets).toBeLessThanOrEqual(before.sockets);
  expect(heapBytes() - before.heap).toBeLessThan(8_000_000);

  const after = await fetch(`http://127.0.0.1:${port}/stories/a`);
  expect(await after.text()).toBe("<h1>Story</h1>");
}, 30_000);
