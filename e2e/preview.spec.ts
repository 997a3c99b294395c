import type { Page } from "@playwright/test";
import { expect, type TestNewsroom } from "./newsroomTest.ts";
import { portEllis } from "./portEllis.ts";
import { studioTest as test } from "./studio.ts";

const { shared, statement, story } = portEllis("preview");

// The Studio and the page in it are loaded for each test.
test.setTimeout(90_000);

const HEADLINE = "Mayor reads the minutes";

/** Publishes a story of a statement under a slug of its own. */
async function publishStory({ publish }: TestNewsroom, slug: string): Promise<string> {
  await publish(...shared, statement("on-minutes"), story(slug, ["on-minutes"], { headline: HEADLINE }));
  return `/stories/preview-${slug}`;
}

/** Opens the page in the Studio's preview, as a signed-in editor. */
async function openPreview(page: Page, siteUrl: string, path: string) {
  await page.goto(`${siteUrl}/studio/presentation?preview=${encodeURIComponent(path)}`);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("Preview of unpublished changes")).toBeVisible({ timeout: 30_000 });
  return frame;
}

test("without the Studio's secret: no way into previews", async ({ newsroom }) => {
  const path = await publishStory(newsroom, "shut");
  await newsroom.lake.createOrReplace({
    _id: "drafts.preview-old",
    _type: "sanity.previewUrlSecret",
    secret: "",
  });
  for (const search of ["", "?sanity-preview-secret=guessed", "?sanity-preview-secret="]) {
    const answer = await newsroom.get(`/api/draft-mode/enable${search}`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("set-cookie")).toBeNull();
  }
  expect((await newsroom.get(`/preview${path}`)).status).toBe(404);
  const forged = await fetch(newsroom.siteUrl + path, {
    headers: { cookie: "verbatim-preview=9999999999.forged" },
  });
  expect(await forged.text()).not.toContain("Preview of unpublished changes");
});

test("an editor clicks the headline and types: the preview follows, readers see nothing of it", async ({
  newsroom,
  page,
}) => {
  const path = await publishStory(newsroom, "followed");
  await newsroom.eventually(path, HEADLINE);
  await newsroom.eventually(path, { cache: "HIT" });
  const asPublished = await newsroom.read(path);
  const frame = await openPreview(page, newsroom.siteUrl, path);

  await frame.getByRole("heading", { level: 1 }).hover();
  await frame.getByRole("heading", { level: 1 }).click();
  const headline = page.getByTestId("field-headline").getByRole("textbox");
  await expect(headline).toBeFocused();

  const documentOf = () =>
    page
      .frames()
      .at(-1)
      ?.evaluate(() => performance.timeOrigin);
  const opened = await documentOf();
  await headline.press("End");
  await headline.pressSequentially(" aloud");
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText(`${HEADLINE} aloud`);
  expect(await documentOf()).toBe(opened);

  const answer = await newsroom.get(path);
  expect(answer.headers.get("x-nextjs-cache")).toBe("HIT");
  expect(await answer.text()).toBe(asPublished);
  expect(asPublished).not.toContain("data-sanity");
  expect(asPublished).not.toMatch(/<script(?![^>]*type="application\/ld\+json")/);
});

test("a statement in the preview: a click opens its words", async ({ newsroom, page }) => {
  const path = await publishStory(newsroom, "statement");
  const frame = await openPreview(page, newsroom.siteUrl, path);
  await frame.locator("blockquote").first().hover();
  await frame.locator("blockquote").first().click();
  await expect(page).toHaveURL(/preview-on-minutes/);
  await expect(page.getByTestId("field-text")).toBeVisible();
});

test("a story that was never published: previewed with a note, absent for readers", async ({
  newsroom,
  page,
}) => {
  const path = "/stories/preview-draft";
  await newsroom.publish(...shared, statement("on-minutes"));
  const draft = story("draft", ["on-minutes"], { headline: HEADLINE, publishedAt: undefined });
  await newsroom.publish({ ...draft, _id: `drafts.${draft._id}` });
  const frame = await openPreview(page, newsroom.siteUrl, path);
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText(HEADLINE);
  await expect(frame.getByText("Not published yet: readers find nothing at this address.")).toBeVisible();
  expect((await newsroom.get(path)).status).toBe(404);
});

test("widths and themes: a tablet's width, a dark page", async ({ newsroom, page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  const path = await publishStory(newsroom, "looks");
  const frame = await openPreview(page, newsroom.siteUrl, path);
  await page.getByRole("button", { name: "Width of a tablet" }).press("Enter");
  await expect.poll(() => frame.locator("html").evaluate(() => window.innerWidth)).toBe(768);
  await page.getByRole("button", { name: "Dark page" }).press("Enter");
  await expect(frame.locator("body")).toHaveCSS("background-color", "rgb(19, 20, 22)");
  await page.getByRole("button", { name: "Light page" }).press("Enter");
  await expect(frame.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
});

test("leaving: the reader's page again, with the keyboard too", async ({ newsroom, page }) => {
  const path = await publishStory(newsroom, "left");
  const frame = await openPreview(page, newsroom.siteUrl, path);
  await frame.getByRole("link", { name: "Leave preview" }).press("Enter");
  await expect(page).toHaveURL(newsroom.siteUrl + path);
  await expect(page.getByText("Preview of unpublished changes")).toHaveCount(0);
  expect(await page.context().cookies(newsroom.siteUrl)).toEqual([]);
  await page.reload();
  await expect(page.locator("[data-sanity]")).toHaveCount(0);
});
