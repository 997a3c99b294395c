import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFrontDoor, type Handler } from "../server/frontDoor.ts";
import { findNginx, type Nginx, startNginx } from "./nginx.ts";

const HTML = `<!doctype html><p>${"words ".repeat(200)}</p>`;

const CSS = "p{margin:0}".repeat(200);

let folder: string;
let site: Server;
let nginx: Nginx;
/** What the site was asked for since the start of a test. */
const asked: IncomingMessage[] = [];

const door = createFrontDoor({
  handle: standInForNext,
  errorDocuments: async (status) => `<!doctype html><h1>${status} document</h1>`,
  studio: async () => undefined,
  preview: { shows: () => false, handle: async () => undefined },
  liveScript: async (_, response) => void response.end(),
  live: async ({ url }, response) => {
    if (url?.endsWith(".json")) {
      const headers = {
        "content-type": "application/json",
        "cache-control": "public, max-age=0, s-maxage=1",
      };
      response.writeHead(200, headers).end("{}");
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream" }).write("data: first\n\n");
  },
  assets: async (request, response) => {
    const format = request.headers.accept?.includes("image/avif") ? "avif" : "png";
    response.writeHead(200, {
      "content-type": `image/${format}`,
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept",
    });
    response.end(format);
  },
  imageOrigin: null,
  pageAddress: async (page) => {
    if (page.kind !== "story") return { kind: "published" };
    if (page.slug === "taken-down") return { kind: "unpublished" };
    return { kind: page.slug === "nowhere" ? "missing" : "published" };
  },
  isRendered: () => false,
  isOwnRequest: () => false,
  development: false,
});

async function standInForNext(...[request, response]: Parameters<Handler>): Promise<void> {
  if (request.url?.startsWith("/api/")) {
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  } else if (request.url?.startsWith("/_next/")) {
    const isGzipped = String(request.headers["accept-encoding"]).includes("gzip");
    response.writeHead(200, {
      "content-type": "text/css",
      "cache-control": "public, max-age=31536000, immutable",
      ...(isGzipped && { "content-encoding": "gzip" }),
    });
    response.end(isGzipped ? gzipSync(CSS) : CSS);
  } else {
    response.writeHead(request.url === "/stories/broken" ? 500 : 200, {
      "content-type": "text/html",
      etag: '"1"',
    });
    response.end(HTML);
  }
}

async function listen(port = 0): Promise<number> {
  site = createServer((request, response) => {
    asked.push(request);
    void door(request, response);
  });
  await new Promise<void>((resolve) => site.listen(port, "127.0.0.1", resolve));
  return (site.address() as AddressInfo).port;
}

async function close(): Promise<void> {
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
}

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(nginx.url + path, { headers: { "accept-encoding": "identity", ...headers } });
  return { answer, cache: answer.headers.get("x-cache"), body: await answer.text() };
}

describe.skipIf(findNginx() === undefined)(
  "docs/deploy/nginx.conf (skipped where nginx is not installed)",
  () => {
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "verbatim-nginx-"));
      nginx = await startNginx({ folder, sitePort: await listen() });
    });

    afterAll(async () => {
      await nginx.stop();
      await close();
      rmSync(folder, { recursive: true });
    });

    test("a page, asked for twice: made once", async () => {
      expect(await get("/stories/twice")).toMatchObject({ cache: "MISS", body: HTML });
      asked.length = 0;
      expect(await get("/stories/twice")).toMatchObject({ cache: "HIT", body: HTML });
      expect(asked).toEqual([]);
    });

    test.each([
      ["gzip, deflate, br, zstd", "br"],
      ["gzip, deflate", "gzip"],
      ["br;q=0, gzip;q=0.5", "gzip"],
      ["br;q=0.0, gzip;q=0", null],
      ["brotli, x-gzip", null],
    ])("Accept-Encoding %s: the variant %s, whatever was kept before", async (accepted, coding) => {
      for (const _ of ["first", "kept"]) {
        const { answer, body } = await get("/stories/variants", { "accept-encoding": accepted });
        expect(answer.headers.get("content-encoding")).toBe(coding);
        expect(body).toBe(HTML);
        expect(answer.headers.get("vary")).toBe("Accept-Encoding");
      }
    });

    test("a style sheet, which the framework compresses with gzip only: compressed for a browser of today", async () => {
      const { answer, body } = await get("/_next/static/a.css", {
        "accept-encoding": "gzip, deflate, br, zstd",
      });
      expect(answer.headers.get("content-encoding")).toBe("gzip");
      expect(body).toBe(CSS);
    });

    test("two ways to ask for the same coding: one variant", async () => {
      await get("/stories/codings", { "accept-encoding": "gzip, deflate, br" });
      expect(await get("/stories/codings", { "accept-encoding": "br, gzip;q=0.8" })).toMatchObject({
        cache: "HIT",
      });
    });

    test("an image: kept, one for each Accept", async () => {
      const path =
        "/images/verbatim/production/0123456789012345678901234567890123456789-10x10.png?auto=format";
      const modern = { accept: "image/avif,image/*" };
      const old = { accept: "image/png" };
      expect(await get(path, modern)).toMatchObject({ cache: "MISS", body: "avif" });
      expect(await get(path, old)).toMatchObject({ cache: "MISS", body: "png" });
      expect(await get(path, modern)).toMatchObject({ cache: "HIT", body: "avif" });
      expect(await get(path, old)).toMatchObject({ cache: "HIT", body: "png" });
    });

    test.each(["/api/health", "/api/revalidate"])("%s: never kept", async (path) => {
      await get(path);
      expect((await get(path)).cache).toBeNull();
    });

    test("an editor's draft cookie: past the cache, and nothing kept of it", async () => {
      const cookie = { cookie: "__prerender_bypass=draft" };
      await get("/stories/draft", cookie);
      expect((await get("/stories/draft", cookie)).cache).toBe("BYPASS");
      expect((await get("/stories/draft")).cache).toBe("MISS");
    });

    test.each([
      ["/stories/nowhere", 404],
      ["/stories/taken-down", 410],
      ["/stories/broken", 503],
    ])("%s: the site's own %i", async (path, status) => {
      const { answer, body } = await get(path);
      expect(answer.status).toBe(status);
      expect(body).toContain(`<h1>${status} document</h1>`);
      if (status === 503) expect(answer.headers.get("retry-after")).toBe("5");
    });

    test("a stream of events: its first words at once", async () => {
      const answer = await fetch(`${nginx.url}/live/story`);
      const reader = answer.body?.getReader();
      const first = await reader?.read();
      expect(new TextDecoder().decode(first?.value)).toBe("data: first\n\n");
      await reader?.cancel();
    });

    test("the state of a running story, polled for: kept for its second", async () => {
      expect(await get("/live/story.json")).toMatchObject({ cache: "MISS", body: "{}" });
      expect((await get("/live/story.json")).cache).toBe("HIT");
    });

    test("who asked, and the id of the request: told to the site, and not to be forged", async () => {
      asked.length = 0;
      const { answer } = await get("/stories/who", { "x-forwarded-for": "198.51.100.1" });
      expect(asked[0]?.headers["x-forwarded-for"]).toBe("127.0.0.1");
      expect(answer.headers.get("x-request-id")).toBe(asked[0]?.headers["x-request-id"]);
      const kept = await get("/stories/who");
      expect(kept.answer.headers.get("x-request-id")).not.toBe(asked[0]?.headers["x-request-id"]);
    });

    test("more than the site takes: refused before it", async () => {
      asked.length = 0;
      const answer = await fetch(`${nginx.url}/api/revalidate`, {
        method: "POST",
        body: Buffer.alloc(1_100_000),
      });
      expect(answer.status).toBe(413);
      expect(asked).toEqual([]);
    });

    test("the site down: what was kept stays, past its five seconds; all else is 503", async () => {
      await get("/stories/kept");
      const { port } = site.address() as AddressInfo;
      await close();
      await expect
        .poll(async () => (await get("/stories/kept")).cache, { timeout: 10_000, interval: 250 })
        .toBe("STALE");
      expect(await get("/stories/kept")).toMatchObject({ body: HTML });
      const { answer } = await get("/stories/never-asked-for");
      expect(answer.status).toBe(503);
      expect(answer.headers.get("retry-after")).toBe("5");
      await listen(port);
      await expect.poll(async () => (await get("/stories/kept")).cache, { timeout: 5_000 }).toBe("HIT");
    });
  },
);
