import { once } from "node:events";
import { connect } from "node:net";
import type { SanityClient } from "@sanity/client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { article, day, paragraph, quote, statement } from "../../sanity/queries/fixtures/portEllis.ts";
import { type PortEllisLake, startPortEllisLake } from "../../sanity/updates/fixtures/portEllisLake.ts";
import { startBreakableWay } from "./fixtures/breakableWay.ts";
import { type LiveSite, type LiveSiteOptions, startLiveSite, viewerClient } from "./fixtures/liveSite.ts";
import type { OpenPage } from "./fixtures/openPage.ts";

const PUBLISHED_AT = "2021-05-01T12:00:00Z";
const FAR_AHEAD = "2999-01-01T00:00:00Z";
const RUNNING = { publishedAt: PUBLISHED_AT, coverage: { state: "running", start: day("2021-05-01") } };
const FERRY = article("live-ferry", "ferry", { ...RUNNING, updates: [update("u1")] });
const FERRY_STATE = { coverage: "running", updates: ["u1"], corrections: [], statements: {} };
const SECRET = "SECRET-WORDS";

let lake: PortEllisLake;
let editor: SanityClient;
let client: SanityClient;
const sites: LiveSite[] = [];
const pages: OpenPage[] = [];

beforeAll(async () => {
  lake = await startPortEllisLake(
    quote("live-said", "The ferry will sail.", { saidAt: day("2021-05-01") }),
    quote("live-held", SECRET, { status: "held" }),
    quote("live-embargoed", SECRET, { publishAt: FAR_AHEAD }),
  );
  editor = lake.editor;
});
beforeEach(async () => {
  client = viewerClient(lake);
  await editor.delete({ query: '*[_type == "article"]' });
  await lake.store(FERRY);
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  for (const site of sites.splice(0)) await site.close();
});
afterAll(() => lake.close());

function update(key: string) {
  return { _type: "update", _key: key, at: day("2021-05-01"), headline: key, body: [paragraph(key, key)] };
}

function addUpdate(key: string) {
  return editor
    .patch("live-ferry")
    .append("updates", [update(key)])
    .commit();
}

/** A site that hears of changes. */
async function start(options: Partial<LiveSiteOptions> = {}): Promise<LiveSite> {
  const site = await startLiveSite({ client, ...options });
  sites.push(site);
  await expect.poll(() => site.hub.isListening).toBe(true);
  return site;
}

async function open(site: LiveSite, path: string, headers?: Record<string, string>): Promise<OpenPage> {
  const page = await site.open(path, headers);
  pages.push(page);
  return page;
}

const states = (page: OpenPage) => page.events().map(({ data }) => data);

describe("a stream", () => {
  test("a running story: its state at once, and again when it has changed", async () => {
    const site = await start();
    const page = await open(site, "/live/ferry");
    expect(page).toMatchObject({
      status: 200,
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      },
    });
    await expect.poll(() => states(page)).toEqual([FERRY_STATE]);
    expect(Number(/^retry: (\d+)\n\n/.exec(page.text())?.[1])).toBeGreaterThanOrEqual(1_000);

    await addUpdate("u2");
    await expect.poll(() => states(page)).toEqual([FERRY_STATE, { ...FERRY_STATE, updates: ["u2", "u1"] }]);
    const [first, second] = page.events();
    expect(first?.id).toMatch(/^[\w-]{12}$/);
    expect(second?.id).not.toBe(first?.id);
  });

  test("many readers: the content backend has one listener, and is asked once for each change", async () => {
    const listen = vi.spyOn(client, "listen");
    const site = await start();
    const readers = await Promise.all(Array.from({ length: 20 }, () => open(site, "/live/ferry")));
    await expect.poll(() => readers.map((page) => page.events().length)).toEqual(readers.map(() => 1));

    const fetch = vi.spyOn(client, "fetch");
    await addUpdate("u2");
    await expect.poll(() => readers.map((page) => page.events().length)).toEqual(readers.map(() => 2));
    expect(listen).toHaveBeenCalledOnce();
    expect(fetch).toHaveBeenCalledOnce();
    expect(site.told).toEqual([20]);
  });

  test("a change that readers don't see: nothing is told", async () => {
    const site = await start();
    const page = await open(site, "/live/ferry");
    await editor.patch("live-ferry").set({ headline: "Another headline" }).commit();
    await lake.store({ ...FERRY, _id: "drafts.live-ferry", updates: [update("u1"), update(SECRET)] });
    await addUpdate("u2");
    await expect.poll(() => states(page)).toEqual([FERRY_STATE, { ...FERRY_STATE, updates: ["u2", "u1"] }]);
    expect(page.text()).not.toContain(SECRET);
  });

  test("a reader who comes back: told only what changed meanwhile", async () => {
    const site = await start();
    const before = await open(site, "/live/ferry");
    await expect.poll(() => before.events().length).toBe(1);
    const id = before.events()[0]?.id ?? "";
    before.close();

    const unchanged = await open(site, "/live/ferry", { "last-event-id": id });
    await addUpdate("u2");
    const changed = { ...FERRY_STATE, updates: ["u2", "u1"] };
    await expect.poll(() => states(unchanged)).toEqual([changed]);
    const late = await open(site, "/live/ferry", { "last-event-id": id });
    await expect.poll(() => states(late)).toEqual([changed]);
  });

  test("statements that are held, embargoed or corrected: told by their ids, without a word of them", async () => {
    const quoting = ["live-said", "live-held", "live-embargoed"].map((id) => statement(id, id));
    await lake.store({ ...FERRY, body: quoting });
    const site = await start();
    const page = await open(site, "/live/ferry");
    const held = { status: "held", corrections: [] };
    const hidden = { "live-held": held, "live-embargoed": held };
    await expect.poll(() => states(page)).toEqual([{ ...FERRY_STATE, statements: hidden }]);

    const correction = {
      _type: "correction",
      _key: "c1",
      at: PUBLISHED_AT,
      kind: "correction",
      note: SECRET,
    };
    await editor
      .patch("live-said")
      .set({ corrections: [{ ...correction, was: SECRET, now: SECRET, where: SECRET }] })
      .commit();
    const corrected = { "live-said": { status: "live", corrections: ["c1"] } };
    await expect
      .poll(() => states(page).at(-1))
      .toEqual({ ...FERRY_STATE, statements: { ...hidden, ...corrected } });
    await editor.patch("live-said").set({ status: "held" }).unset(["corrections"]).commit();
    await expect
      .poll(() => states(page).at(-1))
      .toEqual({ ...FERRY_STATE, statements: { ...hidden, "live-said": held } });
    await editor.patch("live-said").set({ status: "live" }).commit();
    await expect.poll(() => states(page).length).toBe(4);
    expect(page.text()).not.toContain(SECRET);
    expect(page.text()).not.toContain("will sail");
  });

  test("coverage that ends: told, the stream ended, and 204 for who knows it", async () => {
    const site = await start();
    const page = await open(site, "/live/ferry");
    await editor.patch("live-ferry").set({ "coverage.state": "ended" }).commit();
    await page.ended;
    expect(states(page)).toEqual([FERRY_STATE, { ...FERRY_STATE, coverage: "ended" }]);

    const id = page.events().at(-1)?.id ?? "";
    expect((await open(site, "/live/ferry", { "last-event-id": id })).status).toBe(204);
    const first = await open(site, "/live/ferry");
    await first.ended;
    expect(states(first)).toEqual([{ ...FERRY_STATE, coverage: "ended" }]);
  });

  test.each([
    ["deleted", () => editor.delete("live-ferry")],
    ["put under embargo", () => editor.patch("live-ferry").set({ publishAt: FAR_AHEAD }).commit()],
    [
      "unpublished",
      () =>
        editor.mutate([{ create: { ...FERRY, _id: "drafts.live-ferry" } }, { delete: { id: "live-ferry" } }]),
    ],
  ])("a story that is %s: gone, the stream ended, and 404 from then on", async (_, takeAway) => {
    await editor.delete({ query: '*[_id == "drafts.live-ferry"]' });
    const site = await start();
    const page = await open(site, "/live/ferry");
    await takeAway();
    await page.ended;
    expect(page.events().at(-1)).toEqual({ event: "gone", id: null, data: {} });
    expect((await open(site, "/live/ferry")).status).toBe(404);
    await editor.delete({ query: '*[_id == "drafts.live-ferry"]' });
  });

  test("a story that is made an ordinary one: the stream ended, and no content from then on", async () => {
    const site = await start();
    const page = await open(site, "/live/ferry");
    await editor.patch("live-ferry").unset(["coverage"]).commit();
    await page.ended;
    expect(states(page)).toEqual([FERRY_STATE]);
    expect((await open(site, "/live/ferry")).status).toBe(204);
    expect((await open(site, "/live/ferry.json")).status).toBe(204);
  });

  test("a story that moves: told at its old address too", async () => {
    const site = await start();
    const page = await open(site, "/live/ferry");
    await editor
      .patch("live-ferry")
      .set({ slug: { _type: "slug", current: "ship" }, previousSlugs: ["ferry"], updates: [update("u2")] })
      .commit();
    await expect.poll(() => states(page)).toEqual([FERRY_STATE, { ...FERRY_STATE, updates: ["u2"] }]);
  });

  test.each([
    ["is under embargo", article("other", "other", { ...RUNNING, publishAt: FAR_AHEAD })],
    ["is dated ahead", article("other", "other", { ...RUNNING, publishedAt: FAR_AHEAD })],
    ["is a draft", article("drafts.other", "other", RUNNING)],
    ["is another one", article("another", "another", RUNNING)],
  ])("a story that %s: 404", async (_, document) => {
    await lake.store(document);
    const site = await start();
    expect((await open(site, "/live/other")).status).toBe(404);
    expect((await open(site, "/live/other.json")).status).toBe(404);
    expect((await open(site, "/live/")).status).toBe(404);
    expect((await open(site, `/live/${"a".repeat(201)}`)).status).toBe(404);
    await editor.delete({ query: '*[_type == "article"]' });
  });

  test("HEAD: the headers, and no stream", async () => {
    const site = await start();
    const answer = await fetch(`${site.url}/live/ferry`, { method: "HEAD" });
    expect(answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    await expect.poll(() => site.hub.readers).toBe(0);
  });

  test("signs of life: keep it open past what an idle connection may take", async () => {
    const site = await start({ times: { heartbeatMs: 30 } });
    const page = await open(site, "/live/ferry");
    await expect.poll(() => page.text().split(":\n\n").length).toBeGreaterThan(15);
    await addUpdate("u2");
    await expect.poll(() => states(page).length).toBe(2);
  });
});

describe("the state as JSON", () => {
  test("its version is its ETag and the id of the same state in a stream; 304 to who has it", async () => {
    const site = await start();
    const page = await open(site, "/live/ferry");
    const answer = await fetch(`${site.url}/live/ferry.json`);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=0, s-maxage=1");
    expect(await answer.json()).toEqual(FERRY_STATE);
    const etag = answer.headers.get("etag") ?? "";
    await expect.poll(() => page.events()[0]?.id).toBe(JSON.parse(etag));

    const ask = () => fetch(`${site.url}/live/ferry.json`, { headers: { "if-none-match": etag } });
    expect((await ask()).status).toBe(304);
    await addUpdate("u2");
    await expect.poll(async () => (await ask()).status).toBe(200);
  });

  test("asked again while nothing changes: the content backend isn't", async () => {
    const site = await start();
    await fetch(`${site.url}/live/ferry.json`);
    const ask = vi.spyOn(client, "fetch");
    for (const slug of ["ferry", "ferry", "ferry"]) await fetch(`${site.url}/live/${slug}.json`);
    expect(ask).not.toHaveBeenCalled();
  });

  test("HEAD: the same headers, and no body", async () => {
    const site = await start();
    const answer = await fetch(`${site.url}/live/ferry.json`, { method: "HEAD" });
    expect(Number(answer.headers.get("content-length"))).toBe(JSON.stringify(FERRY_STATE).length);
    expect(await answer.text()).toBe("");
  });
});

describe("limits", () => {
  test("more streams than there may be: 503 to the next, until somebody leaves", async () => {
    const site = await start({ most: 2 });
    const first = await open(site, "/live/ferry");
    await open(site, "/live/ferry");
    const refused = await open(site, "/live/ferry");
    expect(refused).toMatchObject({
      status: 503,
      headers: { "retry-after": "5", "cache-control": "no-store" },
    });
    await refused.ended;
    expect(refused.text()).toBe("Too many pages are open. Please come back in a moment.\n");
    expect(site.refusals).toEqual(["readers"]);
    expect((await fetch(`${site.url}/live/ferry.json`)).status).toBe(200);

    first.close();
    await expect.poll(async () => (await open(site, "/live/ferry")).status).toBe(200);
  });

  test("more from one address: 503 there, and room for others", async () => {
    const site = await start({ mostPerAddress: 1 });
    const from = (address: string) => open(site, "/live/ferry", { "x-from": address });
    expect((await from("one")).status).toBe(200);
    expect((await from("one")).status).toBe(503);
    expect((await from("two")).status).toBe(200);
    expect(site.refusals).toEqual(["address"]);
  });

  test("requests that get no stream: take no room", async () => {
    const site = await start({ most: 1 });
    for (const _ of [1, 2, 3]) expect((await open(site, "/live/nowhere")).status).toBe(404);
    await expect.poll(async () => (await open(site, "/live/ferry")).status).toBe(200);
  });
});

describe("the content backend away", () => {
  test("readers stay, are told what they missed as soon as it is back, and what comes then", async () => {
    const way = await startBreakableWay(lake.url);
    client = viewerClient({ ...lake, url: way.url });
    const site = await start();
    const page = await open(site, "/live/ferry");
    await expect.poll(() => states(page)).toEqual([FERRY_STATE]);

    await way.break();
    await expect.poll(() => site.hub.isListening).toBe(false);
    await addUpdate("u2");
    await way.mend();
    await expect
      .poll(() => states(page), { timeout: 10_000 })
      .toEqual([FERRY_STATE, { ...FERRY_STATE, updates: ["u2", "u1"] }]);
    await expect.poll(() => site.hub.isListening, { timeout: 10_000 }).toBe(true);
    await addUpdate("u3");
    await expect.poll(() => states(page).at(-1)).toEqual({ ...FERRY_STATE, updates: ["u3", "u2", "u1"] });

    await site.close();
    sites.splice(0);
    await way.break();
  }, 20_000);

  test("a story that nobody has asked for before: 503", async () => {
    const way = await startBreakableWay(lake.url);
    client = viewerClient({ ...lake, url: way.url });
    const site = await start();
    await way.break();
    const answer = await fetch(`${site.url}/live/ferry.json`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
  });
});

describe("the end of the site", () => {
  test("streams end, and nobody who doesn't read holds it up", async () => {
    const site = await start();
    const page = await open(site, "/live/ferry");
    const idler = connect(Number(new URL(site.url).port), "127.0.0.1");
    idler.write("GET /live/ferry HTTP/1.1\r\nhost: a\r\n\r\n");
    await once(idler, "readable");
    await expect.poll(() => site.hub.readers).toBe(2);
    await site.close();
    sites.splice(0);
    await page.ended;
    expect(site.hub.readers).toBe(0);
    idler.destroy();
  });

  test("a reader who comes while it ends: let go too", async () => {
    const site = await start();
    const answered = Promise.withResolvers<void>();
    const fetch = client.fetch.bind(client);
    const asked = Promise.withResolvers<void>();
    vi.spyOn(client, "fetch").mockImplementation(async (...args: Parameters<typeof fetch>) => {
      asked.resolve();
      await answered.promise;
      return fetch(...args);
    });
    const opening = site.open("/live/ferry").catch(() => "let go");
    await asked.promise;
    const closed = site.close();
    sites.splice(0);
    answered.resolve();
    await closed;
    expect(await opening).toBe("let go");
  });
});
