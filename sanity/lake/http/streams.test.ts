import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createToken, revokeToken } from "../access/tokens.ts";
import type { StreamMessage } from "./streamMessages.ts";
import { startTestLake, type TestLake } from "./testLake.ts";

const ending: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function startLake(options: Parameters<typeof startTestLake>[0] = {}): Promise<TestLake> {
  const lake = await startTestLake(options);
  ending.push(() => lake.close());
  return lake;
}

const addressOf = ({ url }: TestLake) => `${url.replace("http", "ws")}/v1/streams`;

/** A socket, opened, with what came on it in order. */
async function connect(lake: TestLake, headers: Record<string, string> = {}) {
  const socket = new WebSocket(addressOf(lake), { headers });
  ending.push(() => socket.terminate());
  const received: StreamMessage[] = [];
  const waiting: (() => void)[] = [];
  socket.on("message", (data) => {
    const message: StreamMessage = JSON.parse(String(data));
    if (message.type === "data" && message.text === ":\n\n") return;
    received.push(message);
    waiting.shift()?.();
  });
  await once(socket, "open");
  return {
    socket,
    say: (message: object) => socket.send(JSON.stringify(message)),
    async next(): Promise<StreamMessage | undefined> {
      if (received.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      return received.shift();
    },
  };
}

async function closing(socket: WebSocket): Promise<{ code: number; reason: string }> {
  const [code, reason] = await once(socket, "close");
  return { code, reason: String(reason) };
}

/** The status that a connection is refused with. */
async function refusal(lake: TestLake, headers: Record<string, string> = {}): Promise<number> {
  const socket = new WebSocket(addressOf(lake), { headers });
  ending.push(() => socket.terminate());
  socket.on("error", () => {});
  const [, response] = await once(socket, "unexpected-response");
  return response.statusCode;
}

function listenTo(id: number, query: string, authorization?: string, dataset = "production") {
  return {
    ...{ type: "open", id, headers: authorization === undefined ? {} : { authorization } },
    path: `/v2025-02-19/data/listen/${dataset}?${new URLSearchParams({ query })}`,
  };
}

describe("streams on one socket", () => {
  test("two are opened: each is answered, and gets its own events", async () => {
    const lake = await startLake();
    const authorization = `Bearer ${lake.tokens.viewer}`;
    const { say, next } = await connect(lake);
    say(listenTo(1, '*[_type == "story"]', authorization));
    expect(await next()).toMatchObject({ type: "answer", id: 1, status: 200 });
    expect(await next()).toMatchObject({
      type: "data",
      id: 1,
      text: expect.stringMatching(/^event: welcome\n/),
    });
    say(listenTo(2, '*[_type == "person"]', authorization));
    expect(await next()).toMatchObject({
      ...{ type: "answer", id: 2, status: 200 },
      headers: { "content-type": "text/event-stream" },
    });
    expect(await next()).toMatchObject({ id: 2, text: expect.stringMatching(/^event: welcome\n/) });
    await lake.client("editor").create({ _id: "s1", _type: "story" });
    await lake.client("editor").create({ _id: "p1", _type: "person", name: "Mara Ødegård" });
    expect(await next()).toMatchObject({ id: 1, text: expect.stringContaining('"documentId":"s1"') });
    expect(await next()).toMatchObject({ id: 2, text: expect.stringContaining("Mara Ødegård") });
  });

  test("one is closed: the lake listens no more, and the other goes on", async () => {
    const lake = await startLake({ listenerLimits: { total: 9, perToken: 2, perAddress: 1 } });
    const authorization = `Bearer ${lake.tokens.viewer}`;
    const { say, next } = await connect(lake);
    say(listenTo(1, "*", authorization));
    say(listenTo(2, "*", authorization));
    for (let message = 0; message < 4; message += 1) await next();
    say({ type: "close", id: 1 });
    say(listenTo(3, '*[_type == "story"]', authorization));
    expect(await next()).toMatchObject({ type: "answer", id: 3, status: 200 });
    expect(await next()).toMatchObject({ id: 3 });
    await lake.client("editor").create({ _id: "p1", _type: "person" });
    expect(await next()).toMatchObject({ type: "data", id: 2, text: expect.stringContaining("p1") });
  });

  test("a listener too many, no token, an unknown token, an unknown dataset: answered as over HTTP", async () => {
    const lake = await startLake({ listenerLimits: { total: 1, perToken: 1, perAddress: 1 } });
    const authorization = `Bearer ${lake.tokens.viewer}`;
    const { say, next } = await connect(lake);
    say(listenTo(1, "*", authorization));
    await next();
    await next();
    const refused: [object, number, string][] = [
      [listenTo(2, "*", authorization), 429, "its limit"],
      [listenTo(2, "*"), 401, "SIO-401-ANF"],
      [listenTo(2, "*", "Bearer unknown"), 401, "SIO-401-ANF"],
      [listenTo(2, "*", authorization, "nowhere"), 404, "Dataset not found"],
    ];
    for (const [opening, status, words] of refused) {
      say(opening);
      expect(await next()).toMatchObject({ type: "answer", id: 2, status });
      expect(await next()).toMatchObject({ type: "data", id: 2, text: expect.stringContaining(words) });
      expect(await next()).toEqual({ type: "end", id: 2 });
    }
  });

  test("its token is revoked: the stream ends, the socket stays", async () => {
    const lake = await startLake({ keepAliveMs: 20 });
    const now = new Date();
    const { token, secret } = createToken(lake.store.db, { role: "viewer", label: "leaving", now });
    const { say, next } = await connect(lake);
    say(listenTo(1, "*", `Bearer ${lake.tokens.viewer}`));
    say(listenTo(2, "*", `Bearer ${secret}`));
    for (let message = 0; message < 4; message += 1) await next();
    revokeToken(lake.store.db, { id: token.id, now });
    expect(await next()).toEqual({ type: "end", id: 2 });
    await lake.client("editor").create({ _id: "s1", _type: "story" });
    expect(await next()).toMatchObject({ id: 1, text: expect.stringContaining("s1") });
  });
});

describe("sockets for streams", () => {
  test("the client is lost: the lake listens no more for it", async () => {
    const lake = await startLake({ listenerLimits: { total: 1, perToken: 1, perAddress: 1 } });
    const authorization = `Bearer ${lake.tokens.viewer}`;
    const first = await connect(lake);
    first.say(listenTo(1, "*", authorization));
    await first.next();
    first.socket.terminate();
    await once(first.socket, "close");
    await expect
      .poll(async () => {
        const { say, next } = await connect(lake);
        say(listenTo(1, "*", authorization));
        return next();
      })
      .toMatchObject({ status: 200 });
  });

  test("what is no call: closed with 1008 and the reason", async () => {
    const lake = await startLake();
    const wrong: [string, RegExp][] = [
      ["{", /JSON/],
      ["[]", /object/],
      ['{"type": "open", "id": "1"}', /whole number/],
      ['{"type": "shut", "id": 1}', /open or close/],
      ['{"type": "open", "id": 1, "path": "/v1/data/query/production?query=*"}', /data\/listen/],
      ['{"type": "open", "id": 1, "path": "//example.org/v1/data/listen/production"}', /data\/listen/],
      ['{"type": "open", "id": 1, "path": "/v1/data/listen/open", "headers": {"a b": 1}}', /headers/],
    ];
    for (const [text, reason] of wrong) {
      const { socket } = await connect(lake);
      socket.send(text);
      expect(await closing(socket), text).toEqual({ code: 1008, reason: expect.stringMatching(reason) });
    }
  });

  test("a number that is taken: closed with 1008", async () => {
    const lake = await startLake();
    const { socket, say } = await connect(lake);
    say(listenTo(1, "*", `Bearer ${lake.tokens.viewer}`));
    say(listenTo(1, "*", `Bearer ${lake.tokens.viewer}`));
    expect(await closing(socket)).toMatchObject({
      code: 1008,
      reason: expect.stringContaining("open already"),
    });
  });

  test("it carries nothing for the time of a heartbeat: closed", async () => {
    const lake = await startLake({ keepAliveMs: 20 });
    const { socket } = await connect(lake);
    expect(await closing(socket)).toMatchObject({ code: 1000 });
  });

  test("a page of an origin that isn't allowed: 403; no upgrade: 426; no API version: 400", async () => {
    const lake = await startLake({ siteOrigins: ["http://localhost:3000"] });
    expect(await refusal(lake, { origin: "https://elsewhere.example" })).toBe(403);
    await connect(lake, { origin: "http://localhost:3000" });
    expect((await fetch(`${lake.url}/v1/streams`)).status).toBe(426);
    expect((await fetch(`${lake.url}/vNext/streams`)).status).toBe(400);
  });

  test("too many that carry nothing, too many in total: 429", async () => {
    const lake = await startLake({ socketLimits: { total: 2, perToken: 1, perNetwork: 1 } });
    const { say, next } = await connect(lake);
    expect(await refusal(lake)).toBe(429);
    say(listenTo(1, "*", `Bearer ${lake.tokens.viewer}`));
    await next();
    const second = await connect(lake);
    second.say(listenTo(1, "*", `Bearer ${lake.tokens.viewer}`));
    await second.next();
    expect(await refusal(lake)).toBe(429);
  });

  test("a reader who doesn't keep up: the socket is cut", async () => {
    const lake = await startLake({ maxListenerBufferBytes: 100_000 });
    const { socket, say, next } = await connect(lake);
    say(listenTo(1, "*", `Bearer ${lake.tokens.viewer}`));
    await next();
    await next();
    socket.pause();
    const closed = once(socket, "close");
    const words = "word ".repeat(200_000);
    for (let document = 0; document < 20; document += 1) {
      await lake.client("editor").create({ _type: "story", words });
    }
    socket.resume();
    expect(await closed).toEqual([1006, Buffer.of()]);
  });

  test("the lake is closed: so are the streams, and the socket with 1001", async () => {
    const lake = await startTestLake();
    const { socket, say, next } = await connect(lake);
    say(listenTo(1, "*", `Bearer ${lake.tokens.viewer}`));
    await next();
    await next();
    const closed = closing(socket);
    await lake.close();
    expect(await closed).toMatchObject({ code: 1001 });
  });
});
