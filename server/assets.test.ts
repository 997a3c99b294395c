import { createServer, type RequestListener, request } from "node:http";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { createAssets, isAssetPath } from "./assets.ts";

const IMAGE = `/images/verbatim/production/${"0123456789".repeat(4)}-1600x1000.png`;

const opened: { close: () => void }[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

/** A site whose assets come from `lake`. */
async function openSite(lake: RequestListener, patienceMs?: number): Promise<string> {
  return openSiteBefore(await listen(createServer(lake)), patienceMs);
}

async function openSiteBefore(lakeOrigin: string, patienceMs?: number): Promise<string> {
  const assets = createAssets({ lakeOrigin, ...(patienceMs !== undefined && { patienceMs }) });
  return listen(createServer((incoming, outgoing) => void assets(incoming, outgoing)));
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  opened.push({
    close() {
      server.close();
      server.closeAllConnections();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([
  [IMAGE, true],
  ["/files/verbatim/production/abc.pdf", true],
  ["/images/verbatim/production", false],
  [`${IMAGE}/the%20bridge.png`, true],
  ["/images/verbatim/production/a.png/b/c", false],
  ["/images/verbatim/production/%2e%2e", false],
  ["/v1/images/verbatim/production/a.png", false],
])("%s: an asset? %s", (path, isAsset) => {
  expect(isAssetPath(path)).toBe(isAsset);
});

describe("an image that the lake has", () => {
  test("GET: its bytes, and of its headers those that concern the file", async () => {
    const seen: { url?: string; accept?: string; cookie?: string } = {};
    const site = await openSite((incoming, outgoing) => {
      const { accept, cookie } = incoming.headers;
      Object.assign(seen, { url: incoming.url, accept, cookie });
      outgoing.writeHead(200, {
        "content-type": "image/webp",
        etag: '"one"',
        vary: "Accept",
        "cache-control": "public, max-age=31536000, immutable",
        "x-lake-inside": "port 3333",
        "set-cookie": "a=b",
      });
      outgoing.end("picture");
    });
    const answer = await fetch(`${site}${IMAGE}?w=640&auto=format`, {
      headers: { accept: "image/avif,image/webp", cookie: "secret=1" },
    });
    expect(await answer.text()).toBe("picture");
    expect(seen).toEqual({ url: `${IMAGE}?w=640&auto=format`, accept: "image/avif,image/webp" });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/webp",
      etag: '"one"',
      vary: "Accept",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(answer.headers.has("x-lake-inside")).toBe(false);
    expect(answer.headers.has("set-cookie")).toBe(false);
  });

  test("HEAD: the headers alone", async () => {
    const site = await openSite((incoming, outgoing) => {
      outgoing.writeHead(incoming.method === "HEAD" ? 200 : 500, { "content-length": 7 }).end();
    });
    const answer = await fetch(site + IMAGE, { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-length")).toBe("7");
  });

  test("asked again with its tag: 304", async () => {
    const site = await openSite((incoming, outgoing) => {
      outgoing.writeHead(incoming.headers["if-none-match"] === '"one"' ? 304 : 200, { etag: '"one"' }).end();
    });
    const answer = await fetch(site + IMAGE, { headers: { "if-none-match": '"one"' } });
    expect(answer.status).toBe(304);
    expect(answer.headers.get("etag")).toBe('"one"');
  });

  test("an absolute address in the request line: still the lake, and nobody else", async () => {
    const site = await openSite((incoming, outgoing) => void outgoing.end(`lake ${incoming.url}`));
    const { port } = new URL(site);
    const { promise, resolve } = Promise.withResolvers<string>();
    request({ port, host: "127.0.0.1", path: `http://elsewhere.example${IMAGE}` }, async (answer) =>
      resolve((await buffer(answer)).toString()),
    ).end();
    expect(await promise).toBe(`lake ${IMAGE}`);
  });

  test("larger than a reader takes at once: the lake waits", async () => {
    const chunk = Buffer.alloc(1024 * 1024);
    const { promise: held, resolve: hold } = Promise.withResolvers<number>();
    const site = await openSite((_, outgoing) => {
      let sent = 0;
      const send = () => {
        while (sent < 256) {
          sent += 1;
          if (!outgoing.write(chunk)) {
            outgoing.once("drain", send);
            return;
          }
        }
        outgoing.end();
      };
      outgoing.on("close", () => hold(sent));
      send();
    });
    const { promise: gone, resolve: leave } = Promise.withResolvers<void>();
    const asked = request(`${site}${IMAGE}`, (answer) => {
      answer.once("data", () => {
        answer.pause();
        setImmediate(() => {
          asked.destroy();
          leave();
        });
      });
      answer.on("error", () => undefined);
    });
    asked.on("error", () => undefined);
    asked.end();
    await gone;
    expect(await held).toBeLessThan(128);
  });
});

describe("an image that can't be had", () => {
  test("an unknown one: 404, soon asked for again", async () => {
    const site = await openSite(
      (_, outgoing) => void outgoing.writeHead(404).end('{"inside":"of the lake"}'),
    );
    const answer = await fetch(site + IMAGE);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("cache-control")).toBe("s-maxage=10");
    expect(await answer.text()).toBe("There is no such file here.\n");
  });

  test("a parameter that doesn't exist: 400 with the lake's words, kept by nobody", async () => {
    const site = await openSite((_, outgoing) => {
      outgoing.writeHead(400, { "content-type": "application/json", "cache-control": "public" });
      outgoing.end('{"message":"sepia"}');
    });
    const answer = await fetch(`${site}${IMAGE}?sepia=1`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(await answer.text()).toContain("sepia");
  });

  test.each([401, 429, 500])("the lake says %i: 503, to be asked again", async (status) => {
    const site = await openSite((_, outgoing) => void outgoing.writeHead(status).end("inside"));
    const answer = await fetch(site + IMAGE);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(await answer.text()).not.toContain("inside");
  });

  test("no lake: 503", async () => {
    const closed = createSocketServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const answer = await fetch((await openSiteBefore(`http://127.0.0.1:${port}`)) + IMAGE);
    expect(answer.status).toBe(503);
  });

  test("a lake that says nothing: 503 once patience has run out", async () => {
    const answer = await fetch((await openSite(() => undefined, 50)) + IMAGE);
    expect(answer.status).toBe(503);
  });

  test("a hundred files that hardly move: another one is served", async () => {
    const site = await openSite((incoming, outgoing) => {
      if (incoming.url?.endsWith("?held")) outgoing.write("begun");
      else outgoing.end("whole");
    }, 1_000);
    await Promise.all(Array.from({ length: 100 }, () => fetch(`${site}${IMAGE}?held`)));
    expect(await (await fetch(site + IMAGE)).text()).toBe("whole");
  });

  test("a lake that stops in the middle: the answer breaks off and doesn't pass for whole", async () => {
    const site = await openSite((_, outgoing) => {
      outgoing.writeHead(200, { "content-length": 1_000 });
      outgoing.write("begun", () => outgoing.destroy());
    });
    const answer = await fetch(site + IMAGE);
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });

  test("a reader who leaves before the answer: the lake is told", async () => {
    const { promise: left, resolve } = Promise.withResolvers<void>();
    const { promise: asked, resolve: arrive } = Promise.withResolvers<void>();
    const site = await openSite((incoming) => {
      incoming.on("close", resolve);
      arrive();
    });
    const reader = new AbortController();
    const answer = fetch(site + IMAGE, { signal: reader.signal });
    await asked;
    reader.abort();
    await expect(answer).rejects.toThrow();
    await left;
  });
});
