import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createReaderClient } from "../../sanity/client.ts";
import { observeRequests } from "../../sanity/observedRequests.ts";
import { observedQueries } from "./observedQueries.ts";
import { withRequestId } from "./requestId.ts";

let received: IncomingHttpHeaders[];
let status: number;
const server = createServer((request, response) => {
  received.push(request.headers);
  response.writeHead(status, { "content-type": "application/json" }).end('{"result":1}');
});
let ended: { isAnswered: boolean; durationMs: number }[];

beforeEach(async () => {
  received = [];
  ended = [];
  status = 200;
  observeRequests(observedQueries({ queryEnded: (query) => ended.push(query) }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  observeRequests((request, next) => next(request));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function client() {
  return createReaderClient({
    projectId: "verbatim",
    dataset: "production",
    apiHost: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    useProjectHostname: false,
    readToken: "viewer-token",
  });
}

test("a query made for a request: carries its id, and is counted with its time", async () => {
  await withRequestId("reader-1", () => client().fetch("*[0]"));
  expect(received).toMatchObject([{ "x-request-id": "reader-1", authorization: "Bearer viewer-token" }]);
  expect(ended).toEqual([{ isAnswered: true, durationMs: expect.any(Number) }]);
});

test("two requests at once: each with its own id", async () => {
  await Promise.all(["one", "two"].map((id) => withRequestId(id, () => client().fetch("*[0]"))));
  expect(received.map((headers) => headers["x-request-id"]).toSorted()).toEqual(["one", "two"]);
});

test("a query outside any request: no id", async () => {
  await client().fetch("*[0]");
  expect(received[0]).not.toHaveProperty("x-request-id");
});

test("a query that fails: counted as such, and still an error", async () => {
  status = 400;
  await expect(client().fetch("*[0]")).rejects.toThrow();
  expect(ended).toMatchObject([{ isAnswered: false }]);
});

test("what is no query: not counted", async () => {
  await withRequestId("probe", () => client().request({ url: "/health" }));
  expect(received).toMatchObject([{ "x-request-id": "probe" }]);
  expect(ended).toEqual([]);
});
