import { once } from "node:events";
import { type BifurClient, ERROR_CODES, fromUrl, type RequestMethod } from "@sanity/bifur-client";
import { filter, firstValueFrom, type Observable, of, ReplaySubject, take, toArray } from "rxjs";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { allowOrigin } from "../access/origins.ts";
import type { Role } from "../access/roles.ts";
import { revokeToken } from "../access/tokens.ts";
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

function addressOf({ url }: TestLake, dataset = "production"): string {
  return `${url.replace("http", "ws")}/v2022-06-30/socket/${dataset}?tag=sanity.studio`;
}

/** The Studio's client, and what it is told of presence from now on. */
async function joinAs(role: Role, lake: TestLake, dataset?: string) {
  const bifur = fromUrl(addressOf(lake, dataset), { token$: of(lake.tokens[role]) });
  const events = new ReplaySubject<unknown>();
  const subscription = bifur.listen("presence", {}).subscribe(events);
  ending.push(() => subscription.unsubscribe());
  const i = idOf(lake, role);
  // Answered after the subscription, which was sent before.
  await request(bifur, "presence_rollcall", { session: `${role}-session` });
  return { bifur, events, i };
}

function idOf({ store }: TestLake, role: Role): unknown {
  return store.db.prepare("SELECT id FROM tokens WHERE label = ?").get(role)?.id;
}

function request(bifur: BifurClient, method: RequestMethod, params: object): Promise<unknown> {
  return firstValueFrom(bifur.request(method, params));
}

function announce(bifur: BifurClient, sessionId: string, locations: unknown[]) {
  return request(bifur, "presence_announce", { data: { sessionId, locations } });
}

function next(events: Observable<unknown>, type: string): Promise<unknown> {
  return firstValueFrom(events.pipe(filter((event) => JSON.stringify(event).includes(`"type":"${type}"`))));
}

/** A socket by hand, opened. */
async function connect(lake: TestLake, headers: Record<string, string> = {}) {
  const socket = new WebSocket(addressOf(lake), { headers });
  ending.push(() => socket.terminate());
  await once(socket, "open");
  return socket;
}

async function call(socket: WebSocket, method: string, params: object = {}): Promise<{ result?: unknown }> {
  const answered = once(socket, "message");
  socket.send(JSON.stringify({ jsonrpc: "2.0", id: "1", method, params }));
  const [data] = await answered;
  return JSON.parse(String(data));
}

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, "close");
  return code;
}

/** The status that a connection is refused with. */
async function refusal(
  lake: TestLake,
  headers: Record<string, string>,
  address = addressOf(lake),
): Promise<number> {
  const socket = new WebSocket(address, { headers });
  ending.push(() => socket.terminate());
  socket.on("error", () => {});
  const [, response] = await once(socket, "unexpected-response");
  return response.statusCode;
}

const locations = [
  { type: "document", documentId: "story", path: ["title"], lastActiveAt: "2026-07-27T12:00:00Z" },
];

test("two editors in one dataset: each sees the other come, move and go", async () => {
  const lake = await startLake();
  const ann = await joinAs("editor", lake);
  const bob = await joinAs("contributor", lake);
  expect(
    await next(ann.events.pipe(filter((event) => JSON.stringify(event).includes("contributor"))), "rollCall"),
  ).toEqual({
    type: "rollCall",
    i: bob.i,
    session: "contributor-session",
  });
  await announce(ann.bifur, "editor-session", locations);
  expect(await next(bob.events, "state")).toEqual({
    type: "state",
    i: ann.i,
    m: { sessionId: "editor-session", locations },
  });
  await request(ann.bifur, "presence_disconnect", { session: "editor-session" });
  expect(await next(bob.events, "disconnect")).toEqual({
    type: "disconnect",
    i: ann.i,
    m: { session: "editor-session" },
  });
});

test("an editor whose socket is lost: the others are told; who has connected again by then isn't gone", async () => {
  const lake = await startLake();
  const { events } = await joinAs("viewer", lake);
  const authorization = `Bearer ${lake.tokens.editor}`;
  const [lost, kept] = [await connect(lake, { authorization }), await connect(lake, { authorization })];
  await call(lost, "presence_announce", { data: { sessionId: "kept", locations } });
  await call(lost, "presence_announce", { data: { sessionId: "lost", locations } });
  await call(kept, "presence_announce", { data: { sessionId: "kept", locations } });
  lost.terminate();
  expect(await next(events, "disconnect")).toMatchObject({ m: { session: "lost" } });
  kept.terminate();
  const disconnects = events.pipe(filter((event) => JSON.stringify(event).includes("disconnect")));
  expect(await firstValueFrom(disconnects.pipe(take(2), toArray()))).toMatchObject([
    { m: { session: "lost" } },
    { m: { session: "kept" } },
  ]);
});

test("editors elsewhere, and those who have unsubscribed: hear nothing", async () => {
  const lake = await startLake();
  const elsewhere = await joinAs("contributor", lake, "open");
  const socket = await connect(lake, { authorization: `Bearer ${lake.tokens.viewer}` });
  const subscribed = await call(socket, "presence_subscribe");
  const subscriptionId = subscribed.result;
  expect(await call(socket, "presence_unsubscribe", { subscriptionId })).toMatchObject({ result: true });
  const ann = await joinAs("editor", lake);
  await announce(ann.bifur, "editor-session", locations);
  await announce(elsewhere.bifur, "contributor-session", []);
  const heard = await firstValueFrom(elsewhere.events.pipe(take(2), toArray()));
  expect(JSON.stringify(heard)).not.toContain("editor-session");
  // The answer would come after whatever was sent before.
  expect(await call(socket, "presence_unsubscribe", { subscriptionId })).toMatchObject({
    id: "1",
    result: false,
  });
});

test("announce or end a session of somebody else: refused", async () => {
  const lake = await startLake();
  const ann = await joinAs("editor", lake);
  await announce(ann.bifur, "editor-session", locations);
  const socket = await connect(lake, { authorization: `Bearer ${lake.tokens.contributor}` });
  const session = "editor-session";
  const error = { code: ERROR_CODES.INVALID_PARAMS, message: expect.stringContaining("another user's") };
  expect(await call(socket, "presence_announce", { data: { sessionId: session, locations } })).toMatchObject({
    error,
  });
  expect(await call(socket, "presence_disconnect", { session })).toMatchObject({ error });
});

describe("refuse", () => {
  test("a wrong token, or none before anything else: closed with what the client knows as unauthorized", async () => {
    const lake = await startLake();
    for (const [method, params] of [
      ["authorization", { authorization: "Bearer wrong" }],
      ["presence_subscribe", {}],
    ] as const) {
      const socket = await connect(lake);
      const closed = closeCode(socket);
      socket.send(JSON.stringify({ jsonrpc: "2.0", id: "1", method, params }));
      expect(await closed).toBe(ERROR_CODES.UNAUTHORIZED);
    }
    expect(await refusal(lake, { authorization: "Bearer wrong" })).toBe(401);
  });

  test("no token at all: closed after a heartbeat", async () => {
    const lake = await startLake({ keepAliveMs: 20 });
    expect(await closeCode(await connect(lake))).toBe(ERROR_CODES.UNAUTHORIZED);
  });

  test("a token that is revoked: closed with the next heartbeat", async () => {
    const lake = await startLake({ keepAliveMs: 20 });
    const socket = await connect(lake, { authorization: `Bearer ${lake.tokens.editor}` });
    expect(await once(socket, "message").then(([data]) => String(data))).toBe("♥");
    revokeToken(lake.store.db, { id: String(idOf(lake, "editor")), now: new Date() });
    expect(await closeCode(socket)).toBe(ERROR_CODES.UNAUTHORIZED);
  });

  test("a dataset that isn't there: closed as not found, or 404 with a token in the request", async () => {
    const lake = await startLake();
    const socket = new WebSocket(addressOf(lake, "nowhere"));
    await once(socket, "open");
    const closed = closeCode(socket);
    const params = { authorization: `Bearer ${lake.tokens.editor}` };
    socket.send(JSON.stringify({ jsonrpc: "2.0", id: "1", method: "authorization", params }));
    expect(await closed).toBe(ERROR_CODES.NOT_FOUND);
    expect(await refusal(lake, params, addressOf(lake, "nowhere"))).toBe(404);
  });

  test("pages of origins that aren't allowed, and foreign host names: refused; allowed ones get in", async () => {
    const lake = await startLake();
    expect(await refusal(lake, { origin: "http://evil.example" })).toBe(403);
    expect(await refusal(lake, { host: "evil.example" })).toBe(421);
    allowOrigin(lake.store.db, { origin: "http://localhost:3000", credentials: true });
    expect((await connect(lake, { origin: "http://localhost:3000" })).readyState).toBe(WebSocket.OPEN);
  });

  test("too many sockets: of one token, of one network without a token, in total", async () => {
    const lake = await startLake({ socketLimits: { total: 4, perToken: 2, perNetwork: 1 } });
    const authorization = `Bearer ${lake.tokens.editor}`;
    await connect(lake, { authorization });
    await connect(lake, { authorization });
    expect(await refusal(lake, { authorization })).toBe(429);
    const late = await connect(lake);
    expect(await refusal(lake, {})).toBe(429);
    const closed = closeCode(late);
    late.send(
      JSON.stringify({ jsonrpc: "2.0", id: "1", method: "authorization", params: { authorization } }),
    );
    expect(await closed).toBe(1008);
    await connect(lake, { authorization: `Bearer ${lake.tokens.viewer}` });
    await connect(lake, { authorization: `Bearer ${lake.tokens.viewer}` });
    expect(await refusal(lake, { authorization: `Bearer ${lake.tokens.contributor}` })).toBe(429);
  });

  test("messages that are too long or too many: closed", async () => {
    const lake = await startLake({ clockMs: () => 0 });
    const long = await connect(lake);
    const longClosed = closeCode(long);
    long.send("x".repeat(65 * 1024));
    expect(await longClosed).toBe(1009);
    const fast = await connect(lake, { authorization: `Bearer ${lake.tokens.editor}` });
    const fastClosed = closeCode(fast);
    for (let count = 0; count < 101; count += 1) fast.send("♥");
    expect(await fastClosed).toBe(1008);
  });

  test.each([
    ["nonsense", ERROR_CODES.PARSE_ERROR],
    ["{}", ERROR_CODES.INVALID_REQUEST],
    ['{"jsonrpc":"2.0","method":"presence_subscribe"}', ERROR_CODES.INVALID_REQUEST],
    ['{"jsonrpc":"2.0","id":1,"method":"toString"}', ERROR_CODES.METHOD_NOT_FOUND],
    [
      '{"jsonrpc":"2.0","id":1,"method":"presence_announce","params":{"data":{}}}',
      ERROR_CODES.INVALID_PARAMS,
    ],
    ['{"jsonrpc":"2.0","id":1,"method":"presence_rollcall","params":[]}', ERROR_CODES.INVALID_PARAMS],
  ])("the message %s: code %i", async (message, code) => {
    const lake = await startLake();
    const socket = await connect(lake, { authorization: `Bearer ${lake.tokens.editor}` });
    const answered = once(socket, "message");
    socket.send(message);
    expect(JSON.parse(String((await answered)[0]))).toMatchObject({ jsonrpc: "2.0", error: { code } });
  });

  test("what isn't a WebSocket, here and elsewhere: answered as if it asked for none", async () => {
    const lake = await startLake();
    expect((await lake.fetch("/socket/production")).status).toBe(426);
    expect(await refusal(lake, {}, `${lake.url.replace("http", "ws")}/v1/data/listen/open?query=*`)).toBe(
      200,
    );
  });
});

test("who no longer answers: dropped", async () => {
  const lake = await startLake({ keepAliveMs: 20 });
  const headers = { authorization: `Bearer ${lake.tokens.editor}` };
  const socket = new WebSocket(addressOf(lake), { headers, autoPong: false });
  await once(socket, "open");
  expect(await closeCode(socket)).toBe(1006);
});

test("stop the lake: sockets are closed", async () => {
  const lake = await startTestLake();
  const socket = await connect(lake, { authorization: `Bearer ${lake.tokens.editor}` });
  const closed = closeCode(socket);
  await lake.close();
  expect(await closed).toBe(1001);
});
