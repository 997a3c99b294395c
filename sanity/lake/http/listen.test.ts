import { connect } from "node:net";
import { ChannelError, type ListenEvent, type SanityDocument } from "@sanity/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createToken, revokeToken } from "../access/tokens.ts";
import { startTestLake, type TestLake } from "./testLake.ts";

let lake: TestLake;

beforeEach(async () => {
  lake = await startTestLake({ keepAliveMs: 20, maxListenerBufferBytes: 100_000 });
});
afterEach(() => lake.close());

interface StreamedEvent {
  event: string;
  id: string | undefined;
  data: Record<string, unknown>;
}

/** Reads a listen stream with fetch: the next event, or undefined at its end. */
async function listenRaw(
  search: string,
  options: { role?: "viewer"; dataset?: string; headers?: HeadersInit } = {},
) {
  const { dataset = "production", ...init } = options;
  const response = await lake.fetch(`/data/listen/${dataset}?${search}`, init);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  let comments = 0;
  const next = async (): Promise<StreamedEvent | undefined> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end !== -1) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        if (block.startsWith(":")) comments += 1;
        else return parseEvent(block);
        continue;
      }
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return undefined;
      text += chunk.value;
    }
  };
  return { response, next, comments: () => comments, cancel: () => reader?.cancel() };
}

function parseEvent(block: string): StreamedEvent {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
  return { event: field("event") ?? "", id: field("id"), data: JSON.parse(field("data") ?? "null") };
}

const search = (query: string, options: Record<string, string> = {}) =>
  new URLSearchParams({ query, ...options }).toString();

describe("listening with @sanity/client", () => {
  test("create, update, delete: appear, update, disappear, an unbroken chain of revisions", async () => {
    const editor = lake.client("editor");
    const events: ListenEvent<SanityDocument>[] = [];
    const { promise: welcomed, resolve: welcome } = Promise.withResolvers<void>();
    const { promise: done, resolve: finish } = Promise.withResolvers<void>();
    const subscription = lake
      .client("viewer")
      .listen('*[_type == "story"]', {}, { events: ["welcome", "mutation"], includePreviousRevision: true })
      .subscribe((event) => {
        if (event.type === "welcome") welcome();
        else events.push(event);
        if (events.length === 3) finish();
      });
    await welcomed;
    const created = await editor.create({ _id: "s1", _type: "story", headline: "One" });
    await editor.create({ _id: "p1", _type: "person" });
    const updated = await editor.patch("s1").set({ headline: "Two" }).commit();
    const { transactionId } = await editor.transaction().delete("s1").commit();
    await done;
    subscription.unsubscribe();
    expect(events).toEqual([
      expect.objectContaining({
        type: "mutation",
        documentId: "s1",
        eventId: `${created._rev}#s1`,
        transition: "appear",
        resultRev: created._rev,
        result: created,
        previous: null,
        transactionTotalEvents: 1,
        transactionCurrentEvent: 0,
        visibility: "transaction",
      }),
      expect.objectContaining({
        transition: "update",
        previousRev: created._rev,
        resultRev: updated._rev,
        result: updated,
        previous: created,
        mutations: [{ patch: expect.objectContaining({ id: "s1", set: { headline: "Two" } }) }],
      }),
      expect.objectContaining({
        transition: "disappear",
        previousRev: updated._rev,
        resultRev: transactionId,
        transactionId,
        previous: updated,
      }),
    ]);
  });

  test("a query that isn't GROQ: the observable fails with ChannelError", async () => {
    const error = await new Promise((resolve) => {
      lake.client("viewer").listen("*[_type ==").subscribe({ error: resolve });
    });
    expect(error).toBeInstanceOf(ChannelError);
    expect(error).toHaveProperty("message", expect.stringContaining("GROQ query parse error"));
  });

  test("without a token on a private dataset: the observable fails with status 401", async () => {
    const error = await new Promise((resolve) => {
      lake.client(undefined).listen("*").subscribe({ error: resolve });
    });
    expect(error).toMatchObject({ name: "ConnectionFailedError", status: 401 });
  });
});

describe("the stream", () => {
  test("welcome at once, then comments while it is quiet", async () => {
    const stream = await listenRaw(search("*"), { role: "viewer" });
    expect(stream.response.headers.get("content-type")).toBe("text/event-stream");
    expect(await stream.next()).toMatchObject({
      event: "welcome",
      data: { listenerName: expect.any(String) },
    });
    const waiting = stream.next();
    await expect.poll(() => stream.comments(), { interval: 5, timeout: 20_000 }).toBeGreaterThan(1);
    await lake.client("editor").create({ _id: "s1", _type: "story" });
    expect(await waiting).toMatchObject({ event: "mutation" });
  });

  test("a bad query: HTTP 200, then a channelError, and the stream stays open", async () => {
    const stream = await listenRaw(search('*[_type == "x"'), { role: "viewer" });
    expect(stream.response.status).toBe(200);
    expect(await stream.next()).toMatchObject({
      event: "channelError",
      data: { error: { type: "queryParseError", query: '*[_type == "x"', start: expect.any(Number) } },
    });
    void stream.next();
    await expect.poll(() => stream.comments(), { interval: 5, timeout: 20_000 }).toBeGreaterThan(0);
    await stream.cancel();
  });

  test.each([
    ["a query without documents", "1 + 1", "no filter on documents"],
    ["another query in the filter", '*[_id in *[_type == "list"].items[]._ref]', "another query"],
    ["no query", "", "expected expression"],
    ["a very long query", `*[_type == "${"x".repeat(10_000)}"]`, "longer than 10000 characters"],
  ])("%s: a channelError that says so", async (_, query, description) => {
    const stream = await listenRaw(search(query), { role: "viewer" });
    const event = await stream.next();
    expect(event?.event).toBe("channelError");
    expect(JSON.stringify(event?.data)).toContain(description);
    await stream.cancel();
  });

  test("a filter that a document begins or ceases to pass: appear and disappear", async () => {
    const editor = lake.client("editor");
    await editor.create({ _id: "s1", _type: "story", status: "held" });
    const stream = await listenRaw(
      search("*[status == $status]{_id} | order(_id)[0]", { $status: '"live"' }),
      { role: "viewer" },
    );
    await stream.next();
    await editor.patch("s1").set({ status: "live" }).commit();
    await editor.patch("s1").set({ status: "held" }).commit();
    await editor.patch("s1").set({ status: "gone" }).commit();
    await editor.patch("s1").set({ status: "live" }).commit();
    const transitions = [];
    for (let i = 0; i < 3; i += 1) transitions.push((await stream.next())?.data.transition);
    expect(transitions).toEqual(["appear", "disappear", "appear"]);
    await stream.cancel();
  });

  test("a reference in the filter: followed", async () => {
    const editor = lake.client("editor");
    await editor.create({ _id: "p1", _type: "person", name: "Ada" });
    const stream = await listenRaw(search('*[author->name == "Ada"]'), { role: "viewer" });
    await stream.next();
    await editor.create({ _id: "s1", _type: "story", author: { _type: "reference", _ref: "p1" } });
    expect(await stream.next()).toMatchObject({ data: { documentId: "s1" } });
    await stream.cancel();
  });

  test("a transaction of several documents: counts only those that the listener gets", async () => {
    const stream = await listenRaw(search('*[_type == "story"]'), { role: "viewer" });
    await stream.next();
    const transaction = lake.client("editor").transaction();
    for (const id of ["s1", "s2"]) transaction.create({ _id: id, _type: "story" });
    await transaction.create({ _id: "p1", _type: "person" }).commit();
    const events = [await stream.next(), await stream.next()];
    expect(events.map((event) => event?.data)).toMatchObject([
      { documentId: "s1", transactionTotalEvents: 2, transactionCurrentEvent: 0 },
      { documentId: "s2", transactionTotalEvents: 2, transactionCurrentEvent: 1 },
    ]);
    expect(events[0]?.id).toBe(events[0]?.data.eventId);
    await stream.cancel();
  });

  test("options: without mutations, with effects, without results", async () => {
    const stream = await listenRaw(search("*", { includeMutations: "false", effectFormat: "mendoza" }), {
      role: "viewer",
    });
    await stream.next();
    await lake.client("editor").create({ _id: "s1", _type: "story" });
    const event = await stream.next();
    expect(event?.data).not.toHaveProperty("mutations");
    expect(event?.data).not.toHaveProperty("result");
    expect(event?.data.effects).toEqual({
      apply: [
        0,
        { _id: "s1", _type: "story", _createdAt: expect.any(String), _updatedAt: expect.any(String) },
      ],
      revert: [0, null],
    });
    await stream.cancel();
  });

  test("drafts and versions: only with includeAllVersions from v2025-02-19 on", async () => {
    const published = await listenRaw(search("*"), { role: "viewer" });
    const all = await listenRaw(search("*", { includeAllVersions: "true" }), { role: "viewer" });
    await published.next();
    await all.next();
    const transaction = lake.client("editor").transaction().create({ _id: "drafts.s1", _type: "story" });
    await transaction.create({ _id: "s1", _type: "story" }).commit();
    expect(await published.next()).toMatchObject({ data: { documentId: "s1", transactionTotalEvents: 1 } });
    expect(await all.next()).toMatchObject({ data: { transactionTotalEvents: 2 } });
    await published.cancel();
    await all.cancel();
  });

  test("a public dataset without a token: no document whose id has a dot", async () => {
    const stream = await listenRaw(search("*", { includeAllVersions: "true" }), { dataset: "open" });
    await stream.next();
    const transaction = lake.client("editor", { dataset: "open" }).transaction();
    for (const id of ["drafts.s1", "secret.s1", "s1"]) transaction.create({ _id: id, _type: "story" });
    await transaction.commit();
    expect(await stream.next()).toMatchObject({ data: { documentId: "s1", transactionTotalEvents: 1 } });
    await stream.cancel();
  });

  test("a public dataset without a token: neither who changed it nor how; with one: both", async () => {
    const stranger = await listenRaw(search("*", { includeMutations: "true" }), { dataset: "open" });
    const viewer = await listenRaw(search("*"), { dataset: "open", role: "viewer" });
    await stranger.next();
    await viewer.next();
    await lake.client("editor", { dataset: "open" }).create({ _id: "s1", _type: "story" });
    const event = await stranger.next();
    expect(event).toMatchObject({ data: { documentId: "s1" } });
    expect(event?.data).not.toHaveProperty("identity");
    expect(event?.data).not.toHaveProperty("mutations");
    expect(await viewer.next()).toMatchObject({
      data: { identity: expect.stringMatching(/^t/), mutations: [{ create: { _id: "s1" } }] },
    });
    await stranger.cancel();
    await viewer.cancel();
  });

  test("a filter that takes minutes: ended with a channelError, and others go on", async () => {
    const list = JSON.stringify(Array.from({ length: 1000 }, (_, index) => index));
    const endless = "*[count($list[count($list[count($list[@ > ^]) > 1]) > 1]) > 1]";
    const stream = await listenRaw(search(endless, { $list: list }), { role: "viewer" });
    const other = await listenRaw(search("*"), { role: "viewer" });
    await stream.next();
    await other.next();
    await lake.client("editor").create({ _id: "s1", _type: "story" });
    expect(await stream.next()).toMatchObject({
      event: "channelError",
      data: { message: expect.stringContaining("longer than 200 ms") },
    });
    expect(await other.next()).toMatchObject({ data: { documentId: "s1" } });
    await stream.cancel();
    await other.cancel();
  });

  test("a filter with a loop: followed as any other", async () => {
    const stream = await listenRaw(search('*[count(tags[@ == "live"]) > 0]'), { role: "viewer" });
    await stream.next();
    await lake.client("editor").create({ _id: "s1", _type: "story", tags: ["held"] });
    await lake.client("editor").create({ _id: "s2", _type: "story", tags: ["live"] });
    expect(await stream.next()).toMatchObject({ data: { documentId: "s2", transition: "appear" } });
    await stream.cancel();
  });

  test("another dataset's changes: not sent", async () => {
    const stream = await listenRaw(search("*"), { role: "viewer" });
    await stream.next();
    await lake.client("editor", { dataset: "open" }).create({ _id: "elsewhere", _type: "story" });
    await lake.client("editor").create({ _id: "here", _type: "story" });
    expect(await stream.next()).toMatchObject({ data: { documentId: "here" } });
    await stream.cancel();
  });

  test("a token revoked while listening: the stream ends without another event", async () => {
    const now = new Date();
    const { token, secret } = createToken(lake.store.db, { role: "viewer", label: "leaving", now });
    const stream = await listenRaw(search("*"), { headers: { authorization: `Bearer ${secret}` } });
    await stream.next();
    revokeToken(lake.store.db, { id: token.id, now });
    await lake.client("editor").create({ _id: "s1", _type: "story" });
    expect(await stream.next()).toBeUndefined();
  });

  test("an event larger than the buffer: sent whole to a reader who keeps up", async () => {
    const stream = await listenRaw(search("*", { includeResult: "true" }), { role: "viewer" });
    await stream.next();
    const text = "x".repeat(300_000);
    for (const _id of ["s1", "s2"]) {
      await lake.client("editor").create({ _id, _type: "story", text });
      expect(await stream.next()).toMatchObject({ data: { result: { _id, text } } });
    }
    await stream.cancel();
  });

  test("the server closing: streams end", async () => {
    const stream = await listenRaw(search("*"), { role: "viewer" });
    await stream.next();
    await lake.close();
    expect(await stream.next()).toBeUndefined();
    lake = await startTestLake();
  });
});

test("a reader who doesn't read: is cut, and others go on", async () => {
  const { port } = new URL(lake.url);
  const slow = connect(Number(port), "127.0.0.1");
  const { promise: cut, resolve } = Promise.withResolvers<void>();
  slow.on("error", () => undefined).on("close", () => resolve());
  slow.write(
    `GET /v2025-02-19/data/listen/production?${search("*", { includeResult: "true" })} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${lake.tokens.viewer}\r\n\r\n`,
  );
  await new Promise((ready) => slow.once("data", ready));
  slow.pause();
  const stream = await listenRaw(search("*"), { role: "viewer" });
  await stream.next();
  const editor = lake.client("editor");
  const text = "x".repeat(1_000_000);
  for (let i = 0; i < 20; i += 1) {
    await editor.createOrReplace({ _id: `s${i}`, _type: "story", text });
    expect(await stream.next()).toMatchObject({ data: { documentId: `s${i}` } });
  }
  slow.resume();
  await cut;
  expect(slow.bytesRead).toBeLessThan(20_000_000);
  await stream.cancel();
});

describe("how many may listen", () => {
  let limited: TestLake;

  afterEach(() => limited.close());

  const listen = (role: "viewer" | "editor" | undefined, init: RequestInit = {}) =>
    limited.fetch("/data/listen/open?query=*", { ...init, ...(role ? { role } : {}) });

  test("HEAD: 405, and nobody listens afterwards", async () => {
    limited = await startTestLake({ listenerLimits: { total: 1, perToken: 1, perAddress: 1 } });
    const head = await listen("viewer", { method: "HEAD" });
    expect({ status: head.status, allow: head.headers.get("allow") }).toEqual({ status: 405, allow: "GET" });
    expect((await listen("viewer")).status).toBe(200);
  });

  test("a client that has gone: makes room", async () => {
    limited = await startTestLake({ listenerLimits: { total: 1, perToken: 1, perAddress: 1 } });
    const gone = connect(Number(new URL(limited.url).port), "127.0.0.1");
    gone.write("GET /v1/data/listen/open?query=* HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await new Promise((ready) => gone.once("data", ready));
    expect((await listen(undefined)).status).toBe(429);
    gone.destroy();
    await expect
      .poll(async () => (await listen(undefined)).status, { interval: 5, timeout: 20_000 })
      .toBe(200);
  });

  test("more than one token may have: 429 in Sanity's shape for it, not for others", async () => {
    limited = await startTestLake({ listenerLimits: { total: 10, perToken: 2, perAddress: 1 } });
    expect((await listen("viewer")).status).toBe(200);
    expect((await listen("viewer")).status).toBe(200);
    const refused = await listen("viewer");
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({
      statusCode: 429,
      error: "Too Many Requests",
      message: expect.stringContaining("2 listeners for this token"),
    });
    expect((await listen(undefined)).status).toBe(200);
    expect((await listen(undefined)).status).toBe(429);
    expect((await listen("editor")).status).toBe(200);
  });

  test("more than the lake may have: 429 for everybody", async () => {
    limited = await startTestLake({ listenerLimits: { total: 1, perToken: 1, perAddress: 1 } });
    expect((await listen("viewer")).status).toBe(200);
    expect((await listen("editor")).status).toBe(429);
  });
});
