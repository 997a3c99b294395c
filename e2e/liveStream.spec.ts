import { type OpenPage, openPage } from "../server/live/fixtures/openPage.ts";
import { expect, type TestNewsroom, test } from "./newsroomTest.ts";
import { paragraph, portEllis } from "./portEllis.ts";

/** What readers are promised. */
const PROMISED = { timeout: 2_000, intervals: [20] };
/** The same after a restart of the lake: who listens to it notices, waits a little and comes back. */
const AFTER_RESTART = { timeout: 8_000, intervals: [50] };

function update(key: string) {
  const at = { _type: "saidAt", date: "2026-03-07T15:00:00Z", precision: "minute", bound: "exact" };
  return {
    _type: "update",
    _key: key,
    at: { ...at, zone: "America/New_York" },
    headline: `Headline of ${key}`,
    body: [paragraph(`text-${key}`, `What ${key} brought.`)],
  };
}

/** A running story with one update, and a reader who has its page open. */
async function publishRunning(newsroom: TestNewsroom, prefix: string) {
  const town = portEllis(prefix);
  const story = town.story("day", ["words"], { coverage: { state: "running" }, updates: [update("first")] });
  await newsroom.publish(...town.shared, town.statement("words"), story);
  const path = `/live/${prefix}-day`;
  await newsroom.eventually(`${path}.json`, "first");
  const page = await openPage(newsroom.siteUrl + path);
  await expect.poll(() => updatesIn(page), PROMISED).toEqual(["first"]);
  return {
    path,
    page,
    add: (key: string) =>
      newsroom.lake
        .patch(story._id)
        .append("updates", [update(key)])
        .commit(),
    remove: () => newsroom.lake.delete(story._id),
  };
}

/** Of the last state that the page was told; none before the first. */
function updatesIn(page: OpenPage): unknown {
  const state = page.events().at(-1)?.data;
  return typeof state === "object" && state !== null && "updates" in state ? state.updates : null;
}

test("an update, and the story's end: told to its open pages within two seconds", async ({ newsroom }) => {
  const { page, add, remove } = await publishRunning(newsroom, "stream");
  await add("second");
  await expect.poll(() => updatesIn(page), PROMISED).toEqual(["second", "first"]);
  await newsroom.promptly("/stories/stream-day", "What second brought");
  await remove();
  await expect.poll(() => page.events().at(-1)?.event, PROMISED).toBe("gone");
  await page.ended;
});

test("a restart of the site: who comes back is told what they missed, and nothing twice", async ({
  ownNewsroom: newsroom,
}) => {
  const { path, page, add } = await publishRunning(newsroom, "site");
  const known = { "last-event-id": page.events()[0]?.id ?? "" };
  await newsroom.killSite();
  await page.ended;
  await newsroom.startSite();
  const again = await openPage(newsroom.siteUrl + path, known);
  await add("second");
  await expect.poll(() => updatesIn(again), PROMISED).toEqual(["second", "first"]);
  expect(again.events().length).toBe(1);

  await newsroom.killSite();
  await add("third");
  await newsroom.startSite();
  const late = await openPage(newsroom.siteUrl + path, known);
  await expect.poll(() => updatesIn(late), PROMISED).toEqual(["third", "second", "first"]);
});

test("a restart of the lake: open pages stay open, and are told again", async ({ ownNewsroom: newsroom }) => {
  const { page, add } = await publishRunning(newsroom, "lake");
  await newsroom.killLake();
  await newsroom.startLake();
  await add("second");
  await expect.poll(() => updatesIn(page), AFTER_RESTART).toEqual(["second", "first"]);
  await add("third");
  await expect.poll(() => updatesIn(page), AFTER_RESTART).toEqual(["third", "second", "first"]);
});
