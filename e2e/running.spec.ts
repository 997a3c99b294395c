import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { expect, type TestNewsroom, test } from "./newsroomTest.ts";
import { headlineOf, paragraph, portEllis } from "./portEllis.ts";

const instant = (date: string) => ({
  _type: "saidAt",
  date,
  precision: "minute",
  bound: "exact",
  zone: "America/New_York",
});

const update = (key: string, date: string, over: Readonly<Record<string, unknown>> = {}) => ({
  _type: "update",
  _key: key,
  at: instant(date),
  headline: `What ${key} brought`,
  body: [paragraph(`${key}-text`, `This is the text of ${key}.`)],
  ...over,
});

const UPDATES = [
  update("first", "2026-03-07T19:05:00Z", {
    isKey: true,
    body: [
      ...Array.from({ length: 12 }, (_, line) => paragraph(`first-${line}`, `Line ${line} of the first.`)),
    ],
  }),
  update("second", "2026-03-07T21:40:00Z"),
  update("third", "2026-03-08T13:10:00Z", { isKey: true }),
];

/** A running story of its own, with a statement in its body and another in its second update. */
async function publishRunning(
  newsroom: TestNewsroom,
  prefix: string,
  publishedAt = "2026-03-07T12:00:00Z",
): Promise<{ id: string; path: string }> {
  const town = portEllis(prefix);
  const quoting = {
    _type: "statement",
    _key: "quoting",
    quote: { _type: "reference", _ref: `${prefix}-later` },
  };
  const [first, second, third] = UPDATES;
  await newsroom.publish(
    ...town.shared,
    town.statement("opening"),
    town.statement("later", {
      replies: [
        {
          _type: "reply",
          _key: "r",
          kind: "replies-to",
          quote: { _type: "reference", _ref: `${prefix}-opening` },
        },
      ],
    }),
    town.story("day", ["opening"], {
      publishedAt,
      coverage: { state: "running", start: instant("2026-03-07T12:00:00Z") },
      updates: [first, { ...second, body: [quoting] }, third],
    }),
  );
  const path = `/stories/${prefix}-day`;
  await newsroom.eventually(path, "What third brought");
  return { id: `${prefix}-day`, path };
}

const addUpdate = (newsroom: TestNewsroom, id: string, added: Record<string, unknown>) =>
  newsroom.lake.patch(id).insert("after", "updates[-1]", [added]).commit();

async function withoutScript(browser: Browser, { siteUrl }: TestNewsroom): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: siteUrl,
    viewport: { width: 360, height: 740 },
  });
  return context.newPage();
}

const updateIds = (page: Page) =>
  page.locator("#updates > section").evaluateAll((sections) => sections.map(({ id }) => id));

test("read a running story without script: its state, key updates, the newest first, and all from the start", async ({
  browser,
  newsroom,
}) => {
  const { path } = await publishRunning(newsroom, "plain");
  const page = await withoutScript(browser, newsroom);
  await page.goto(path);
  await expect(page.getByText("Running: updated March 8, 2026, 9:10 am EDT")).toBeVisible();
  expect(await updateIds(page)).toEqual(["update-third", "update-second", "update-first"]);
  await expect(page.locator("#update-second time").first()).toHaveText("March 7, 2026, 4:40 pm");
  await expect(page.locator("#update-second")).toContainText("Statement 2In reply to Ana Reyes ↓");

  const key = page.locator("#key-updates");
  await expect(key.getByRole("listitem")).toHaveText([
    "March 8, 2026, 9:10 am EDT What third brought",
    "March 7, 2026, 2:05 pm What first brought",
  ]);
  await key.getByRole("link", { name: "What first brought" }).click();
  await expect(page.locator("#update-first:target")).toBeInViewport();

  await page.getByRole("link", { name: "Read from the start" }).click();
  await expect(page).toHaveURL(`${newsroom.siteUrl}${path}/from-the-start`);
  expect(await updateIds(page)).toEqual(["update-first", "update-second", "update-third"]);
  await expect(page.locator("#update-second")).toContainText("Statement 2In reply to Ana Reyes ↑");
  const canonical = await page.locator('link[rel="canonical"]').getAttribute("href");
  expect(new URL(canonical ?? "").pathname).toBe(path);
  expect(await newsroom.read("/sitemap.xml")).not.toContain("from-the-start");
  await page.getByRole("link", { name: "Newest first" }).click();
  await expect(page).toHaveURL(newsroom.siteUrl + path);
  await page.context().close();
});

test("pass an update on: its address leads to it, from either order", async ({ browser, newsroom }) => {
  const { path } = await publishRunning(newsroom, "shared");
  const page = await withoutScript(browser, newsroom);
  for (const from of [path, `${path}/from-the-start`]) {
    await page.goto(from);
    const address = await page
      .getByRole("link", { name: "Permalink of the update “What second brought”" })
      .getAttribute("href");
    expect(address).toBe(`${path}#update-second`);
    await page.goto(address ?? "");
    await expect(page.locator("#update-second:target")).toBeInViewport();
  }
  await page.context().close();
});

test("look for newer updates without script: back at the newest that the page knew, the new ones above it", async ({
  browser,
  newsroom,
}) => {
  const { id, path } = await publishRunning(newsroom, "since");
  const page = await withoutScript(browser, newsroom);
  await page.goto(path);
  const look = page.getByRole("link", { name: "Look for newer updates" });
  for (const address of ["?since=third#update-third", "?since=third&again"]) {
    const loaded = page.waitForResponse((response) => response.request().isNavigationRequest());
    await look.click();
    await loaded;
    await expect(page).toHaveURL(newsroom.siteUrl + path + address);
  }
  await addUpdate(newsroom, id, update("fourth", "2026-03-08T15:00:00Z"));
  await newsroom.promptly(path, "What fourth brought");
  await look.click();
  await expect(page).toHaveURL(`${newsroom.siteUrl}${path}?since=third#update-third`);
  await expect(page.locator("#update-third:target")).toBeInViewport();
  expect((await updateIds(page)).slice(0, 2)).toEqual(["update-fourth", "update-third"]);
  await page.context().close();
});

test("an update and the end of coverage: the front page, the feed and the structured data follow", async ({
  // The front page has room for three of those that run.
  ownNewsroom: newsroom,
  page,
}) => {
  const { id, path } = await publishRunning(newsroom, "strip");
  await newsroom.eventually("/", `id="live-${id}"`);
  await newsroom.eventually("/feeds/latest.json", "What third brought");
  await addUpdate(newsroom, id, update("fourth", "2026-03-08T15:00:00Z"));
  await Promise.all([
    newsroom.promptly("/", "What fourth brought"),
    newsroom.promptly("/feeds/latest.json", "What fourth brought"),
    newsroom.promptly(`${path}/from-the-start`, "What fourth brought"),
  ]);
  const feed = JSON.parse(await newsroom.read("/feeds/latest.json"));
  expect(feed.items).toContainEqual(
    expect.objectContaining({ url: newsroom.siteUrl + path, date_modified: "2026-03-08T15:00:00Z" }),
  );

  await newsroom.lake
    .patch(id)
    .set({
      coverage: {
        state: "ended",
        start: instant("2026-03-07T12:00:00Z"),
        end: instant("2026-03-08T16:00:00Z"),
      },
    })
    .commit();
  await newsroom.promptly("/", { without: `id="live-${id}"` });
  await newsroom.promptly(path, "Live coverage ended");
  await page.goto(newsroom.siteUrl + path);
  await expect(page.locator("#byline")).toContainText("Live coverage ended March 8, 2026, 12:00 pm EDT");
  await expect(page.getByText("Running")).toHaveCount(0);
  expect((await updateIds(page))[0]).toBe("update-fourth");

  const data = await page.locator('script[type="application/ld+json"]').textContent();
  const coverage = JSON.parse(data ?? "")["@graph"].find(
    (item: Record<string, unknown>) => item["@type"] === "LiveBlogPosting",
  );
  expect(coverage).toMatchObject({
    coverageStartTime: "2026-03-07T12:00:00Z",
    coverageEndTime: "2026-03-08T16:00:00Z",
    dateModified: "2026-03-08T15:00:00Z",
  });
  expect(coverage.liveBlogUpdate).toContainEqual(
    expect.objectContaining({
      url: `${newsroom.siteUrl}${path}#update-second`,
      headline: "What second brought",
      datePublished: "2026-03-07T21:40:00Z",
    }),
  );
});

test("from the start, of a story that never ran, has moved, isn't there or isn't out: as the story answers", async ({
  newsroom,
}) => {
  const town = portEllis("ways");
  const running = {
    coverage: { state: "running", start: instant("2026-03-07T12:00:00Z") },
    updates: UPDATES,
  };
  await newsroom.publish(
    ...town.shared,
    town.statement("opening"),
    town.story("quiet", ["opening"]),
    town.story("moved", ["opening"], { ...running, previousSlugs: ["ways-earlier"] }),
    town.story("embargoed", ["opening"], { ...running, publishAt: "2099-01-01T00:00:00Z" }),
  );
  const answer = async (slug: string) => {
    const { status, headers } = await newsroom.get(`/stories/${slug}/from-the-start`);
    return { status, location: headers.get("location") };
  };
  await newsroom.eventually("/stories/ways-moved/from-the-start", "What third brought");
  expect(await answer("ways-quiet")).toEqual({ status: 308, location: "/stories/ways-quiet" });
  expect(await answer("ways-earlier")).toEqual({
    status: 308,
    location: "/stories/ways-moved/from-the-start",
  });
  expect((await answer("ways-nowhere")).status).toBe(404);
  expect((await answer("ways-embargoed")).status).toBe(404);
  expect(await newsroom.read("/")).not.toContain(headlineOf("ways", "embargoed"));

  await newsroom.lake
    .patch("ways-moved")
    .set({ coverage: { state: "none" } })
    .commit();
  await newsroom.promptly("/stories/ways-moved/from-the-start", { status: 308 });
});

test("a correction: at the foot, linked from the byline, on the page of corrections and in its feed", async ({
  newsroom,
  page,
}) => {
  const { id, path } = await publishRunning(newsroom, "mended");
  for (const list of ["/corrections", "/feeds/corrections.json"]) await newsroom.read(list);
  await newsroom.lake
    .patch(id)
    .setIfMissing({ corrections: [] })
    .append("corrections", [
      {
        _type: "correction",
        _key: "boats",
        at: new Date().toISOString(),
        kind: "correction",
        was: "30",
        now: "40",
        where: "first paragraph",
        note: "An earlier version of this story gave the number of boats as 30.",
      },
    ])
    .commit();
  const note = "An earlier version of this story gave the number of boats as 30.";
  await Promise.all(
    [path, "/", "/corrections", "/feeds/corrections.json"].map((where) => newsroom.promptly(where, note)),
  );
  for (const format of ["rss", "atom"]) {
    expect(await newsroom.read(`/feeds/corrections.${format}`)).toContain(`${path}#correction-boats`);
  }

  await page.goto(newsroom.siteUrl + path);
  await page
    .locator("#byline")
    .getByRole("link", { name: /^Corrected/ })
    .click();
  await expect(page.locator("#corrections #correction-boats:target")).toBeInViewport();

  await page.goto(`${newsroom.siteUrl}/corrections`);
  const named = await page
    .locator('link[rel="alternate"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(named.some((href) => href?.endsWith("/feeds/corrections.rss"))).toBe(true);
  await expect(page.getByRole("link", { name: "Atom" })).toHaveAttribute("href", "/feeds/corrections.atom");
  await page
    .getByRole("link", { name: headlineOf("mended", "day") })
    .first()
    .click();
  await expect(page).toHaveURL(`${newsroom.siteUrl}${path}#correction-boats`);
});

test("a running story on any screen: it never scrolls sideways, and axe finds nothing", async ({
  newsroom,
  page,
}) => {
  const { path } = await publishRunning(newsroom, "narrow");
  for (const address of [path, `${path}/from-the-start`, "/corrections"]) {
    await page.goto(newsroom.siteUrl + address);
    for (const width of [320, 360, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${address} at ${width} px`).toBeLessThanOrEqual(0);
    }
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(" ")}`),
      ).toEqual([]);
    }
  }
});

test("a running story on paper: its state and its updates, without links that lead on", async ({
  newsroom,
  page,
}) => {
  const { path } = await publishRunning(newsroom, "paper");
  await page.emulateMedia({ media: "print" });
  await page.goto(newsroom.siteUrl + path);
  await expect(page.getByText("Running: updated March 8, 2026, 9:10 am EDT")).toBeVisible();
  await expect(page.locator("#update-first")).toBeVisible();
  for (const name of ["Read from the start", "Look for newer updates"]) {
    await expect(page.getByRole("link", { name })).toBeHidden();
  }
});
