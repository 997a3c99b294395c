import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "@sanity/client";
import { evaluate, parse } from "groq-js";
import { afterEach, describe, expect, test } from "vitest";
import { enterPreview, leavePreview } from "./previewDoor.ts";
import { isPreviewPass, PREVIEW_COOKIE } from "./previewPass.ts";

const NOW = new Date("2031-06-01T00:00:00Z");
const SECRET = "a secret of the site";
const SITE = "https://news.example";
const HOUR_MS = 3_600_000;

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A backend that holds one secret of the Studio, last written that long ago. */
async function backendWith(ageMs: number): Promise<string> {
  const stored = {
    _id: "drafts.secret",
    _type: "sanity.previewUrlSecret",
    _updatedAt: new Date(NOW.getTime() - ageMs).toISOString(),
    secret: "of-the-studio",
    studioUrl: `${SITE}/studio`,
  };
  const server = createServer(async (request, response) => {
    const search = new URL(request.url ?? "", "http://backend").searchParams;
    const params = { secret: JSON.parse(search.get("$secret") ?? "null") };
    const query = parse(search.get("query") ?? "", { params });
    const value = await evaluate(query, { dataset: [stored], params, timestamp: NOW });
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ result: await value.get() }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function enter(search: string, { apiHost, token }: { apiHost?: string; token?: string } = {}) {
  const client = createClient({
    projectId: "port-ellis",
    dataset: "test",
    apiVersion: "2025-02-19",
    apiHost: apiHost ?? (await backendWith(0)),
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
    token: token ?? "viewer",
  });
  const request = new Request(`${SITE}/api/draft-mode/enable${search}`);
  return enterPreview(request, { client, secret: SECRET, siteOrigin: SITE }, NOW);
}

const passIn = (answer: Response) =>
  new RegExp(`^${PREVIEW_COOKIE}=([^;]*);`).exec(answer.headers.get("set-cookie") ?? "")?.[1];

describe("enterPreview", () => {
  test("the Studio's secret: a pass, and on to the page", async () => {
    const answer = await enter(
      "?sanity-preview-secret=of-the-studio&sanity-preview-pathname=/stories/bridge",
    );
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe("/stories/bridge");
    expect(isPreviewPass(passIn(answer) ?? "", SECRET, NOW)).toBe(true);
    expect(answer.headers.get("set-cookie")).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  });

  test.each([
    ["no secret", ""],
    ["another secret", "?sanity-preview-secret=guessed"],
    ["a blank secret", "?sanity-preview-secret=%20"],
  ])("%s: 401 and no pass", async (_, search) => {
    const answer = await enter(search);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test("the secret an hour after: 401", async () => {
    const apiHost = await backendWith(HOUR_MS);
    expect((await enter("?sanity-preview-secret=of-the-studio", { apiHost })).status).toBe(401);
  });

  test("a backend that doesn't answer: 503", async () => {
    const apiHost = await backendWith(0);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect((await enter("?sanity-preview-secret=of-the-studio", { apiHost })).status).toBe(503);
  });

  test("a site without a token: 503 that names the variable", async () => {
    const answer = await enter("?sanity-preview-secret=of-the-studio", { token: "" });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("SANITY_API_READ_TOKEN");
  });

  test.each([
    "https://elsewhere.example/page",
    "//elsewhere.example/page",
    "/.//elsewhere.example",
    "/\\elsewhere.example",
  ])("on to %s: stays on the site", async (to) => {
    const answer = await enter(
      `?sanity-preview-secret=of-the-studio&sanity-preview-pathname=${encodeURIComponent(to)}`,
    );
    expect(new URL(answer.headers.get("location") ?? "", SITE).origin).toBe(SITE);
  });
});

describe("leavePreview", () => {
  const leave = (search: string) =>
    leavePreview(new Request(`${SITE}/api/draft-mode/disable${search}`), { siteOrigin: SITE });

  test("clears the pass, and on to the page", () => {
    const answer = leave("?to=/stories/bridge");
    expect(answer.headers.get("location")).toBe("/stories/bridge");
    expect(answer.headers.get("set-cookie")).toMatch(/^verbatim-preview=; Path=\/; Max-Age=0;/);
  });

  test.each(["", "?to=//elsewhere.example", "?to=/.//elsewhere.example", "?to=javascript:alert(1)"])(
    "%s: on to the front page",
    (search) => {
      expect(leave(search).headers.get("location")).toBe("/");
    },
  );
});
