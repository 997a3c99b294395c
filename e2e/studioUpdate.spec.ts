import type { Locator, Page } from "@playwright/test";
import { updateBodyFromMarkdown } from "../lib/updates/updateBodyFromMarkdown.ts";
import { publishUpdate } from "../sanity/updates/publishUpdate.ts";
import { expect, type TestNewsroom } from "./newsroomTest.ts";
import { type Draft, paragraph, portEllis } from "./portEllis.ts";
import { chooseFromMenu, openDocument, signIn, studioTest as test } from "./studio.ts";

/** The Studio loads a document in several steps, and slowly on a busy machine. */
const PATIENCE_MS = 60_000;
test.describe.configure({ timeout: 3 * PATIENCE_MS });

const instant = (date: string) => ({
  _type: "saidAt",
  date,
  precision: "minute",
  bound: "exact",
  zone: "America/New_York",
});

const FIRST = {
  _type: "update",
  _key: "first",
  at: instant("2026-03-07T19:05:00Z"),
  headline: "The ferry is late",
  body: [paragraph("first-text", "It is two hours late.")],
};

interface Running {
  readonly id: string;
  readonly path: string;
  readonly story: Draft;
}

/** A running story with one update, which readers see. */
async function runningStory(newsroom: TestNewsroom, prefix: string): Promise<Running> {
  const town = portEllis(prefix);
  const story = town.story("day", ["opening"], {
    coverage: { _type: "coverage", state: "running", start: instant("2026-03-07T12:00:00Z") },
    updates: [FIRST],
  });
  await newsroom.publish(...town.shared, town.statement("opening"), story);
  const path = `/stories/${prefix}-day`;
  await newsroom.eventually(path, FIRST.headline);
  return { id: story._id, path, story };
}

const updateButton = (page: Page): Locator =>
  page.getByTestId("pane-footer").getByRole("button", { name: "Publish an update" });

async function chooseAction(page: Page, name: string | RegExp): Promise<void> {
  const opener = page.getByTestId("pane-footer").getByTestId("action-menu-button");
  await chooseFromMenu(opener, page.getByRole("menuitem", { name, exact: true }));
}

/** The form of an update, opened; a document that is being loaded closes it again. */
async function openForm(page: Page, newsroom: TestNewsroom, id: string): Promise<UpdateForm> {
  await openDocument(page, newsroom.siteUrl, "article", id);
  await expect(page.getByTestId("pane-footer").getByText("Running", { exact: true })).toBeVisible();
  const form = formIn(page);
  await expect(async () => {
    if (!(await form.dialog.isVisible())) await updateButton(page).click({ timeout: 2_000 });
    await expect(form.headline).toBeFocused({ timeout: 5_000 });
  }).toPass({ timeout: PATIENCE_MS });
  return form;
}

function formIn(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Publish an update" });
  return {
    dialog,
    headline: dialog.getByRole("textbox", { name: "Headline" }),
    text: dialog.getByRole("textbox", { name: "Text" }),
    preview: dialog.getByTestId("update-preview"),
    publish: dialog.getByRole("button", { name: "Publish the update" }),
    receipt: page.getByRole("dialog", { name: "The update is published" }),
  };
}

type UpdateForm = ReturnType<typeof formIn>;

/** Headlines of the updates as they are stored. */
async function headlines({ lake }: TestNewsroom, id: string): Promise<string[]> {
  const document = await lake.getDocument(id);
  return (document?.updates ?? []).map(({ headline }: { headline: string }) => headline);
}

/** What somebody else publishes meanwhile, over the API. */
async function publishElsewhere({ lake }: TestNewsroom, id: string, headline: string): Promise<void> {
  const update = {
    key: headline.toLowerCase().replaceAll(" ", ""),
    at: new Date(Date.now() - 60_000).toISOString(),
    headline,
    body: updateBodyFromMarkdown(`${headline}, as others have it.`).body,
    isKey: false,
    author: null,
  };
  const { plan } = await publishUpdate(lake, id, update, { isDryRun: false });
  expect(plan.kind).toBe("publish");
}

for (const width of [1280, 360]) {
  test(`an update at ${width} px: three steps from the open story to the reader, and the draft stays one`, async ({
    page,
    newsroom,
    browser,
  }) => {
    const { id, path, story } = await runningStory(newsroom, `wide${width}`);
    const unpublished = "A standfirst that nobody has published.";
    await newsroom.publish({ ...story, _id: `drafts.${id}`, standfirst: unpublished });
    const reader = await browser.newPage({ viewport: { width, height: 740 } });
    await reader.goto(newsroom.siteUrl + path);
    await page.setViewportSize({ width, height: 740 });

    const form = await openForm(page, newsroom, id);
    await form.headline.fill("The ferry leaves at noon");
    await form.text.fill("The harbour master says that it leaves at *noon*.\n\n- Tickets stay valid");
    await form.dialog.getByText("Key update").click();
    await expect(form.preview).toContainText("Key update");
    await expect(form.preview.getByRole("heading", { includeHidden: true })).toContainText(
      "The ferry leaves at noon",
    );
    const scrolledSideways = await form.dialog.evaluate((dialog) =>
      [dialog, ...dialog.querySelectorAll("*")]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .filter((part) => /auto|scroll/.test(getComputedStyle(part).overflowX))
        .map(({ outerHTML }) => outerHTML.slice(0, 120)),
    );
    expect(scrolledSideways).toEqual([]);
    await form.publish.click();
    await expect(form.receipt).toContainText("The ferry leaves at noon");

    await expect(reader.getByRole("status")).toHaveText("1 update since you opened this.", {
      timeout: 2_000,
    });
    await reader.getByRole("button", { name: "Show" }).click();
    const updates = reader.locator("#updates > section");
    await expect(updates).toHaveCount(2);
    await expect(updates.first()).toContainText("Key update");
    await expect(updates.first().locator("em")).toHaveText("noon");
    await expect(reader.getByText(unpublished)).toHaveCount(0);

    const [published, draft] = await Promise.all(
      [id, `drafts.${id}`].map((one) => newsroom.lake.getDocument(one)),
    );
    expect(published).toMatchObject({ standfirst: story.standfirst });
    expect(draft).toMatchObject({ standfirst: unpublished, updates: published?.updates });
    await form.receipt.getByRole("button", { name: "Close", exact: true }).click();
    await expect(page.getByLabel("Standfirst")).toHaveValue(unpublished);
    await reader.close();
  });
}

test("what is wrong: said at its field, with the remedy, and nothing is published until it is right", async ({
  page,
  newsroom,
}) => {
  const { id, path } = await runningStory(newsroom, "wrong");
  const form = await openForm(page, newsroom, id);
  await form.text.fill("> An indented quotation.");
  await form.dialog.getByLabel("At another time").check();
  const time = form.dialog.getByLabel("By the clock of America/New_York");
  await time.fill("2026-03-08T02:30");
  await form.publish.click();
  await expect(time).toHaveAccessibleDescription(/doesn’t exist in America\/New_York/);
  await expect(form.text).toHaveAccessibleDescription(/an indented quotation. Make it a statement/);

  await form.text.fill("It leaves [at noon](https://port-ellis.example/noon).");
  await time.fill("2026-11-01T01:30");
  await form.dialog.getByLabel("Which of the two").selectOption({ label: "November 1, 2026, 1:30 am EST" });
  await form.publish.click();
  await expect(form.headline).toHaveAccessibleDescription("An update has no headline. Write one.");
  await expect(form.headline).toBeFocused();

  await form.headline.fill("The ferry leaves at noon");
  await form.publish.click();
  await expect(form.dialog.getByRole("alert")).toContainText("is to an address and not to a source");
  expect(await headlines(newsroom, id)).toEqual([FIRST.headline]);
  await form.dialog.getByRole("button", { name: "Publish it all the same" }).click();
  await expect(form.receipt).toContainText("November 1, 2026, 1:30 am EST");
  await newsroom.promptly(path, "The ferry leaves at noon");
});

test("statements: one is found by its words, one is written in a tab of its own, and both are published", async ({
  page,
  newsroom,
}) => {
  const { id, path } = await runningStory(newsroom, "stated");
  const town = portEllis("stated");
  const found = town.statement("answer", { text: "We answer every question that the quay has asked." });
  await newsroom.publish(found);
  const form = await openForm(page, newsroom, id);
  await form.headline.fill("The mayor answers");
  await form.dialog.getByRole("button", { name: "Add a statement" }).click();
  const words = form.dialog.getByLabel("Words of the statement");
  await words.fill("every question that the quay has asked");
  await expect(form.dialog.getByText("One statement fits.")).toBeVisible();
  await words.press("Enter");
  await expect(form.preview).toContainText("Statement 2");
  await expect(form.dialog.getByRole("button", { name: "Add a statement" })).toBeFocused();
  await form.dialog.getByLabel("Only this part of it").fill("We answer every question");

  await form.dialog.getByRole("button", { name: "Write a new statement" }).click();
  const up = form.dialog.getByRole("button", { name: "Move statement 1 up" });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(up).toHaveAttribute("aria-disabled", "true");
  await expect(up).toBeFocused();
  await form.dialog.getByRole("button", { name: "Move statement 1 down" }).click();
  const link = form.dialog.getByRole("link", { name: "Write it in a new tab" });
  const opened = page.context().waitForEvent("page");
  await link.click();
  const tab = await opened;
  await expect(tab).toHaveURL(/quote/);
  const [newId = ""] =
    (await link.getAttribute("href"))?.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) ?? [];
  await tab.close();
  const written = { ...town.statement("new"), _id: newId, text: "The quay stays open, whatever comes." };
  await newsroom.publish({ ...written, _id: `drafts.${newId}` });
  await expect(form.dialog.getByText("Not published", { exact: true })).toBeVisible();
  await expect(form.preview).toContainText("The quay stays open");
  await form.publish.click();
  await expect(form.dialog.getByRole("alert")).toContainText("is not published. Publish it first");
  expect(await headlines(newsroom, id)).toEqual([FIRST.headline]);

  await newsroom.publish(written);
  await expect(form.dialog.getByText("Not published", { exact: true })).toHaveCount(0);
  await form.publish.click();
  await expect(form.receipt).toContainText("The mayor answers");
  await newsroom.promptly(path, "The quay stays open, whatever comes.");
  const html = await newsroom.read(path);
  expect(html).toContain("<span>Excerpt</span>");
  expect(html).toContain("We answer every question");
});

test("somebody else publishes meanwhile: the form says so, keeps what is written, and both are published", async ({
  page,
  newsroom,
}) => {
  const { id } = await runningStory(newsroom, "meanwhile");
  const form = await openForm(page, newsroom, id);
  await form.headline.fill("The ferry leaves at noon");
  await form.text.fill("The harbour master says so.");
  await publishElsewhere(newsroom, id, "The quay is closed");
  const notice = form.dialog.getByRole("status").filter({ hasText: "was published meanwhile" });
  await expect(notice).toContainText("“The quay is closed” was published meanwhile.");
  await expect(form.text).toHaveValue("The harbour master says so.");
  await notice.getByRole("button", { name: "I’ve seen it" }).click();
  await expect(notice).toHaveCount(0);
  await form.publish.click();
  await expect(form.receipt).toBeVisible();
  expect(await headlines(newsroom, id)).toEqual([
    FIRST.headline,
    "The quay is closed",
    "The ferry leaves at noon",
  ]);
});

test("undo: readers no longer see it, the draft doesn't have it, and the text is there to be published again", async ({
  page,
  newsroom,
}) => {
  const { id, path, story } = await runningStory(newsroom, "undone");
  await newsroom.publish({ ...story, _id: `drafts.${id}`, standfirst: "Not yet published." });
  const form = await openForm(page, newsroom, id);
  await form.headline.fill("The ferry leaves at one");
  await form.text.fill("The harbour master says so.");
  await form.publish.click();
  await newsroom.promptly(path, "The ferry leaves at one");
  await form.receipt.getByRole("button", { name: /^Undo \(\d+ s\)$/ }).click();
  await expect(form.dialog.getByRole("status").filter({ hasText: "Taken back" })).toBeVisible();
  await newsroom.promptly(path, { without: "The ferry leaves at one" });
  expect(await headlines(newsroom, id)).toEqual([FIRST.headline]);
  expect(await headlines(newsroom, `drafts.${id}`)).toEqual([FIRST.headline]);

  await expect(form.text).toHaveValue("The harbour master says so.");
  await form.headline.fill("The ferry leaves at noon");
  await form.publish.click();
  await expect(form.receipt).toContainText("The ferry leaves at noon");
  await newsroom.promptly(path, "The ferry leaves at noon");
});

test("no connection: the text is kept through a reload, and then published", async ({ page, newsroom }) => {
  const { id, path } = await runningStory(newsroom, "offline");
  const form = await openForm(page, newsroom, id);
  await form.headline.fill("The ferry leaves at noon");
  await form.text.fill("The harbour master says so.");
  await page.context().setOffline(true);
  try {
    await form.publish.click();
    await expect(form.dialog.getByRole("alert")).toContainText("No answer came from the server", {
      timeout: 30_000,
    });
    await expect(form.text).toHaveValue("The harbour master says so.");
  } finally {
    await page.context().setOffline(false);
  }
  await page.reload();
  await openForm(page, newsroom, id);
  await expect(form.headline).toHaveValue("The ferry leaves at noon");
  await expect(form.text).toHaveValue("The harbour master says so.");
  await form.publish.click();
  await expect(form.receipt).toContainText("The ferry leaves at noon");
  await newsroom.promptly(path, "The ferry leaves at noon");

  await form.receipt.getByRole("button", { name: "Keep it, and write another" }).click();
  await expect(form.headline).toHaveValue("");
});

test("an answer that is lost: sent again, the update is published once", async ({ page, newsroom }) => {
  const { id } = await runningStory(newsroom, "lost");
  const form = await openForm(page, newsroom, id);
  await form.headline.fill("The ferry leaves at noon");
  await form.text.fill("The harbour master says so.");
  await page.route("**/data/mutate/**", async (route) => {
    const response = await route.fetch();
    if (route.request().url().includes("dryRun=true")) await route.fulfill({ response });
    else await route.abort();
  });
  await form.publish.click();
  await expect(form.dialog.getByRole("alert")).toContainText("No answer came from the server");
  await expect(form.dialog.getByText("It was sent, and may be published")).toBeVisible();
  expect(await headlines(newsroom, id)).toEqual([FIRST.headline, "The ferry leaves at noon"]);
  await page.unroute("**/data/mutate/**");
  await form.publish.click();
  await expect(form.receipt).toContainText("The ferry leaves at noon");
  expect(await headlines(newsroom, id)).toEqual([FIRST.headline, "The ferry leaves at noon"]);
  await expect(form.receipt.getByRole("button", { name: /^Undo/ })).toBeVisible();
});

test("coverage: started and ended from the menu, and readers see both", async ({ page, newsroom }) => {
  const town = portEllis("covered");
  const story = town.story("day", []);
  await newsroom.publish(...town.shared, story);
  const path = "/stories/covered-day";
  await newsroom.eventually(path, "harbour hall");
  await openDocument(page, newsroom.siteUrl, "article", story._id);
  await chooseAction(page, "Start coverage");
  const start = page.getByRole("dialog", { name: "Start coverage" });
  await start.getByLabel("At another time").check();
  await start.getByLabel("By the clock of America/New_York").fill("2999-01-01T00:00");
  await start.getByRole("button", { name: "Start coverage" }).click();
  await expect(start.getByRole("alert")).toContainText("is still to come");
  await start.getByLabel(/^Now/).check();
  await start.getByRole("button", { name: "Start coverage" }).click();
  await newsroom.promptly(path, "no updates so far");
  await expect(updateButton(page)).toBeEnabled();

  await chooseAction(page, "End coverage");
  await page
    .getByRole("dialog", { name: "End coverage" })
    .getByRole("button", { name: "End coverage" })
    .click();
  await newsroom.promptly(path, "Live coverage ended");
  await expect(updateButton(page)).toHaveCount(0);
  expect(await newsroom.lake.getDocument(story._id)).toMatchObject({ coverage: { state: "ended" } });
});

test("a published update that is changed or taken out of the story: published with a correction alone", async ({
  page,
  newsroom,
}) => {
  const { id, path, story } = await runningStory(newsroom, "corrected");
  const changed = { ...FIRST, headline: "The ferry is a little late" };
  for (const updates of [[changed], []]) {
    await newsroom.publish({ ...story, _id: `drafts.${id}`, updates });
    await openDocument(page, newsroom.siteUrl, "article", id);
    await chooseAction(page, /^Publish(?! with)/);
    const dialog = page.getByRole("dialog", { name: "Readers must be told of this" });
    await expect(dialog.getByRole("button", { name: "Write the correction" })).toBeVisible();
    await expect(dialog.getByRole("button", { name: /^Publish/ })).toHaveCount(0);
    expect(await headlines(newsroom, id)).toEqual([FIRST.headline]);
  }
  await page.getByRole("button", { name: "Write the correction" }).click();
  const form = page.getByRole("dialog", { name: "Publish with a correction" });
  await form.getByLabel("The sentence readers see").fill("An update that the ferry was late is taken out.");
  await form.getByRole("button", { name: "Publish with this correction" }).click();
  await newsroom.eventually(path, "An update that the ferry was late is taken out.");
  expect(await headlines(newsroom, id)).toEqual([]);
});

test("a viewer: can't publish an update or end the coverage, is told why, and is refused by hand", async ({
  browser,
  newsroom,
}) => {
  const { id } = await runningStory(newsroom, "watched");
  const page = await browser.newPage();
  await signIn(page, newsroom.siteUrl, "Demo viewer");
  await openDocument(page, newsroom.siteUrl, "article", id);
  const reason = page.getByText(/Your role \(Viewer\) doesn’t allow this/).filter({ visible: true });
  await expect(async () => {
    await expect(updateButton(page)).toBeDisabled({ timeout: 2_000 });
    await updateButton(page).hover({ force: true, timeout: 1_000 });
    await expect(reason.first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: PATIENCE_MS });
  const opener = page.getByTestId("pane-footer").getByTestId("action-menu-button");
  const end = page.getByRole("menuitem", { name: "End coverage", exact: true });
  await expect(async () => {
    if (!(await end.isVisible())) await opener.click({ timeout: 2_000 });
    await expect(end).toBeDisabled({ timeout: 1_000 });
  }).toPass({ timeout: PATIENCE_MS });

  const stored = await page.evaluate(() => localStorage.getItem("__studio_auth_token_verbatim"));
  const { token } = JSON.parse(stored ?? "{}");
  const viewer = newsroom.lake.withConfig({ token });
  await expect(publishElsewhere({ ...newsroom, lake: viewer }, id, "By hand")).rejects.toMatchObject({
    statusCode: 403,
  });
  expect(await headlines(newsroom, id)).toEqual([FIRST.headline]);
  await page.close();
});
