import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { createReaderClient } from "./client.ts";
import { FERRY, PORT_ELLIS } from "./queries/fixtures/portEllis.ts";
import { queryLake } from "./queries/fixtures/queryLake.ts";
import { loadStory } from "./queries/story.ts";

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

function clientFor(apiHost: string) {
  return createReaderClient({
    projectId: "verbatim",
    dataset: "production",
    apiHost,
    useProjectHostname: false,
    readToken: "viewer-token",
  });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

describe("the reader's client", () => {
  test("a query: to the API version pinned, as published, with the viewer token", async () => {
    const requests: IncomingMessage[] = [];
    const origin = await serve((request, response) => {
      requests.push(request);
      sendJson(response, 200, { result: "answer", ms: 1 });
    });
    expect(await clientFor(origin).fetch("*[0]")).toBe("answer");
    const url = new URL(requests[0]?.url ?? "", origin);
    expect(url.pathname).toBe("/v2025-02-19/data/query/production");
    expect(url.searchParams.get("perspective")).toBe("published");
    expect(requests[0]?.headers.authorization).toBe("Bearer viewer-token");
  });

  test("a backend that is busy: one retry, then its error", async () => {
    let asked = 0;
    const origin = await serve((_, response) => {
      asked += 1;
      sendJson(response, 503, { error: "Unavailable", message: "busy", statusCode: 503 });
    });
    await expect(clientFor(origin).fetch("*[0]")).rejects.toThrow(
      expect.objectContaining({ statusCode: 503 }),
    );
    expect(asked).toBe(2);
  });

  test("a backend that never answers: given up within 4.5 seconds", async () => {
    const origin = await serve(() => undefined);
    const start = performance.now();
    await expect(clientFor(origin).fetch("*[0]")).rejects.toThrow();
    const tookMs = performance.now() - start;
    expect(tookMs).toBeGreaterThan(1_900);
    expect(tookMs).toBeLessThan(4_500);
  });

  test("an error, whatever of it is printed: without the token", async () => {
    const origin = await serve((_, response) => sendJson(response, 400, { message: "no", statusCode: 400 }));
    const error: unknown = await clientFor(origin)
      .fetch("*[")
      .catch((reason: unknown) => reason);
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain("viewer-token");
  });

  test("a story over HTTP: as from the fixtures themselves", async () => {
    const lake = queryLake(PORT_ELLIS);
    const origin = await serve((request, response) => {
      answerQuery(lake.client, request).then(
        (result) => sendJson(response, 200, { result, ms: 1 }),
        (error: unknown) => sendJson(response, 500, { message: String(error) }),
      );
    });
    const loaded = await loadStory(clientFor(origin), "ferry-will-not-sail");
    expect(loaded).toEqual(await loadStory(lake.client, "ferry-will-not-sail"));
    expect(loaded?.story.headline).toBe(FERRY.headline);
  });
});

async function answerQuery(
  client: ReturnType<typeof queryLake>["client"],
  request: IncomingMessage,
): Promise<unknown> {
  const { searchParams } = new URL(request.url ?? "", "http://localhost");
  const params = Object.fromEntries(
    [...searchParams].flatMap(([name, value]) =>
      name.startsWith("$") ? [[name.slice(1), JSON.parse(value)]] : [],
    ),
  );
  return client.fetch(searchParams.get("query") ?? "", params);
}
