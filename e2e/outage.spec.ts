import { expect, test } from "./newsroomTest.ts";
import { portEllis } from "./portEllis.ts";

const STORY = "/stories/nominee-asks-russia-to-find-emails";
const OTHER = "/stories/questions-at-doral";

test("the lake down and back: rendered pages stay, others answer 503 and come back", async ({
  ownNewsroom: newsroom,
  page,
}) => {
  await newsroom.eventually(STORY, "Russia, if you’re listening");
  await newsroom.killLake();

  const kept = await newsroom.get(STORY);
  expect(kept.status).toBe(200);
  expect(await kept.text()).toContain("Russia, if you’re listening");

  const answer = await page.goto(newsroom.siteUrl + OTHER);
  expect(answer?.status()).toBe(503);
  expect(Number(answer?.headers()["retry-after"])).toBeGreaterThan(0);
  expect(answer?.headers()["cache-control"]).toBe("private, no-store");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  await newsroom.startLake();
  await newsroom.eventually(OTHER, { status: 200 });
});

test("the site killed, a change published, the site started: fresh", async ({ ownNewsroom: newsroom }) => {
  await newsroom.eventually(STORY, "Russia, if you’re listening");
  await newsroom.killSite();
  await newsroom.lake
    .patch("story-nominee-asks-russia-to-find-emails")
    .set({ headline: "Published while the site was down" })
    .commit();
  await newsroom.startSite();
  expect(await newsroom.read(STORY)).toContain("Published while the site was down");
});

test("a publish that lands while the page renders: shown in the end", async ({ ownNewsroom: newsroom }) => {
  const town = portEllis("slow");
  const story = (headline: string) => town.story("story", ["a"], { headline });
  await newsroom.publish(...town.shared, town.statement("a"), story("First headline"));
  await newsroom.eventually("/stories/slow-story", "First headline");

  // The second render reads the second headline, and has not ended when the third is published.
  newsroom.delayLake(700);
  await newsroom.publish(story("Second headline"));
  const midway = await newsroom.lakeAnswerHeldBack("Second headline");
  await newsroom.publish(story("Third headline"));
  await midway.passedOn;
  newsroom.delayLake(0);
  await newsroom.eventually("/stories/slow-story", "Third headline");
});

test("a hold that lands while the page renders: the words are gone before the longest render", async ({
  ownNewsroom: newsroom,
}) => {
  const town = portEllis("late");
  const story = (headline: string) => town.story("story", ["secret"], { headline });
  await newsroom.publish(...town.shared, town.statement("secret"), story("First headline"));
  await newsroom.eventually("/stories/late-story", "The words of secret");

  // The second render reads the words, and has not ended when they are put on hold.
  newsroom.delayLake(300);
  await newsroom.publish(story("Second headline"));
  const midway = await newsroom.lakeAnswerHeldBack("Second headline");
  await newsroom.publish(town.statement("secret", { status: "held" }));
  await midway.passedOn;
  newsroom.delayLake(0);
  // Within the eight seconds after which every expiry is repeated.
  await newsroom.within(6_000, "/stories/late-story", { without: "The words of secret" });
});

test.describe("with little memory", () => {
  // In megabytes: enough to serve, not enough to keep ten thousand pages or names of pages.
  test.use({ siteEnvironment: { NODE_OPTIONS: "--max-old-space-size=112" } });

  test("10,000 unknown slugs: all answered, and nothing left on disk", async ({ ownNewsroom: newsroom }) => {
    test.setTimeout(180_000);
    const disk = newsroom.buildFolderBytes();
    const paths = Array.from({ length: 10_000 }, (_, index) => `/stories/unknown-${index}`).values();
    const askInTurn = async () => {
      for (const path of paths) expect((await newsroom.get(path)).status).toBe(404);
    };
    await Promise.all(Array.from({ length: 8 }, askInTurn));
    await newsroom.eventually(STORY, "Russia, if you’re listening");
    expect(newsroom.buildFolderBytes()).toBe(disk);
  });
});
