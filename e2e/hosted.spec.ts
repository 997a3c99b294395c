import { createPreviewSecret } from "@sanity/preview-url-secret/create-secret";
import { type StandIn, startStandIn } from "../sanity/hosted/startStandIn.ts";
import { test as base, expect } from "./newsroomTest.ts";
import { PAGE_TYPES } from "./pageTypes.ts";
import { portEllis } from "./portEllis.ts";

const PROJECT = "ab12cd34";

/** `ownNewsroom` with a site that is configured for hosted Sanity, which the newsroom's lake stands in for. */
const test = base.extend<{ hostedSanity: StandIn }>({
  hostedSanity: async ({ browserName: _ }, use) => {
    const standIn = await startStandIn(PROJECT);
    await use(standIn);
    await standIn.close();
  },
  siteEnvironment: async ({ hostedSanity }, use) => {
    await use({ ...hostedSanity.environment });
  },
});

test.beforeEach(({ hostedSanity, ownNewsroom }) => hostedSanity.answerFrom(ownNewsroom.lakeUrl));

test.afterEach(({ hostedSanity }) => {
  expect(hostedSanity.requests.length).toBeGreaterThan(0);
  expect(hostedSanity.undocumented()).toEqual([]);
});

test("every kind of page on hosted Sanity: read, with images from Sanity's CDN", async ({ ownNewsroom }) => {
  for (const { path, status = 200 } of PAGE_TYPES) {
    const answer = await ownNewsroom.get(path);
    expect(answer.status, path).toBe(status);
  }
  const story = await ownNewsroom.read("/stories/nominee-asks-russia-to-find-emails");
  expect(story).toContain(`https://cdn.sanity.io/images/${PROJECT}/production/`);
  for (const path of ["/feeds/latest.atom", "/sitemap.xml", "/news-sitemap.xml", "/api/health"]) {
    expect((await ownNewsroom.get(path)).status, path).toBe(200);
  }
});

test("a story published on hosted Sanity: on its page within two seconds of the webhook", async ({
  ownNewsroom,
}) => {
  const town = portEllis("hosted");
  const story = (headline: string) => town.story("story", ["a"], { headline });
  await ownNewsroom.publish(...town.shared, town.statement("a"), story("Before"));
  await ownNewsroom.eventually("/stories/hosted-story", "Before");
  await ownNewsroom.publish(story("After the webhook"));
  await ownNewsroom.promptly("/stories/hosted-story", "After the webhook");
});

test("a draft on hosted Sanity: shown to whoever comes with the Studio's secret, and to nobody else", async ({
  ownNewsroom: newsroom,
}) => {
  const town = portEllis("drafted");
  const draft = town.story("story", ["a"], { headline: "Not for readers yet", publishedAt: undefined });
  await newsroom.publish(...town.shared, town.statement("a"), { ...draft, _id: `drafts.${draft._id}` });
  const path = "/stories/drafted-story";
  const { secret } = await createPreviewSecret(newsroom.lake, "test", `${newsroom.siteUrl}/studio`, "editor");
  const search = new URLSearchParams({ "sanity-preview-secret": secret, "sanity-preview-pathname": path });
  const door = await newsroom.get(`/api/draft-mode/enable?${search}`);
  expect([door.status, door.headers.get("location")]).toEqual([307, path]);
  const [cookie = ""] = door.headers.getSetCookie();
  const preview = await fetch(newsroom.siteUrl + path, { headers: { cookie: cookie.split(";")[0] ?? "" } });
  expect(await preview.text()).toContain("Not for readers yet");
  expect((await newsroom.get(path)).status).toBe(404);
});

test.describe("when no webhook comes", () => {
  test.use({
    siteEnvironment: async ({ hostedSanity }, use) => {
      await use({
        ...hostedSanity.environment,
        SANITY_REVALIDATE_SECRET: "not-the-secret-of-the-webhook",
        CATCH_UP_SECONDS: "1",
      });
    },
  });

  test("a story published on hosted Sanity: found by asking for changes", async ({ ownNewsroom }) => {
    const town = portEllis("missed");
    const story = (headline: string) => town.story("story", ["a"], { headline });
    await ownNewsroom.publish(...town.shared, town.statement("a"), story("Before"));
    await ownNewsroom.eventually("/stories/missed-story", "Before");
    await ownNewsroom.publish(story("After catching up"));
    await ownNewsroom.eventually("/stories/missed-story", "After catching up");
  });
});
