import { HELD_WORDS } from "../lib/heldWords.ts";
import { expect, type TestNewsroom, test } from "./newsroomTest.ts";
import { headlineOf, type PortEllis, portEllis } from "./portEllis.ts";

/** What readers are promised. */
const PROMISED_MS = 2_000;

/** An address, and the words that are in its answer once readers may see what is waited for. */
type Sight = readonly [path: string, words: string];

/** By the lake's clock, from now. */
async function inSeconds({ lake }: TestNewsroom, seconds: number): Promise<string> {
  const now = await lake.fetch<string>("now()");
  return new Date(Date.parse(now) + 1_000 * seconds).toISOString();
}

/** Where a running story of the town is seen that has just been published. */
function sightsOf(prefix: string, slug: string): readonly Sight[] {
  const headline = headlineOf(prefix, slug);
  const address = `/stories/${prefix}-${slug}`;
  return [
    [address, headline],
    ["/", headline],
    [`/topics/${prefix}-harbour`, headline],
    ["/feeds/latest.json", headline],
    ["/feeds/latest.rss", headline],
    ["/sitemap.xml", address],
    ["/news-sitemap.xml", headline],
    [`/live/${prefix}-${slug}.json`, '"coverage":"running"'],
  ];
}

async function isSeen(newsroom: TestNewsroom, [path, words]: Sight): Promise<boolean> {
  return (await newsroom.read(path)).includes(words);
}

async function expectUnseen(newsroom: TestNewsroom, sights: readonly Sight[]): Promise<void> {
  for (const sight of sights) expect(await isSeen(newsroom, sight), sight[0]).toBe(false);
}

/** Asks for all of them as fast as they answer, and expects each at its time: not before, and promptly. */
async function expectAt(newsroom: TestNewsroom, time: string, sights: readonly Sight[]): Promise<void> {
  const timeMs = Date.parse(time);
  await Promise.all(
    sights.map(async (sight) => {
      // The machine's clock is the lake's.
      while (!(await isSeen(newsroom, sight)) && Date.now() <= timeMs + PROMISED_MS);
      const seenMs = Date.now();
      expect(seenMs, `${sight[0]}: not before its time`).toBeGreaterThanOrEqual(timeMs);
      expect(seenMs - timeMs, `${sight[0]}: within two seconds of it`).toBeLessThan(PROMISED_MS);
    }),
  );
}

async function expectPromptly(newsroom: TestNewsroom, sights: readonly Sight[]): Promise<void> {
  await Promise.all(sights.map(([path, words]) => newsroom.promptly(path, words)));
}

/** A running story that was just published, with the statement of its town. */
function published(town: PortEllis, over: Readonly<Record<string, unknown>> = {}) {
  const coverage = { state: "running" };
  return town.story("story", ["words"], { publishedAt: new Date().toISOString(), coverage, ...over });
}

/** The statement that its stories carry, in words of its own. */
function said(town: PortEllis, prefix: string, over: Readonly<Record<string, unknown>> = {}) {
  return town.statement("words", { text: wordsOf(prefix), ...over });
}

function wordsOf(prefix: string): string {
  return `What was said in the harbour hall of ${prefix}.`;
}

async function publishTown(newsroom: TestNewsroom, prefix: string): Promise<PortEllis> {
  const town = portEllis(prefix);
  await newsroom.publish(...town.shared, said(town, prefix));
  await newsroom.eventually(`/topics/${prefix}-harbour`, "Harbour");
  return town;
}

test("a story under embargo: everywhere at its time, and nowhere before", async ({ newsroom }) => {
  const town = await publishTown(newsroom, "timed");
  const sights = sightsOf("timed", "story");
  await expectUnseen(newsroom, sights);
  const publishAt = await inSeconds(newsroom, 4);
  await newsroom.publish(published(town, { publishAt }));
  await expectAt(newsroom, publishAt, sights);
});

test("a statement under embargo: its story says that it is held back until its time, then has its words", async ({
  newsroom,
}) => {
  const town = await publishTown(newsroom, "spoken");
  const sights: readonly Sight[] = [
    ["/stories/spoken-story", wordsOf("spoken")],
    ["/feeds/latest.json", wordsOf("spoken")],
  ];
  const publishAt = await inSeconds(newsroom, 4);
  await newsroom.publish(said(town, "spoken", { publishAt }), published(town));
  await newsroom.promptly("/stories/spoken-story", HELD_WORDS);
  await newsroom.promptly("/live/spoken-story.json", '"status":"held"');
  await expectAt(newsroom, publishAt, sights);
  await newsroom.promptly("/live/spoken-story.json", { without: '"status":"held"' });
});

test("an embargo that is moved or cleared: the last one counts", async ({ newsroom }) => {
  const town = await publishTown(newsroom, "moved");
  const sights = sightsOf("moved", "story");
  await newsroom.publish(published(town, { publishAt: await inSeconds(newsroom, 3_600) }));
  await expectUnseen(newsroom, sights);

  const earlier = await inSeconds(newsroom, 3);
  await newsroom.publish(published(town, { publishAt: earlier }));
  await expectAt(newsroom, earlier, sights);

  // Under embargo again: gone at once, and back when that is cleared.
  await newsroom.publish(published(town, { publishAt: await inSeconds(newsroom, 3) }));
  const later = await inSeconds(newsroom, 6);
  await newsroom.publish(published(town, { publishAt: later }));
  await Promise.all(sights.map(([path, without]) => newsroom.promptly(path, { without })));
  await expectAt(newsroom, later, sights);

  await newsroom.publish(published(town, { publishAt: await inSeconds(newsroom, 3_600) }));
  await Promise.all(sights.map(([path, without]) => newsroom.promptly(path, { without })));
  await newsroom.publish(published(town));
  await expectPromptly(newsroom, sights);
});

test("a statement that is held: gone from every answer within two seconds", async ({ newsroom }) => {
  const town = await publishTown(newsroom, "held");
  const words = wordsOf("held");
  const paths = [
    "/stories/held-story",
    "/feeds/latest.json",
    "/feeds/latest.rss",
    "/feeds/topics/held-harbour.json",
  ];
  await newsroom.publish(published(town));
  await Promise.all(paths.map((path) => newsroom.eventually(path, words)));
  await newsroom.promptly("/live/held-story.json", { without: '"status":"held"' });

  await newsroom.publish(said(town, "held", { status: "held" }));
  await Promise.all(paths.map((path) => newsroom.promptly(path, { without: words })));
  await newsroom.promptly("/stories/held-story", HELD_WORDS);
  await newsroom.promptly("/live/held-story.json", '"status":"held"');
});

test("the site restarted before the time: the story is there at its time", async ({
  ownNewsroom: newsroom,
}) => {
  const town = await publishTown(newsroom, "restarted");
  const sights = sightsOf("restarted", "story");
  const publishAt = await inSeconds(newsroom, 20);
  await newsroom.publish(published(town, { publishAt }));
  await newsroom.killSite();
  await newsroom.startSite();
  await expectAt(newsroom, publishAt, sights);
});

test("the site killed; a story published, one deleted, a statement held; the site started: right from the first answer", async ({
  ownNewsroom: newsroom,
}) => {
  const town = await publishTown(newsroom, "killed");
  await newsroom.publish(town.story("story", ["words"]), town.story("doomed", ["words"]));
  for (const slug of ["story", "doomed"]) {
    await newsroom.eventually(`/stories/killed-${slug}`, wordsOf("killed"));
  }
  await newsroom.killSite();
  await newsroom.publish(town.story("new", ["words"]), said(town, "killed", { status: "held" }));
  await newsroom.lake.delete("killed-doomed");
  await newsroom.startSite();

  for (const slug of ["story", "new"]) {
    const html = await newsroom.read(`/stories/killed-${slug}`);
    expect(html).toContain(HELD_WORDS);
    expect(html).not.toContain(wordsOf("killed"));
  }
  expect((await newsroom.get("/stories/killed-doomed")).status).toBe(404);
  for (const path of ["/", "/sitemap.xml", "/feeds/latest.json", "/topics/killed-harbour"]) {
    const list = await newsroom.read(path);
    expect(list).not.toContain("killed-doomed");
    expect(list).not.toContain(wordsOf("killed"));
  }
});

test.describe("webhooks that never arrive", () => {
  test.use({
    siteEnvironment: { SANITY_REVALIDATE_SECRET: "not-the-secret-of-the-lake", CATCH_UP_SECONDS: "1" },
  });

  test("an embargo that is set unheard of: is over at its time", async ({ ownNewsroom: newsroom }) => {
    const town = await publishTown(newsroom, "unheard");
    const publishAt = await inSeconds(newsroom, 5);
    await newsroom.publish(published(town, { publishAt }));
    await expectAt(newsroom, publishAt, sightsOf("unheard", "story"));
  });
});
