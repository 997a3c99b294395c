import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, constants } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LiveScript } from "./liveScript.ts";
import { bundleLiveScript, createLiveScriptRequests, isLiveScriptPath } from "./liveScriptRequests.ts";

/** What a reader of a running story loads beyond the page. */
const MOST_BYTES = 4 * 1_024;

describe("the script of <live-updates>", () => {
  let script: LiveScript;
  const server = createServer(
    (request, response) => void createLiveScriptRequests(script)(request, response),
  );
  let origin = "";

  beforeAll(async () => {
    script = await bundleLiveScript();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test("is no larger than promised, compressed as it is sent", async () => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 6 };
    expect(brotliCompressSync(script.code, { params }).byteLength).toBeLessThanOrEqual(MOST_BYTES);
    const answer = await fetch(origin + script.path, { headers: { "accept-encoding": "br" } });
    expect(answer.headers.get("content-encoding")).toBe("br");
    expect(Number(answer.headers.get("content-length"))).toBeLessThanOrEqual(MOST_BYTES);
    expect(await answer.text()).toBe(script.code);
  });

  test("under its own name: kept for a year; under that of another version: this one, kept for a minute", async () => {
    const own = await fetch(origin + script.path);
    expect(own.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(own.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    const other = await fetch(`${origin}/scripts/live-updates-earlier.js`);
    expect(other.headers.get("cache-control")).toBe("public, max-age=60");
    expect(await other.text()).toBe(script.code);
  });

  test("the same source: the same name, so that nobody loads it twice", async () => {
    expect((await bundleLiveScript()).path).toBe(script.path);
    expect(isLiveScriptPath(script.path)).toBe(true);
    expect(isLiveScriptPath("/scripts/other.js")).toBe(false);
  });
});
