import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { createSiteServer, type SiteServerOptions } from "./createSiteServer.ts";
import { createRateLimit } from "./limits/rateLimit.ts";
import { currentRequestId } from "./observe/requestId.ts";
import { createSiteLog } from "./observe/siteLog.ts";
import type { EndedRequest, Refusal } from "./observe/siteMetrics.ts";

/** Impatient, so that a test waits for what it tests and no longer. */
const PATIENCE = {
  headersMs: 100,
  requestMs: 150,
  idleMs: 400,
  answerMs: 300,
  keepAliveMs: 100,
  checkMs: 10,
};
const UUID = /^[\da-f-]{36}$/;

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

interface Opened {
  url: string;
  server: Server;
  lines: string[];
  ended: EndedRequest[];
  refused: Refusal[];
}

async function open(over: Partial<SiteServerOptions> = {}): Promise<Opened> {
  const lines: string[] = [];
  const ended: EndedRequest[] = [];
  const refused: Refusal[] = [];
  const server = createSiteServer({
    handle: async (_, response) => void response.end("page"),
    operatorPages: async () => false,
    log: createSiteLog({ format: "json", level: "debug" }, (line) => lines.push(line)),
    metrics: {
      requestEnded: (request) => ended.push(request),
      requestRefused: (reason) => refused.push(reason),
      connectionsChanged: () => undefined,
    },
    clientOf: () => null,
    takeRequest: async () => null,
    development: false,
    patience: PATIENCE,
    ...over,
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, lines, ended, refused };
}

async function dial({ url }: Opened): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  sockets.push(socket);
  await once(socket, "connect");
  return socket;
}

/** Resolves when the server has got rid of the next connection that it takes. */
function nextConnectionClosed({ server }: Opened): Promise<void> {
  return new Promise((resolve) =>
    server.once("connection", (socket) => socket.once("close", () => resolve())),
  );
}

describe("request ids", () => {
  test("a reader's own: answered, and known to whatever serves the request", async () => {
    const site = await open({ handle: async (_, response) => void response.end(currentRequestId()) });
    const answer = await fetch(site.url, { headers: { "x-request-id": "reader-1" } });
    expect(answer.headers.get("x-request-id")).toBe("reader-1");
    expect(await answer.text()).toBe("reader-1");
  });

  test("none, or one that can't be used: a new one", async () => {
    const site = await open();
    expect((await fetch(site.url)).headers.get("x-request-id")).toMatch(UUID);
    const answer = await fetch(site.url, { headers: { "x-request-id": "a b" } });
    expect(answer.headers.get("x-request-id")).toMatch(UUID);
  });
});

describe("log and metrics", () => {
  test("a request: a line at debug with its id, method, path, status and time, and a count", async () => {
    const site = await open({
      handle: async (_, response) => void response.setHeader("x-nextjs-cache", "HIT").end("page"),
    });
    await (await fetch(`${site.url}/stories/a`, { headers: { "x-request-id": "r1" } })).text();
    await expect.poll(() => site.lines.length).toBe(1);
    expect(JSON.parse(site.lines[0] ?? "")).toMatchObject({
      level: "debug",
      requestId: "r1",
      method: "GET",
      path: "/stories/a",
      status: 200,
      durationMs: expect.any(Number),
      cache: "HIT",
    });
    expect(site.ended).toEqual([
      { route: "story", status: 200, cache: "HIT", durationMs: expect.any(Number) },
    ]);
  });

  test("what is secret: in no line, whatever goes wrong", async () => {
    const secret = "s3cret-s3cret";
    const site = await open({ handle: () => Promise.reject(new Error("broken")) });
    const answer = await fetch(`${site.url}/api/draft?secret=${secret}&token=${secret}`, {
      headers: {
        authorization: `Bearer ${secret}`,
        cookie: `__prerender_bypass=${secret}`,
        "sanity-webhook-signature": secret,
        "x-verbatim-own-request": secret,
        "user-agent": secret,
        referer: `http://127.0.0.1/?${secret}`,
      },
    });
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe("Something went wrong here.\n");
    await expect.poll(() => site.lines.length).toBe(2);
    expect(site.lines.map((line) => JSON.parse(line).level)).toEqual(["error", "warn"]);
    expect(site.lines.join("\n")).toContain("/api/draft");
    expect(site.lines.join("\n")).not.toContain(secret);
  });

  test("a reader who hangs up: 499", async () => {
    const asked = Promise.withResolvers<void>();
    const site = await open({ handle: async () => asked.resolve() });
    const socket = await dial(site);
    socket.write("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
    await asked.promise;
    socket.destroy();
    await expect.poll(() => site.ended).toMatchObject([{ status: 499 }]);
  });
});

describe("limits", () => {
  test("too many requests from one address: 429 with Retry-After; others are served", async () => {
    const site = await open({
      clientOf: ({ headers }: IncomingMessage) => String(headers["x-from"]),
      takeRequest: createRateLimit(1),
    });
    const statusFor = async (from: string) => (await fetch(site.url, { headers: { "x-from": from } })).status;
    for (let request = 0; request < 10; request += 1) expect(await statusFor("one")).toBe(200);
    const refusal = await fetch(site.url, { headers: { "x-from": "one" } });
    expect(refusal.status).toBe(429);
    expect(Number(refusal.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refusal.headers.get("cache-control")).toBe("private, no-store");
    expect(await statusFor("two")).toBe(200);
    expect(site.refused).toEqual(["rate"]);
  });

  test("the process itself: never refused", async () => {
    const site = await open({ clientOf: () => null, takeRequest: async () => 10 });
    expect((await fetch(site.url)).status).toBe(200);
  });

  test.each([
    ["an address of 5,000 characters", `GET /${"a".repeat(5_000)} HTTP/1.1\r\nhost: a\r\n\r\n`, 414],
    ["headers of 20,000 bytes", `GET / HTTP/1.1\r\nhost: a\r\nx-a: ${"a".repeat(20_000)}\r\n\r\n`, 431],
    ["a body for a page", "POST /stories/a HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n", 413],
    ["a body without end", "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n", 413],
    [
      "more than a webhook sends",
      "POST /api/revalidate HTTP/1.1\r\nhost: a\r\ncontent-length: 1000001\r\n\r\n",
      413,
    ],
  ])("%s: %3$i, and the connection is closed", async (_, request, status) => {
    let handled = 0;
    const site = await open({
      handle: async () => {
        handled += 1;
      },
    });
    const socket = await dial(site);
    socket.write(request);
    expect(await text(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(handled).toBe(0);
  });
});

test.each(["h2c", "websocket"])(
  "an offer to go on with %s: left alone, and the page answered",
  async (protocol) => {
    const site = await open();
    site.server.on("upgrade", (_, socket) => socket.destroy());
    const socket = await dial(site);
    socket.write(`GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: ${protocol}\r\n\r\n`);
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1.1 200 /);
  },
);

test("development: a tool's long address and its body are taken", async () => {
  const site = await open({ development: true });
  const answer = await fetch(`${site.url}/__nextjs?${"a".repeat(5_000)}`, { method: "POST", body: "{}" });
  expect(answer.status).toBe(200);
});

describe("slow clients", () => {
  test("headers that never end: 408, and the connection is closed", async () => {
    const socket = await dial(await open());
    socket.write("GET / HTTP/1.1\r\nhost: a\r\nx-a: ");
    expect(await text(socket)).toMatch(/^HTTP\/1.1 408 /);
  });

  test("a body that never comes: 408, and the connection is closed", async () => {
    const site = await open({ handle: async (request, response) => void response.end(await text(request)) });
    const socket = await dial(site);
    socket.write("POST /api/revalidate HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nabc");
    expect(await text(socket)).toMatch(/^HTTP\/1.1 408 /);
    expect(socket.destroyed).toBe(true);
  });

  test("a connection on which nothing is ever sent: 408, and closed", async () => {
    const socket = await dial(await open());
    expect(await text(socket)).toMatch(/^HTTP\/1.1 408 /);
  });

  test("a reader who doesn't read: cut off", async () => {
    const site = await open({ handle: async (_, response) => void response.end(Buffer.alloc(50_000_000)) });
    const closed = nextConnectionClosed(site);
    const socket = await dial(site);
    socket.pause();
    socket.write("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
    await closed;
    await expect.poll(() => site.ended).toMatchObject([{ status: 499 }]);
  });

  test("a reader who reads a little now and then: cut off", async () => {
    const site = await open({ handle: async (_, response) => void response.end(Buffer.alloc(50_000_000)) });
    const closed = nextConnectionClosed(site);
    const socket = await dial(site);
    socket.pause();
    socket.write("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
    const reading = setInterval(() => socket.read(65_536), 20);
    await closed;
    clearInterval(reading);
  });

  test("a stream of events: has no end of its own", async () => {
    const site = await open({
      patience: { ...PATIENCE, answerMs: 50 },
      handle: async (_, response) => {
        response.writeHead(200, { "content-type": "text/event-stream" }).write(": hello\n\n");
        setTimeout(() => response.end(": still here\n\n"), 150);
      },
    });
    expect(await (await fetch(site.url)).text()).toBe(": hello\n\n: still here\n\n");
  });

  test("as many slow clients as there are connections: a reader is served once they are cut off", async () => {
    const site = await open({ maxConnections: 5 });
    const slow = await Promise.all(Array.from({ length: 5 }, () => dial(site)));
    const gone = slow.map((socket) => once(socket.resume(), "close"));
    for (const socket of slow) socket.write("GET / HTTP/1.1\r\nx-a: ");
    const sixth = await dial(site);
    expect(await text(sixth)).toBe("");
    await Promise.all(gone);
    expect((await fetch(site.url)).status).toBe(200);
  });
});
