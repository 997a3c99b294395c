import { createServer } from "node:http";
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from "node:net";
import { createClient, type ListenEvent, type SanityDocument } from "@sanity/client";
import { filter, firstValueFrom, ReplaySubject, skip } from "rxjs";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { startTestLake, type TestLake } from "../../lake/http/testLake.ts";
import { createLakeFetch } from "./createLakeFetch.ts";
import { StreamConnection } from "./streamConnection.ts";

const ending: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function startLake(options: Parameters<typeof startTestLake>[0] = {}) {
  const requests: string[] = [];
  const lake = await startTestLake({
    ...options,
    logRequest: ({ method, path }) => requests.push(`${method} ${path}`),
  });
  ending.push(() => lake.close());
  return { lake, requests };
}

async function listenOnFreePort(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ending.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** A wire to the lake that can be cut. */
async function startWire(lake: TestLake) {
  const ends = new Set<Socket>();
  const wire = createTcpServer((near) => {
    const far = connect(Number(new URL(lake.url).port), "127.0.0.1");
    for (const end of [near, far]) ends.add(end.on("error", () => {}));
    near.pipe(far).pipe(near);
  });
  const cut = () => {
    for (const end of ends) end.destroy();
    ends.clear();
  };
  const port = await listenOnFreePort(wire);
  ending.push(cut);
  return { url: `http://127.0.0.1:${port}`, cut };
}

function studioClient({ url, tokens }: Pick<TestLake, "url" | "tokens">, token = tokens.editor) {
  const lakeFetch = createLakeFetch(url);
  return createClient({
    ...{ projectId: "verbatim", dataset: "production", apiVersion: "2025-02-19", token },
    ...{ apiHost: url, useProjectHostname: false, useCdn: false, ignoreBrowserTokenWarning: true },
    resolveFetch: () => lakeFetch,
  });
}

/** What a listener hears, from the beginning. */
function listen(client: ReturnType<typeof studioClient>, query: string) {
  const heard = new ReplaySubject<ListenEvent<SanityDocument>>();
  const subscription = client.listen(query, {}, { events: ["welcome", "mutation"] }).subscribe(heard);
  ending.push(() => subscription.unsubscribe());
  return {
    subscription,
    welcomed: () => firstValueFrom(heard.pipe(filter(({ type }) => type === "welcome"))),
    welcomedAgain: () =>
      firstValueFrom(
        heard.pipe(
          filter(({ type }) => type === "welcome"),
          skip(1),
        ),
      ),
    change: () => firstValueFrom(heard.pipe(filter(({ type }) => type === "mutation"))),
  };
}

describe("a Sanity client with the lake's fetch", () => {
  test("many listeners: one socket, each hears what it listens to, and everything else is fetched", async () => {
    const { lake, requests } = await startLake();
    const client = studioClient(lake);
    const listeners = Array.from({ length: 12 }, (_, index) => listen(client, `*[_type == "type${index}"]`));
    await Promise.all(listeners.map(({ welcomed }) => welcomed()));
    for (const index of listeners.keys()) await client.create({ _id: `d${index}`, _type: `type${index}` });
    const changes = await Promise.all(listeners.map(({ change }) => change()));
    expect(changes).toEqual(
      listeners.map((_, index) => expect.objectContaining({ documentId: `d${index}` })),
    );
    expect(requests.filter((request) => request === "GET /v1/streams")).toHaveLength(1);
    expect(requests.filter((request) => request.endsWith("/data/mutate/production"))).toHaveLength(12);
  });

  test("a client with other settings: the same socket", async () => {
    const { lake, requests } = await startLake();
    const client = studioClient(lake);
    await listen(client, "*").welcomed();
    await listen(client.withConfig({ apiVersion: "vX" }), "*").welcomed();
    expect(requests.filter((request) => request === "GET /v1/streams")).toHaveLength(1);
  });

  test("a token that doesn't count: the listener fails with 401 and asks no more", async () => {
    const { lake } = await startLake();
    const error = await new Promise((resolve) => {
      studioClient(lake, "unknown").listen("*").subscribe({ error: resolve });
    });
    expect(error).toMatchObject({ name: "ConnectionFailedError", status: 401 });
  });

  test("the connection is lost: every listener is welcomed again", async () => {
    const { lake } = await startLake();
    const wire = await startWire(lake);
    const client = studioClient({ ...lake, url: wire.url });
    const listeners = [listen(client, '*[_type == "story"]'), listen(client, '*[_type == "person"]')];
    await Promise.all(listeners.map(({ welcomed }) => welcomed()));
    wire.cut();
    await Promise.all(listeners.map(({ welcomedAgain }) => welcomedAgain()));
    await client.create({ _id: "s1", _type: "story" });
    expect(await listeners[0]?.change()).toMatchObject({ documentId: "s1" });
  });

  test("the last listener leaves: so does the socket; the next one opens another", async () => {
    const { lake, requests } = await startLake();
    const client = studioClient(lake);
    const { subscription, welcomed } = listen(client, "*");
    await welcomed();
    subscription.unsubscribe();
    await listen(client, "*").welcomed();
    expect(requests.filter((request) => request === "GET /v1/streams")).toHaveLength(2);
  });
});

describe("requests on one connection", () => {
  const path = "/v1/data/listen/production?query=*";
  const headers = (lake: TestLake) => new Headers({ authorization: `Bearer ${lake.tokens.viewer}` });
  const connectTo = (url: string, silenceMs?: number) =>
    new StreamConnection(
      `${url.replace("http", "ws")}/v1/streams`,
      silenceMs === undefined ? {} : { silenceMs },
    );

  test("an error: its status and body, as over HTTP", async () => {
    const { lake } = await startLake();
    const answer = await connectTo(lake.url).request(path, { headers: new Headers(), signal: undefined });
    expect([answer.status, answer.headers.get("content-type"), await answer.json()]).toEqual([
      401,
      "application/json",
      expect.objectContaining({ errorCode: "SIO-401-ANF" }),
    ]);
  });

  test("aborted before the answer, and after it: rejected with the reason", async () => {
    const { lake } = await startLake();
    const connection = connectTo(lake.url);
    const early = new AbortController();
    const refused = connection.request(path, { headers: headers(lake), signal: early.signal });
    early.abort();
    await expect(refused).rejects.toThrow("aborted");

    const late = new AbortController();
    const answer = await connection.request(path, { headers: headers(lake), signal: late.signal });
    const read = answer.text();
    late.abort();
    await expect(read).rejects.toThrow("aborted");
  });

  test("nobody listens at the address: a TypeError, as from fetch", async () => {
    const asked = connectTo("http://127.0.0.1:1").request(path, {
      headers: new Headers(),
      signal: undefined,
    });
    await expect(asked).rejects.toThrow(TypeError);
  });

  test("the lake says nothing any more: the answer breaks off", async () => {
    const server = createServer();
    const sockets = new WebSocketServer({ server });
    sockets.on("connection", (socket) => {
      socket.once("message", () => socket.send('{"type":"answer","id":1,"status":200,"headers":{}}'));
    });
    const port = await listenOnFreePort(server);
    ending.push(() => {
      for (const socket of sockets.clients) socket.terminate();
    });
    const connection = connectTo(`http://127.0.0.1:${port}`, 30);
    const read = connection
      .request(path, { headers: new Headers(), signal: undefined })
      .then((answer) => answer.text());
    await expect(read).rejects.toThrow("lost");
  });
});
