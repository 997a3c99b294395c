import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { readerPagePath } from "../lib/readerPage.ts";
import type { PageAddress } from "../sanity/queries/pageAddress.ts";
import { createFrontDoor } from "./frontDoor.ts";
import { createPreview } from "./preview.ts";
import { issuePreviewPass, PREVIEW_PASS_SECONDS } from "./previewPass.ts";

const SECRET = "a secret of the site";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const ADDRESSES: Record<string, PageAddress> = {
  "/stories/bridge": { kind: "published" },
  "/stories/unpublished": { kind: "unpublished" },
  "/stories/old": { kind: "moved", path: "/stories/bridge" },
  "/topics/harbour": { kind: "published" },
  "/topics/harbour/2": { kind: "published" },
  "/corrections": { kind: "published" },
  "/about": { kind: "published" },
  "/feeds/latest.rss": { kind: "published" },
};

/** A front door before `next`, which stands in for the framework. */
async function openDoor(next: RequestListener): Promise<string> {
  const door = createFrontDoor({
    handle: async (request, response) => next(request, response),
    errorDocuments: async (status) => `<!doctype html><h1>${status} document</h1>`,
    studio: async () => undefined,
    preview: createPreview({
      handle: async (request, response) => next(request, response),
      secret: SECRET,
      imageOrigin: null,
      development: false,
    }),
    live: async (_, response) => void response.end("state"),
    liveScript: async (_, response) => void response.end("script"),
    assets: async (_, response) => void response.end("picture"),
    imageOrigin: null,
    pageAddress: async (page) => {
      const path = readerPagePath(page);
      if (path === "/stories/unanswered") throw new Error("backend down");
      return ADDRESSES[path] ?? { kind: "missing" };
    },
    isRendered: (path) => path === "/stories/rendered",
    isOwnRequest: (request) => request.headers["x-own"] === "yes",
    development: false,
  });
  const server = createServer((request, response) => void door(request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function html(status: number, body: string, headers: Record<string, string> = {}): RequestListener {
  return (_, response) => {
    response.writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "s-maxage=31536000",
      ...headers,
    });
    response.end(body);
  };
}

describe("front door", () => {
  test("a page: its caching, its security headers, and none of the framework's scripts", async () => {
    const site = await openDoor(
      html(200, '<h1>Story</h1><script src="/_next/a.js"></script>', { etag: '"one"' }),
    );
    const answer = await fetch(`${site}/stories/bridge`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe(
      "s-maxage=5, stale-while-revalidate=30, stale-if-error=3600",
    );
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).toBe("<h1>Story</h1>");
  });

  test("two versions of a page under one address: each reader gets the newer one", async () => {
    let version = 1;
    const site = await openDoor((request, response) =>
      html(200, `v${version}`, { etag: `"${version}"` })(request, response),
    );
    expect(await (await fetch(`${site}/`)).text()).toBe("v1");
    version = 2;
    expect(await (await fetch(`${site}/`)).text()).toBe("v2");
  });

  test("an image: comes from the lake, past Next, and can only be read", async () => {
    const site = await openDoor(html(200, "page"));
    const path = "/images/verbatim/production/abc-1x1.png?w=320";
    expect(await (await fetch(site + path)).text()).toBe("picture");
    expect((await fetch(site + path, { method: "POST" })).status).toBe(405);
  });

  test("the state of a running story: past Next, and can only be read", async () => {
    const site = await openDoor(html(200, "page"));
    expect(await (await fetch(`${site}/live/bridge`)).text()).toBe("state");
    expect((await fetch(`${site}/live/bridge`, { method: "POST" })).status).toBe(405);
  });

  test("a slug of old: 308 to the story", async () => {
    const site = await openDoor(html(200, "page"));
    const answer = await fetch(`${site}/stories/old`, { redirect: "manual" });
    expect(answer.status).toBe(308);
    expect(answer.headers.get("location")).toBe("/stories/bridge");
  });

  test("a story rendered before and taken away since: what its address says now", async () => {
    const answer = await fetch(`${await openDoor(html(404, ""))}/stories/rendered`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("404 document");
  });

  test("a story whose address nobody can tell: whatever Next has of it", async () => {
    const answer = await fetch(`${await openDoor(html(200, "kept page"))}/stories/unanswered`);
    expect(await answer.text()).toBe("kept page");
  });

  test.each(["/", "/topics/harbour", "/topics/harbour/2", "/corrections", "/about", "/robots.txt"])(
    "%s is there: Next is asked for it",
    async (path) => {
      expect(await (await fetch((await openDoor(html(200, "page"))) + path)).text()).toBe("page");
    },
  );

  test("a deep address that nobody knows: Next says that it is not there", async () => {
    const answer = await fetch(`${await openDoor(html(404, "Next's own"))}/no/such/address`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("404 document");
  });

  test.each([
    ["/nowhere", 404],
    ["/stories/unknown", 404],
    ["/stories/unpublished", 410],
    ["/topics/unknown", 404],
    ["/topics/harbour/3", 404],
    ["/topics/harbour/02", 404],
    ["/corrections/typo", 404],
    ["/wp-login.php", 404],
  ])("%s is not there: %i with a complete document, and Next is not asked", async (path, status) => {
    const answer = await fetch((await openDoor(html(200, "a page that nobody should make"))) + path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("cache-control")).toBe("s-maxage=10");
    expect(await answer.text()).toBe(`<!doctype html><h1>${status} document</h1>`);
  });

  test("a page that could not be made: 503, to be asked again, kept by nobody", async () => {
    const answer = await fetch(`${await openDoor(html(500, "", { etag: '"x"' }))}/stories/bridge`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("etag")).toBeNull();
    expect(await answer.text()).toContain("503 document");
  });

  test("an address that is no address: 400", async () => {
    const answer = await fetch(`${await openDoor(html(200, "page"))}/stories/%E0%A4%A`);
    expect(answer.status).toBe(400);
  });

  test("a page under its internal address: not found, but for the site itself", async () => {
    const site = await openDoor(html(200, "page"));
    expect((await fetch(`${site}/front/today`)).status).toBe(404);
    expect((await fetch(`${site}/errors/gone`, { headers: { "x-own": "yes" } })).status).toBe(200);
  });

  test("a redirect: ten seconds, and its target once", async () => {
    const site = await openDoor((_, response) => {
      response.appendHeader("location", "/stories/new");
      response.appendHeader("location", "/stories/new");
      html(308, "")(_, response);
    });
    const answer = await fetch(`${site}/stories/bridge/`, { redirect: "manual" });
    expect(answer.headers.get("location")).toBe("/stories/new");
    expect(answer.headers.get("cache-control")).toBe("s-maxage=10");
  });

  test("a router's request for a payload: the document all the same", async () => {
    const site = await openDoor((request, response) =>
      html(200, String(request.headers.rsc))(request, response),
    );
    expect(await (await fetch(`${site}/`, { headers: { rsc: "1" } })).text()).toBe("undefined");
  });

  test.each([
    ["br", "br"],
    ["gzip, deflate", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["identity", null],
  ])("Accept-Encoding %s: content-encoding %s", async (accepted, coding) => {
    const answer = await fetch(`${await openDoor(html(200, "a page"))}/`, {
      headers: { "accept-encoding": accepted },
    });
    expect(answer.headers.get("content-encoding")).toBe(coding);
    expect(answer.headers.get("vary")).toBe("Accept-Encoding");
    expect(await answer.text()).toBe("a page");
  });

  test("HEAD: the headers of the page and no body", async () => {
    const answer = await fetch(`${await openDoor(html(200, "page"))}/`, { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("");
  });

  test.each(["POST", "PUT", "DELETE"])("%s on a page: 405", async (method) => {
    const answer = await fetch(`${await openDoor(html(200, "page"))}/stories/bridge`, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD");
  });

  test.each(["/_global-error", "/_not-found", "/index.rsc", "/stories/bridge.rsc"])(
    "%s, the framework's own: not found",
    async (path) => {
      expect((await fetch((await openDoor(html(200, "inside"))) + path)).status).toBe(404);
    },
  );

  test.each(["/api/nope", "/fonts/nope.woff2", "/_next/static/nope.js"])(
    "%s, an asset that isn't there: our 404",
    async (path) => {
      const answer = await fetch((await openDoor(html(404, "Next's own"))) + path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("404 document");
    },
  );

  test("an asset: as Next sends it", async () => {
    const site = await openDoor((_, response) => {
      response.writeHead(200, { "content-type": "text/css", "cache-control": "public, immutable" });
      response.end("a{}");
    });
    const answer = await fetch(`${site}/_next/static/a.css`);
    expect(answer.headers.get("cache-control")).toBe("public, immutable");
    expect(await answer.text()).toBe("a{}");
  });

  test("a feed: its own type, our caching, the reader's coding, and its text as it is", async () => {
    const xml = "<rss><title><![CDATA[<script></script>]]></title></rss>";
    const site = await openDoor(
      html(200, xml, { "content-type": "application/rss+xml; charset=utf-8", etag: 'W/"feed"' }),
    );
    const answer = await fetch(`${site}/feeds/latest.rss`, { headers: { "accept-encoding": "br" } });
    expect(answer.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
    expect(answer.headers.get("cache-control")).toContain("s-maxage=5");
    expect(answer.headers.get("content-encoding")).toBe("br");
    expect(await answer.text()).toBe(xml);
  });

  test("a feed that the client has in this version: 304 without a body, in another: the feed", async () => {
    const site = await openDoor((_, response) => {
      // As Next sends what a route handler answers.
      response.setHeader("content-type", ["application/rss+xml; charset=utf-8"]);
      response.setHeader("etag", ['W/"feed"']);
      response.end("<rss/>");
    });
    const ask = (etag: string) => fetch(`${site}/feeds/latest.rss`, { headers: { "if-none-match": etag } });
    const unchanged = await ask('W/"feed"');
    expect(unchanged.status).toBe(304);
    expect(unchanged.headers.get("etag")).toBe('W/"feed"');
    expect(unchanged.headers.get("cache-control")).toContain("s-maxage=5");
    expect(await unchanged.text()).toBe("");
    expect(await (await ask('W/"older"')).text()).toBe("<rss/>");
  });

  test.each(["/feeds/latest.xml", "/feeds/topics/nowhere.rss", "/sitemaps/1999-01.xml"])(
    "%s: 404 without Next being asked",
    async (path) => {
      const answer = await fetch((await openDoor(html(200, "page"))) + path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("404 document");
    },
  );

  test("a version that the reader has: 304, varying as the page does", async () => {
    const site = await openDoor((_, response) => {
      response.writeHead(304, { etag: '"one"', vary: "rsc" });
      response.end();
    });
    const answer = await fetch(`${site}/`);
    expect(answer.status).toBe(304);
    expect(answer.headers.get("vary")).toBe("Accept-Encoding");
    expect(answer.headers.get("etag")).toBe('W/"one"');
  });
});

describe("previews", () => {
  /** Says what it was asked for, as Next would. */
  const next: RequestListener = (request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      `asked for ${request.url}${request.headers.rsc === undefined ? "" : " as a payload"}<script></script>`,
    );
  };
  const get = async (path: string, pass: string | null, headers: Record<string, string> = {}) => {
    const cookie = pass === null ? "theme=dark" : `theme=dark; verbatim-preview=${pass}`;
    return fetch((await openDoor(next)) + path, { headers: { cookie, ...headers } });
  };
  const pass = () => issuePreviewPass(SECRET, new Date());
  const expired = () => issuePreviewPass(SECRET, new Date(Date.now() - 1_000 * PREVIEW_PASS_SECONDS));

  test.each([
    ["/", "/preview"],
    ["/stories/bridge", "/preview/stories/bridge"],
    ["/stories/never-published?a=b", "/preview/stories/never-published?a=b"],
    ["/topics/harbour/2", "/preview/topics/harbour/2"],
    ["/about", "/preview/about"],
  ])("%s with a pass: %s, with its scripts", async (path, asked) => {
    expect(await (await get(path, pass())).text()).toBe(`asked for ${asked}<script></script>`);
  });

  test("a preview: kept by nobody, found by no search engine, framed by the site alone", async () => {
    const { headers } = await get("/stories/bridge", pass());
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex, nofollow");
    expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(headers.get("content-security-policy")).toMatch(
      /script-src 'self' 'nonce-[^']+';.*frame-ancestors 'self'$/,
    );
  });

  test("the way in: framed by the site alone too, so that the Studio can show why it is shut", async () => {
    const { headers } = await get("/api/draft-mode/enable", null);
    expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
  });

  test("the router's payload: asked of Next, so that a preview follows what is typed", async () => {
    const answer = await get("/stories/bridge?_rsc=1", pass(), { rsc: "1" });
    expect(await answer.text()).toContain("asked for /preview/stories/bridge?_rsc=1 as a payload");
  });

  test.each([
    ["none", () => null],
    ["a forged one", () => "9999999999.forged"],
    ["one that is over", expired],
    ["one of another site", () => issuePreviewPass("another secret", new Date())],
  ])("%s for a pass: the reader's page", async (_, passOf) => {
    const answer = await get("/stories/bridge", passOf());
    expect(await answer.text()).toBe("asked for /stories/bridge");
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    expect((await get("/stories/never-published", passOf())).status).toBe(404);
  });

  test.each(["/preview", "/preview/stories/bridge"])("%s itself: 404, with a pass too", async (path) => {
    expect((await get(path, null)).status).toBe(404);
    expect((await get(path, pass())).status).toBe(404);
  });

  test.each(["/feeds/latest.rss", "/robots.txt"])("%s with a pass: what everybody gets", async (path) => {
    expect(await (await get(path, pass())).text()).toContain(`asked for ${path}`);
  });
});
