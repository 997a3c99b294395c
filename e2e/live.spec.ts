import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, type TestNewsroom, test } from "./newsroomTest.ts";
import { paragraph, portEllis } from "./portEllis.ts";

/** What readers are promised, from the acknowledged publish to the toast. */
const PROMISED = { timeout: 2_000 };

const instant = { _type: "saidAt", precision: "minute", bound: "exact", zone: "America/New_York" };

const update = (key: string, date: string, over: Readonly<Record<string, unknown>> = {}) => ({
  _type: "update",
  _key: key,
  at: { ...instant, date },
  headline: `What ${key} brought`,
  body: Array.from({ length: 8 }, (_, line) => paragraph(`${key}-${line}`, `Line ${line} of ${key}.`)),
  ...over,
});

const correction = (key: string) => ({
  _type: "correction",
  _key: key,
  at: "2026-03-08T15:00:00Z",
  kind: "correction",
  was: "20",
  now: "30",
  where: "statement 1",
  note: "An earlier version gave the number of boats as 20. It is 30.",
});

/** A running story with two updates and two statements, and what happens to it. */
async function publishRunning(newsroom: TestNewsroom, prefix: string) {
  const town = portEllis(prefix);
  const id = `${prefix}-day`;
  const path = `/stories/${id}`;
  const statements = ["opening", "later"] as const;
  await newsroom.publish(
    ...town.shared,
    ...statements.map((name) => town.statement(name)),
    town.story("day", statements, {
      coverage: { state: "running", start: { ...instant, date: "2026-03-07T12:00:00Z" } },
      updates: [update("first", "2026-03-07T19:05:00Z"), update("second", "2026-03-07T21:40:00Z")],
    }),
  );
  await newsroom.eventually(path, "What second brought");
  const { lake } = newsroom;
  return {
    path,
    statement: (name: (typeof statements)[number]) => `[id="statement-${prefix}-${name}"]`,
    add: (key: string, date = "2026-03-08T13:10:00Z", over = {}) =>
      lake
        .patch(id)
        .insert("after", "updates[-1]", [update(key, date, over)])
        .commit(),
    patch: (changes: Readonly<Record<string, unknown>>) => lake.patch(id).set(changes).commit(),
    patchStatement: (name: (typeof statements)[number], changes: Readonly<Record<string, unknown>>) =>
      lake.patch(`${prefix}-${name}`).set(changes).commit(),
    remove: () => lake.delete(id),
  };
}

/** Opens the page and waits until it is being told the state; its layout shifts are counted from then on. */
async function openPage(page: Page, { siteUrl }: TestNewsroom, path: string): Promise<void> {
  const told = page.waitForResponse((response) => new URL(response.url()).pathname.startsWith("/live/"));
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) {
          document.documentElement.dataset.shift = String(
            Number(document.documentElement.dataset.shift ?? 0) + value,
          );
        }
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(siteUrl + path);
  await told;
}

const toast = (page: Page) => page.locator("live-updates").getByRole("status");
const showButton = (page: Page) => page.getByRole("button", { name: "Show" });
const layoutShift = (page: Page) => page.evaluate(() => Number(document.documentElement.dataset.shift ?? 0));
const updateIds = (page: Page) =>
  page.locator("#updates > section").evaluateAll((sections) => sections.map(({ id }) => id));

/** As a browser does when the reader looks at another tab, or comes back. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((isHidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

test("an update while the page is open: offered at once, moving nothing, and shown when asked for", async ({
  page,
  newsroom,
}) => {
  const story = await publishRunning(newsroom, "told");
  await openPage(page, newsroom, story.path);
  const reading = page.locator("#update-first").getByText("Line 3 of first.");
  await reading.scrollIntoViewIfNeeded();
  const place = await reading.boundingBox();

  await story.add("third", "2026-03-08T13:10:00Z", { isKey: true });
  await expect(toast(page)).toHaveText("1 update since you opened this.", PROMISED);
  await story.add("fourth", "2026-03-08T13:20:00Z");
  await expect(toast(page)).toHaveText("2 updates since you opened this.", PROMISED);
  await expect(page).toHaveTitle(/^\(2\) /);
  expect(await reading.boundingBox()).toEqual(place);
  expect(await updateIds(page)).toEqual(["update-second", "update-first"]);
  await expect(page.locator("body")).toBeFocused();

  // Slower than what browsers still take for the effect of a click.
  await page.route(`**${story.path}?since=*`, async (route) => {
    const response = await route.fetch();
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.fulfill({ response });
  });
  await showButton(page).click();
  await expect(page.locator("#title-update-fourth")).toBeFocused();
  await expect(page.locator("#title-update-fourth")).toBeInViewport();
  expect(await updateIds(page)).toEqual(["update-fourth", "update-third", "update-second", "update-first"]);
  await expect(page.locator("#key-updates")).toContainText("What third brought");
  await expect(page.getByText("Running: updated March 8, 2026, 9:20 am EDT")).toHaveCount(1);
  await expect(showButton(page)).toBeHidden();
  await expect(page).not.toHaveTitle(/^\(/);
  expect(await layoutShift(page)).toBe(0);

  await story.add("fifth", "2026-03-08T13:30:00Z");
  await expect(toast(page)).toHaveText("1 update since you last looked.", PROMISED);
});

test("from the start: what is new comes last", async ({ page, newsroom }) => {
  const story = await publishRunning(newsroom, "start");
  await openPage(page, newsroom, `${story.path}/from-the-start`);
  await story.add("third");
  await showButton(page).click();
  await expect(page.locator("#title-update-third")).toBeFocused();
  expect(await updateIds(page)).toEqual(["update-first", "update-second", "update-third"]);
  expect(await layoutShift(page)).toBe(0);
});

test("the first update of a story: takes the place of the sentence that there is none", async ({
  page,
  newsroom,
}) => {
  const story = await publishRunning(newsroom, "none");
  await story.patch({ updates: [] });
  await newsroom.eventually(story.path, "None so far.");
  await openPage(page, newsroom, story.path);
  await story.patch({ updates: [update("first", "2026-03-07T19:05:00Z")] });
  await showButton(page).click();
  await expect(page.locator("#title-update-first")).toBeFocused();
  await expect(page.getByText("None so far.")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Read from the start" })).toBeVisible();
});

test("by keyboard: the toast leaves the focus where it is, and closes with Escape until there is more", async ({
  page,
  newsroom,
}) => {
  const story = await publishRunning(newsroom, "keys");
  await openPage(page, newsroom, story.path);
  const link = page.getByRole("link", { name: "Read from the start" });
  await link.focus();
  await story.add("third");
  await expect(showButton(page)).toBeVisible();
  await expect(link).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(showButton(page)).toBeHidden();
  await expect(link).toBeFocused();
  await expect(page).toHaveTitle(/^\(1\) /);

  await story.add("fourth");
  await expect(toast(page)).toHaveText("2 updates since you opened this.");
  await showButton(page).focus();
  await page.keyboard.press("Escape");
  await expect(link).toBeFocused();
});

test("a statement corrected, held or withdrawn while it is read: marked where it stands, then shown as it is", async ({
  page,
  newsroom,
}) => {
  const story = await publishRunning(newsroom, "marked");
  await openPage(page, newsroom, story.path);
  const [opening, later] = [page.locator(story.statement("opening")), page.locator(story.statement("later"))];
  const place = await later.boundingBox();

  await story.patchStatement("opening", { corrections: [correction("boats")] });
  await expect(opening).toContainText("Since you opened this: corrected", PROMISED);
  await story.patchStatement("later", { status: "withdrawn" });
  await expect(later).toContainText("Since you opened this: withdrawn", PROMISED);
  await story.patchStatement("later", { status: "held" });
  await expect(later).toContainText("Since you opened this: held", PROMISED);
  await expect(toast(page)).toHaveText("1 statement held and 1 statement corrected since you opened this.");
  expect(await later.boundingBox()).toEqual(place);
  expect(await layoutShift(page)).toBe(0);

  await showButton(page).click();
  await expect(later).not.toContainText("The words of later");
  await expect(opening).toContainText("the number of boats as 20");
  await expect(page.getByText("Since you opened this")).toHaveCount(0);
  await story.patchStatement("later", { status: "live" });
  await expect(later).toContainText("Since you last looked: no longer held", PROMISED);
});

test("an embargo that ends while the page is open: its words are offered at their time, not before", async ({
  page,
  newsroom,
}) => {
  const story = await publishRunning(newsroom, "embargo");
  const now = await newsroom.lake.fetch<string>("now()");
  const publishAt = new Date(Date.parse(now) + 5_000).toISOString();
  await story.patchStatement("later", { publishAt });
  await newsroom.eventually(story.path, { without: "The words of later" });
  await openPage(page, newsroom, story.path);
  const later = page.locator(story.statement("later"));
  await expect(later).toContainText("Held");
  await expect(later).toContainText("Since you opened this: no longer held", { timeout: 8_000 });
  // The machine's clock is the lake's.
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(publishAt));
  await showButton(page).click();
  await expect(later).toContainText("The words of later");
  expect(await layoutShift(page)).toBe(0);
});

test("a statement that stands twice: held at both places, and its source is named no more", async ({
  page,
  newsroom,
}) => {
  const story = await publishRunning(newsroom, "twice");
  const quoted = { _type: "statement", quote: { _type: "reference", _ref: "twice-later" } };
  await story.add("third", "2026-03-08T13:10:00Z", { body: [{ ...quoted, _key: "again" }] });
  await newsroom.eventually(story.path, "What third brought");
  await openPage(page, newsroom, story.path);
  const places = page.locator('[data-statement="twice-later"]');
  await expect(places).toHaveCount(2);

  await story.patchStatement("later", { status: "held" });
  await expect(page.getByText("Since you opened this: held")).toHaveCount(2, PROMISED);
  await showButton(page).click();
  await expect(page.locator(story.statement("later"))).toBeFocused();
  await expect(places.filter({ hasText: "Held" })).toHaveCount(2);
  await expect(page.locator("body")).not.toContainText("The words of later");
  await expect(page.locator(story.statement("later"))).toHaveCount(1);
  expect(await layoutShift(page)).toBe(0);
});

test("Show while there is no connection: the page stays, says so, and Show works when there is one", async ({
  page,
  newsroom,
}) => {
  const story = await publishRunning(newsroom, "offline");
  await openPage(page, newsroom, story.path);
  await story.add("third");
  await expect(showButton(page)).toBeVisible();
  await page.route(`**${story.path}?since=*`, (route) => route.abort());
  await showButton(page).click();
  await expect(toast(page)).toHaveText("What is new can’t be loaded right now.");
  await page.unroute(`**${story.path}?since=*`);
  await showButton(page).click();
  await expect(page.locator("#title-update-third")).toBeFocused();
});

test("Show where a cache still has the old page: loaded anew as often as it takes", async ({
  page,
  newsroom,
}) => {
  const story = await publishRunning(newsroom, "stale");
  const old = await newsroom.read(story.path);
  await openPage(page, newsroom, story.path);
  await page.route(`**${story.path}?since=*`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: old }),
  );
  await story.add("third");
  for (const _ of ["first", "second"]) {
    await expect(showButton(page)).toBeVisible();
    const loaded = page.waitForEvent("load");
    await showButton(page).click();
    await loaded;
    await expect(page).toHaveURL(/\?since=third#update-third$/);
  }
  await page.unroute(`**${story.path}?since=*`);
  await showButton(page).click();
  await expect(page.locator("#title-update-third")).toBeFocused();
});

test("a toast that was closed: what is new in another way is said, even in the same words", async ({
  page,
  newsroom,
}) => {
  const story = await publishRunning(newsroom, "alike");
  await openPage(page, newsroom, story.path);
  const [first, second] = [update("first", "2026-03-07T19:05:00Z"), update("second", "2026-03-07T21:40:00Z")];
  await story.add("third");
  await expect(toast(page)).toHaveText("1 update since you opened this.");
  await page.keyboard.press("Escape");
  await expect(toast(page)).toBeEmpty();
  await story.patch({ updates: [first, second, update("mended", "2026-03-08T13:12:00Z")] });
  await expect(toast(page)).toHaveText("1 update since you opened this.");
});

test("a story that is made an ordinary one: not called gone", async ({ page, newsroom }) => {
  const story = await publishRunning(newsroom, "ordinary");
  await openPage(page, newsroom, story.path);
  await story.patch({ coverage: { state: "none" } });
  await expect(toast(page)).toHaveText("Live coverage has ended.", { timeout: 30_000 });
});

test("a correction of the story while it is read: said, and shown at its foot and beneath the byline", async ({
  page,
  newsroom,
}) => {
  const story = await publishRunning(newsroom, "corrected");
  await openPage(page, newsroom, story.path);
  await story.patch({ corrections: [correction("boats")] });
  await expect(toast(page)).toHaveText("1 correction since you opened this.", PROMISED);
  await showButton(page).click();
  await expect(page.locator("#title-correction-boats")).toBeFocused();
  await expect(page.locator("#byline")).toContainText("Corrected");
});

test("an update that is taken down: marked while it is read, gone when asked", async ({ page, newsroom }) => {
  const story = await publishRunning(newsroom, "removed");
  await openPage(page, newsroom, story.path);
  await story.patch({ updates: [update("first", "2026-03-07T19:05:00Z")] });
  await expect(page.locator("#update-second")).toContainText("Since you opened this: taken down", PROMISED);
  await showButton(page).click();
  await expect(page.locator("#update-second")).toHaveCount(0);
});

test("a tab in the background: asks for nothing, and catches up when it is looked at", async ({
  page,
  newsroom,
}) => {
  const story = await publishRunning(newsroom, "hidden");
  await openPage(page, newsroom, story.path);
  await setHidden(page, true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await story.add("third");
  await newsroom.eventually(`/live/hidden-day.json`, "third");
  await newsroom.eventually(story.path, "What third brought");
  await expect(toast(page)).toBeEmpty();
  expect(asked).toEqual([]);
  await setHidden(page, false);
  await expect(toast(page)).toHaveText("1 update since you opened this.");
});

test("no stream to be had: the page asks, and is told", async ({ page, newsroom }) => {
  const story = await publishRunning(newsroom, "polled");
  await page.route("**/live/polled-day", (route) => route.fulfill({ status: 503, body: "Too many" }));
  const polled = page.waitForResponse("**/live/polled-day.json");
  await openPage(page, newsroom, story.path);
  await polled;
  await story.add("third");
  await expect(toast(page)).toHaveText("1 update since you opened this.", { timeout: 40_000 });
});

test("the end of coverage: said, then nothing more is asked, and the page tells when it ended", async ({
  page,
  newsroom,
}) => {
  const story = await publishRunning(newsroom, "ended");
  await openPage(page, newsroom, story.path);
  await story.patch({ coverage: { state: "ended", end: { ...instant, date: "2026-03-08T20:00:00Z" } } });
  await expect(toast(page)).toHaveText("Live coverage has ended.", PROMISED);
  await showButton(page).click();
  await expect(page.getByText("Live coverage ended March 8, 2026, 4:00 pm EDT")).toBeVisible();
  await expect(page.locator("live-updates")).toHaveCount(0);
});

test("a story that is taken down while it is read: said", async ({ page, newsroom }) => {
  const story = await publishRunning(newsroom, "gone");
  await openPage(page, newsroom, story.path);
  await story.remove();
  await expect(toast(page)).toHaveText("This story is no longer at this address.", PROMISED);
  await showButton(page).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("Port Ellis");
});

test("servers that go away and come back: the open page is told what it missed, once", async ({
  page,
  ownNewsroom: newsroom,
}) => {
  const story = await publishRunning(newsroom, "away");
  await openPage(page, newsroom, story.path);
  await newsroom.killLake();
  await newsroom.startLake();
  await story.add("third");
  await expect(toast(page)).toHaveText("1 update since you opened this.");

  await newsroom.killSite();
  await story.add("fourth");
  await newsroom.startSite();
  await expect(toast(page)).toHaveText("2 updates since you opened this.", { timeout: 30_000 });
  await showButton(page).click();
  await expect(page.locator("#title-update-fourth")).toBeFocused();
  expect(await updateIds(page)).toEqual(["update-fourth", "update-third", "update-second", "update-first"]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`360 px, ${colorScheme}: the toast fits, its buttons are large enough, and axe finds nothing`, async ({
    browser,
    newsroom,
  }) => {
    const story = await publishRunning(newsroom, `narrow-${colorScheme}`);
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme });
    const page = await context.newPage();
    await openPage(page, newsroom, story.path);
    await story.add("third");
    await story.patchStatement("opening", { corrections: [correction("boats")] });
    await expect(toast(page)).toHaveText("1 update and 1 statement corrected since you opened this.");
    for (const name of ["Show", "Close"]) {
      const box = await page.getByRole("button", { name }).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(360);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await context.close();
  });
}

test("a story that isn't running: no script at all", async ({ newsroom }) => {
  const town = portEllis("still");
  await newsroom.publish(...town.shared, town.statement("words"), town.story("day", ["words"]));
  await newsroom.eventually("/stories/still-day", "Port Ellis, still: day");
  expect(await newsroom.read("/stories/still-day")).not.toMatch(/<script(?! type="application\/ld\+json")/);
});
