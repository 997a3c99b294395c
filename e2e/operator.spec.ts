import { expect, test } from "./newsroomTest.ts";

const STORY = "/stories/nominee-asks-russia-to-find-emails";
const OTHER = "/stories/questions-at-doral";
const TOKEN = "operators-only-0123456789";
const asOperator = { authorization: `Bearer ${TOKEN}` };

test.use({ siteEnvironment: { OPERATOR_TOKEN: TOKEN } });

test("health: ok, degraded while the lake is down, unavailable if there is nothing to show either", async ({
  ownNewsroom: newsroom,
}) => {
  const health = async (headers: Record<string, string> = {}) => {
    const answer = await fetch(`${newsroom.siteUrl}/api/health`, { headers });
    return { code: answer.status, body: await answer.json() };
  };
  await newsroom.eventually(STORY, { status: 200 });
  expect(await health()).toEqual({ code: 200, body: { status: "ok" } });
  expect((await health(asOperator)).body).toMatchObject({
    status: "ok",
    site: { build: expect.stringMatching(/./), pages: expect.any(Number) },
    lake: { reachable: true },
    deliveries: { pending: 0, failed: 0, oldestPendingSeconds: null },
    lagSeconds: expect.any(Number),
  });

  await newsroom.killLake();
  await expect.poll(async () => (await health()).body).toEqual({ status: "degraded" });
  await newsroom.killSite();
  await newsroom.startSite();
  expect(await health()).toEqual({ code: 503, body: { status: "unavailable" } });
  await newsroom.startLake();
  await expect.poll(health, { timeout: 20_000 }).toEqual({ code: 200, body: { status: "ok" } });
});

test("a reader's request id: answered, and on every query made for the page", async ({
  ownNewsroom: newsroom,
}) => {
  const answer = await fetch(newsroom.siteUrl + OTHER, { headers: { "x-request-id": "reader-1" } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("x-request-id")).toBe("reader-1");
  expect([...newsroom.lakeQueries().keys()]).toContain("reader-1");

  // Catch-up, revalidation and warming have made their queries too.
  await newsroom.lake.patch("story-questions-at-doral").set({ headline: "Asked again" }).commit();
  await newsroom.eventually(OTHER, "Asked again");
  expect([...newsroom.lakeQueries().keys()]).not.toContain("undefined");
});

test("metrics: renders, cache and queries, for the operator alone", async ({ ownNewsroom: newsroom }) => {
  await newsroom.eventually(STORY, { status: 200 });
  await newsroom.eventually(STORY, { cache: "HIT" });
  expect((await newsroom.get("/api/metrics")).status).toBe(401);
  const answer = await fetch(`${newsroom.siteUrl}/api/metrics`, { headers: asOperator });
  const text = await answer.text();
  const value = (sample: string) =>
    Number(
      text
        .split("\n")
        .find((line) => line.startsWith(`${sample} `))
        ?.split(" ")[1],
    );
  expect(value('verbatim_site_page_cache_total{route="story",result="hit"}')).toBeGreaterThan(0);
  expect(value('verbatim_site_render_duration_seconds_count{route="story"}')).toBeGreaterThan(0);
  expect(value("verbatim_site_renders_total")).toBeGreaterThan(0);
  expect(value('verbatim_site_queries_total{outcome="answered"}')).toBeGreaterThan(0);
  expect(text).not.toContain(newsroom.viewerToken);
});

test.describe("behind a proxy, with a low limit", () => {
  test.use({ siteEnvironment: { TRUST_PROXY: "loopback", RATE_LIMIT: "1" } });

  test("one reader asks too often: 429; another is served", async ({ ownNewsroom: newsroom }) => {
    const statusFor = async (reader: string) => {
      const answer = await fetch(newsroom.siteUrl, { headers: { "x-forwarded-for": reader } });
      return answer.status;
    };
    const statuses = [];
    for (let request = 0; request < 12; request++) statuses.push(await statusFor("203.0.113.7"));
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(statuses.at(-1)).toBe(429);
    expect(await statusFor("203.0.113.8")).toBe(200);
    expect((await newsroom.get("/")).status).toBe(200);
  });
});
