import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { allowOrigin } from "../access/origins.ts";
import { createToken, revokeToken } from "../access/tokens.ts";
import { createLakeServer } from "./createLakeServer.ts";
import { startTestLake, type TestLake } from "./testLake.ts";

const siteOrigin = "http://localhost:3000";
let lake: TestLake;

beforeAll(async () => {
  lake = await startTestLake({ siteOrigins: [siteOrigin], maxBodyBytes: 10_000, requestsPerSecond: 0 });
  for (const dataset of ["production", "open"]) {
    const editor = lake.client("editor", { dataset });
    await editor.create({
      _id: "published",
      _type: "story",
      editor: { _type: "reference", _ref: "secret.person", _weak: true },
    });
    await editor.create({ _id: "drafts.published", _type: "story" });
    await editor.create({ _id: "secret.person", _type: "person", name: "Hidden" });
  }
});
afterAll(() => lake.close());

const everything = `/data/query/production?query=${encodeURIComponent("*[]._id")}`;
const everythingOpen = `/data/query/open?perspective=raw&query=${encodeURIComponent("*[]._id")}`;

/** fetch doesn't let anybody set the Host header. */
function statusForHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(`${lake.url}/v1/ping`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

describe("a private dataset without a token", () => {
  test.each([
    ["GET", everything],
    ["GET", "/data/doc/production/published"],
    ["GET", "/data/listen/production?query=*"],
    ["POST", "/data/query/production"],
    ["POST", "/data/mutate/production"],
    ["GET", "/users/me"],
  ])("%s %s: 401 that sends the Studio to its login", async (method, path) => {
    const response = await lake.fetch(path, { method });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      statusCode: 401,
      error: "Unauthorized",
      message: "Session not found",
      errorCode: "SIO-401-ANF",
    });
  });
});

describe("tokens", () => {
  test.each(["Bearer skwrong", "Basic abc", "Bearer"])(
    "Authorization %j: 401, even for what needs no token",
    async (authorization) => {
      const response = await lake.fetch("/ping", { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ errorCode: "SIO-401-ANF" });
    },
  );

  test("a revoked token: 401 from the next request on", async () => {
    const now = new Date();
    const { token, secret } = createToken(lake.store.db, { role: "viewer", label: "short-lived", now });
    const headers = { authorization: `Bearer ${secret}` };
    expect((await lake.fetch(everything, { headers })).status).toBe(200);
    revokeToken(lake.store.db, { id: token.id, now });
    const response = await lake.fetch(everything, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errorCode: "SIO-401-AEX" });
  });
});

describe("a public dataset without a token", () => {
  test("a query, raw or not: published documents whose id has no dot", async () => {
    expect(await (await lake.fetch(everythingOpen)).json()).toMatchObject({ result: ["published"] });
    expect(await (await lake.fetch(everythingOpen.replace("raw", "drafts"))).json()).toMatchObject({
      result: ["published"],
    });
  });

  test("a reference to a hidden document: not followed", async () => {
    const query = encodeURIComponent('*[_id == "published"]{"name": editor->name}');
    const response = await lake.fetch(`/data/query/open?query=${query}`);
    expect(await response.json()).toMatchObject({ result: [{ name: null }] });
  });

  test("doc: ids with a dot are omitted for want of permission, whether they exist or not", async () => {
    const response = await lake.fetch("/data/doc/open/published,drafts.published,drafts.nowhere,nowhere");
    const { documents, omitted } = await response.json();
    expect(documents).toMatchObject([{ _id: "published" }]);
    expect(omitted).toEqual([
      { id: "drafts.published", reason: "permission" },
      { id: "drafts.nowhere", reason: "permission" },
      { id: "nowhere", reason: "existence" },
    ]);
  });

  test("a mutation: 401", async () => {
    const body = JSON.stringify({ mutations: [{ delete: { id: "published" } }] });
    expect((await lake.fetch("/data/mutate/open", { method: "POST", body })).status).toBe(401);
  });
});

describe("unknown things", () => {
  test("a dataset: 404 that names it", async () => {
    const response = await lake.fetch("/data/doc/nowhere/x", { role: "viewer" });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      statusCode: 404,
      error: "Dataset not found",
      message: 'Dataset "nowhere" not found for project ID "verbatim"',
    });
  });

  test("a path: 404 in Sanity's shape, logged once", async () => {
    for (const _ of [1, 2]) {
      const response = await lake.fetch("/data/history/production/x?y", { role: "viewer" });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ statusCode: 404, error: "Not Found" });
    }
    const lines = lake.logged.filter((line) => line.includes("history"));
    expect(lines).toEqual(["not supported: GET /v2025-02-19/data/history/production/x"]);
  });

  test("an API version: 400", async () => {
    for (const version of ["v2", "v2025-13-01", "vlatest"]) {
      expect((await fetch(`${lake.url}/${version}/ping`)).status).toBe(400);
    }
  });
});

describe("the Host header", () => {
  test.each([
    ["localhost:3333", 200],
    ["verbatim.localhost", 200],
    ["s1.verbatim.localhost:1", 200],
    ["192.168.0.7", 200],
    ["other.localhost", 404],
    ["rebound.example", 421],
  ])("%s: %i", async (host, status) => {
    expect(await statusForHost(host)).toBe(status);
  });
});

describe("CORS", () => {
  test("an allowed origin: named, with credentials, on answers and errors", async () => {
    for (const role of ["viewer", undefined] as const) {
      const response = await lake.fetch(everything, {
        ...(role ? { role } : {}),
        headers: { origin: siteOrigin },
      });
      expect(response.headers.get("access-control-allow-origin")).toBe(siteOrigin);
      expect(response.headers.get("access-control-allow-credentials")).toBe("true");
      expect(response.headers.get("vary")).toBe("Origin");
    }
  });

  test("an allowed origin's preflight: 204 with method and headers", async () => {
    const response = await lake.fetch("/data/mutate/production", {
      method: "OPTIONS",
      headers: {
        origin: siteOrigin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type,x-sanity-app",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-methods")).toContain("PUT");
    expect(response.headers.get("access-control-allow-headers")).toBe(
      "authorization,content-type,x-sanity-app",
    );
  });

  test("any other origin: no headers that would let it read, no preflight", async () => {
    const headers = { origin: "http://evil.example" };
    const response = await lake.fetch(everything, { role: "viewer", headers });
    expect(response.headers.has("access-control-allow-origin")).toBe(false);
    expect((await lake.fetch("/data/mutate/production", { method: "OPTIONS", headers })).status).toBe(403);
  });

  test("check/cors: says what is allowed, to any origin", async () => {
    allowOrigin(lake.store.db, { origin: "https://reader.example", credentials: false });
    const check = async (origin: string) => {
      const response = await lake.fetch("/check/cors", { headers: { origin } });
      expect(response.headers.get("access-control-allow-origin")).toBe(origin);
      return response.json();
    };
    expect(await check(siteOrigin)).toEqual({ result: { allowed: true, withCredentials: true } });
    expect(await check("https://reader.example")).toEqual({
      result: { allowed: true, withCredentials: false },
    });
    expect(await check("http://evil.example")).toEqual({
      result: { allowed: false, withCredentials: false },
    });
  });
});

describe("requests that say something wrong", () => {
  const mutate = (body: string, search = "") =>
    lake.fetch(`/data/mutate/production${search}`, { method: "POST", role: "editor", body });

  test.each([
    ["not JSON", '{"mutations": [', "", "isn't JSON"],
    ["not an object", "[]", "", "must be a JSON object, not an array"],
    ["a wrong transactionId", '{"mutations": [], "transactionId": 7}', "", '"transactionId"'],
    ["an impossible transactionId", '{"mutations": [], "transactionId": "a b"}', "", '"a b"'],
    ["a wrong switch", '{"mutations": []}', "?returnIds=yes", '"returnIds" is "yes"'],
    ["a wrong visibility", '{"mutations": []}', "?visibility=now", "sync or async or deferred"],
  ])("mutate, %s: 400 that names it", async (_, body, search, message) => {
    const response = await mutate(body, search);
    expect(response.status).toBe(400);
    expect((await response.json()).message).toContain(message);
  });

  test.each(['{"mutations": "all"}', "{}"])("mutate with %s: 400 that names the field", async (body) => {
    const response = await mutate(body);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("mutations");
  });

  test("query without a query, with a parameter that isn't JSON: 400 that names it", async () => {
    const missing = await lake.fetch("/data/query/production", { role: "viewer" });
    expect((await missing.json()).message).toContain('"query" must be a GROQ query');
    const bad = await lake.fetch("/data/query/production?query=*&$id=abc", { role: "viewer" });
    expect((await bad.json()).message).toContain('"$id" is "abc", which isn\'t JSON');
  });

  const invalidUtf8 = Buffer.concat([
    Buffer.from('{"mutations":[{"create":{"_type":"story","headline":"'),
    Buffer.from([0xc3, 0x28]),
    Buffer.from('"}}]}'),
  ]);
  const withMark = Buffer.from('\ufeff{"mutations":[]}');

  /** With a length in the header, and without one. */
  const mutateBothWays = (body: Buffer<ArrayBuffer>) =>
    Promise.all(
      [body, new Blob([body]).stream()].map((sent) =>
        lake.fetch("/data/mutate/production", {
          method: "POST",
          role: "editor",
          body: sent,
          duplex: "half",
        } as RequestInit & { role: "editor" }),
      ),
    );

  test("a body that isn't UTF-8: 400, nothing stored", async () => {
    for (const response of await mutateBothWays(invalidUtf8)) {
      expect(response.status).toBe(400);
      expect((await response.json()).message).toContain("isn't UTF-8");
    }
  });

  test("a byte order mark in front of the body: no matter", async () => {
    for (const response of await mutateBothWays(withMark)) expect(response.status).toBe(200);
  });

  test.each([
    ["", "can't be a release"],
    ["publishd", 'no release "publishd"'],
    ["drafts,", "can't be a release"],
    ["raw,drafts", "raw stands alone"],
    ["r1/x", "can't be a release"],
    [Array.from({ length: 101 }, () => "drafts").join(","), "more than 100"],
  ])("perspective %j: 400 that says why", async (perspective, reason) => {
    const response = await lake.fetch(`/data/query/production?query=*&perspective=${perspective}`, {
      role: "viewer",
    });
    expect(response.status).toBe(400);
    const { statusCode, message } = await response.json();
    expect(statusCode).toBe(400);
    expect(message).toContain(reason);
  });

  test("a body over the limit: 413, declared or not", async () => {
    const body = JSON.stringify({ mutations: [{ create: { _type: "story", text: "x".repeat(10_000) } }] });
    expect((await mutate(body)).status).toBe(413);
    const chunked = await lake.fetch("/data/mutate/production", {
      method: "POST",
      role: "editor",
      body: new Blob([body]).stream(),
      duplex: "half",
    } as RequestInit & { role: "editor" });
    expect(chunked.status).toBe(413);
    expect(await chunked.json()).toMatchObject({
      statusCode: 413,
      message: expect.stringContaining("10000 bytes"),
    });
  });

  test("more than 1000 ids: 400", async () => {
    const ids = Array.from({ length: 1001 }, (_, index) => index).join(",");
    expect((await lake.fetch(`/data/doc/production/${ids}`, { role: "viewer" })).status).toBe(400);
  });
});

describe("answers", () => {
  test("security headers: on answers and errors", async () => {
    for (const path of ["/ping", "/nowhere"]) {
      const { headers } = await lake.fetch(path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("cache-control")).toBe("no-store");
    }
  });

  test("health and ping: without token and version", async () => {
    expect(await (await fetch(`${lake.url}/health`)).json()).toEqual({ status: "ok" });
    expect(await (await lake.fetch("/health")).json()).toEqual({ status: "ok" });
    expect(await (await lake.fetch("/ping")).text()).toBe("PONG");
  });

  test("query: with ms, syncTags, the query unless unwanted, and its plan in a header", async () => {
    const response = await lake.fetch("/data/query/production?query=*[_id==$id]._id&$id=%22published%22", {
      role: "viewer",
    });
    expect(await response.json()).toEqual({
      query: "*[_id==$id]._id",
      result: ["published"],
      ms: expect.any(Number),
      syncTags: expect.arrayContaining([expect.stringMatching(/^s1:/)]),
    });
    expect(response.headers.get("x-lake-plan")).toMatch(/^scans=0; candidates=1; indexes=.+/);
    const without = await lake.fetch("/data/query/production?query=*&returnQuery=false", { role: "viewer" });
    expect(await without.json()).not.toHaveProperty("query");
  });

  test("perspectives: the words, stacks, and releases that have a document", async () => {
    const editor = lake.client("editor", { dataset: "open" });
    await editor.create({ _id: "versions.rFlood.published", _type: "story" });
    await editor.create({ _id: "_.releases.rEmpty", _type: "system.release" });
    const status = async (perspective: string, role?: "viewer") => {
      const path = `/data/query/open?query=1&perspective=${perspective}`;
      return (await lake.fetch(path, role ? { role } : {})).status;
    };
    for (const perspective of [
      "raw",
      "published",
      "drafts",
      "previewDrafts",
      "drafts,published",
      "rFlood",
      "rEmpty,rFlood,previewDrafts",
    ]) {
      expect([perspective, await status(perspective, "viewer")]).toEqual([perspective, 200]);
    }
    expect(await status("rFloo", "viewer")).toBe(400);
    // Whether there is a release is nothing to a reader without a token.
    expect(await status("rFlood")).toBe(400);
    await editor.delete("versions.rFlood.published");
    await editor.delete("_.releases.rEmpty");
  });

  test("a source map: not there, and the answer says so", async () => {
    const response = await lake.fetch("/data/query/production?query=*&resultSourceMap=true", {
      role: "viewer",
    });
    expect(response.headers.get("x-sanity-warning")).toContain("source maps");
  });

  test("mutate without returnIds: operations only; with returnDocuments: the documents", async () => {
    const body = JSON.stringify({ mutations: [{ createOrReplace: { _id: "shown", _type: "story" } }] });
    const post = async (search: string) =>
      (await lake.fetch(`/data/mutate/production${search}`, { method: "POST", role: "editor", body })).json();
    expect(await post("")).toEqual({ transactionId: expect.any(String), results: [{ operation: "create" }] });
    expect((await post("?returnDocuments=true&transactionId=from-query")).results).toMatchObject([
      { id: "shown", operation: "update", document: { _id: "shown", _rev: "from-query" } },
    ]);
  });

  test("doc with excludeContent: the system fields only", async () => {
    const response = await lake.fetch("/data/doc/production/secret.person?excludeContent=true", {
      role: "viewer",
    });
    const { documents } = await response.json();
    expect(Object.keys(documents[0]).sort()).toEqual(["_createdAt", "_id", "_rev", "_type", "_updatedAt"]);
  });
});

describe("too many requests", () => {
  let limited: TestLake;
  let nowMs: number;

  beforeEach(async () => {
    nowMs = 0;
    limited = await startTestLake({ requestsPerSecond: 1, clockMs: () => nowMs });
  });
  afterEach(() => limited.close());

  test("with a token: 429 with Retry-After for it, not for others, until time has passed", async () => {
    const status = async () => (await limited.fetch("/users/me", { role: "viewer" })).status;
    expect([await status(), await status(), await status()]).toEqual([200, 200, 429]);
    const refused = await limited.fetch("/users/me", { role: "viewer" });
    expect(refused.headers.get("retry-after")).toBe("1");
    expect((await limited.fetch("/users/me", { role: "editor" })).status).toBe(200);
    nowMs = 1000;
    expect(await status()).toBe(200);
  });

  test.each(["Basic abc", "Bearer", "Bearer skwrong"])(
    "with Authorization %j: counted for the address",
    async (authorization) => {
      const status = async () => (await limited.fetch("/ping", { headers: { authorization } })).status;
      expect([await status(), await status(), await status()]).toEqual([401, 401, 429]);
      expect((await limited.fetch("/ping")).status).toBe(429);
    },
  );
});

test("a client that stops in the middle of a body: doesn't keep the server from closing", async () => {
  const server = createLakeServer({
    store: lake.store,
    pool: { queryJson: () => Promise.reject(new Error("nobody asks")) },
    assets: lake.assets,
    log: () => undefined,
  });
  const { port } = await server.listen({ port: 0, hostname: "127.0.0.1" });
  const half = connect(port, "127.0.0.1").on("error", () => undefined);
  const cut = new Promise((resolve) => half.once("close", resolve));
  half.write(
    `POST /v1/data/mutate/production HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${lake.tokens.editor}\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n`,
  );
  await new Promise((resolve) => half.once("data", resolve));
  half.write('{"mutations":');
  await server.close(10);
  await cut;
});

test("more unknown paths than are remembered: each is logged, also the last", async () => {
  const unlimited = await startTestLake({ requestsPerSecond: 0 });
  try {
    for (let path = 0; path <= 1000; path += 1) await unlimited.fetch(`/unknown/${path}`);
    expect(unlimited.logged).toHaveLength(1001);
    await unlimited.fetch("/unknown/1000");
    expect(unlimited.logged).toHaveLength(1001);
  } finally {
    await unlimited.close();
  }
});
