import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect as baseExpect, type TestNewsroom } from "./newsroomTest.ts";
import { chooseFromMenu, chooseTool, openDocument, signIn, studioTest as test } from "./studio.ts";

test.setTimeout(120_000);
/** What the Studio shows follows what it asks of the lake. */
const expect = baseExpect.configure({ timeout: 20_000 });

const field = (page: Page, name: string) => page.getByTestId(`field-${name}`).getByRole("textbox").first();

/** Chooses from the menu beside the document's main action. */
async function chooseAction(page: Page, action: string): Promise<void> {
  await chooseFromMenu(
    page.getByTestId("action-menu-button").last(),
    page.getByTestId(`action-${action}`).filter({ visible: true }),
  );
}

/** Waits until the lake has stored the value, which is when the Studio may call it saved. */
async function stored(newsroom: TestNewsroom, id: string, name: string, value: unknown): Promise<void> {
  await expect
    .poll(async () => (await newsroom.lake.getDocument(id))?.[name], { timeout: 20_000 })
    .toEqual(value);
}

function topic(id: string, title: string) {
  return { _id: id, _type: "topic", title, slug: { _type: "slug", current: id }, description: "Before." };
}

test("a new document: created from its list, named, given an address, published, listed", async ({
  page,
  newsroom,
}) => {
  await page.goto(`${newsroom.siteUrl}/studio/structure/topic`);
  await page.getByTestId("action-intent-button").click();
  await field(page, "title").fill("Ferries of Port Ellis");
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(field(page, "slug")).toHaveValue("ferries-of-port-ellis");
  // Until the fields are checked, publishing is refused.
  await expect(async () => {
    await page.getByTestId("action-publish").click();
    await expect(page.getByText("was published")).toBeVisible();
  }).toPass();
  const published = await newsroom.lake.fetch('*[slug.current == "ferries-of-port-ellis"][0].title');
  expect(published).toBe("Ferries of Port Ellis");
  await expect(
    page.getByTestId("document-list-pane").getByText("Ferries of Port Ellis").first(),
  ).toBeVisible();
});

test("an edited document: saved as a draft, discarded, as it was", async ({ page, newsroom }) => {
  await newsroom.publish(topic("desk-discard", "Harbour"));
  await openDocument(page, newsroom.siteUrl, "topic", "desk-discard");
  await field(page, "title").fill("Harbour and quay");
  await stored(newsroom, "drafts.desk-discard", "title", "Harbour and quay");
  await chooseAction(page, "Discardchanges");
  await page.getByTestId("confirm-button").click();
  await expect(field(page, "title")).toHaveValue("Harbour");
  await expect.poll(() => newsroom.lake.getDocument("drafts.desk-discard")).toBeUndefined();
});

test("a duplicated document: a draft of its own, with the same fields", async ({ page, newsroom }) => {
  await newsroom.publish(topic("desk-duplicate", "Lighthouse"));
  await openDocument(page, newsroom.siteUrl, "topic", "desk-duplicate");
  await chooseAction(page, "Duplicate");
  await expect
    .poll(() =>
      newsroom.lake.fetch('*[_type == "topic" && title == "Lighthouse"]._id', {}, { perspective: "raw" }),
    )
    .toHaveLength(2);
  await expect(page).not.toHaveURL(/desk-duplicate/);
  await expect(field(page, "title")).toHaveValue("Lighthouse");
});

test("a document that others refer to: not deleted, and the dialog says what refers to it", async ({
  page,
  newsroom,
}) => {
  await newsroom.publish(topic("desk-parent", "Sea"), {
    ...topic("desk-child", "Tides"),
    parent: { _type: "reference", _ref: "desk-parent" },
  });
  await openDocument(page, newsroom.siteUrl, "topic", "desk-parent");
  await chooseAction(page, "Delete");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/1 document/)).toBeVisible();
  await expect(dialog.getByText("Tides")).toBeVisible();
  const refusal = page.getByText(/error/i).first();
  await expect(async () => {
    const button = dialog
      .getByTestId("confirm-delete-button")
      .or(dialog.getByRole("button", { name: /delete/i }));
    await button.first().click({ timeout: 2_000 });
    await expect(refusal).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
  expect(await newsroom.lake.getDocument("desk-parent")).toBeDefined();
});

test("history of 60 published revisions: paged, and an older one restored", async ({ page, newsroom }) => {
  const [id, draftId] = ["desk-history", "drafts.desk-history"];
  await newsroom.publish({ ...topic(id, "Revision 0"), _id: draftId });
  for (let revision = 1; revision <= 60; revision += 1) {
    const both = { draftId, publishedId: id };
    const patch = { set: { title: `Revision ${revision}` } };
    await newsroom.lake.action({ actionType: "sanity.action.document.edit", ...both, patch });
    await newsroom.lake.action({ actionType: "sanity.action.document.publish", ...both });
  }
  await openDocument(page, newsroom.siteUrl, "topic", id);
  await chooseTool(page, "history");
  const events = page.getByTestId("timeline-item-button");
  // Each revision is a draft that was made and published.
  await events.first().waitFor();
  await events.nth(5).click();
  await expect(field(page, "title")).toHaveValue("Revision 55");
  await page.getByTestId("action-reverttorevision").click();
  await page.getByTestId("confirm-popover-confirm-button").click();
  await stored(newsroom, draftId, "title", "Revision 55");
});

test("an image: uploaded with its hotspot editor, and stored", async ({ page, newsroom }) => {
  await newsroom.publish({
    _id: "desk-portrait",
    _type: "person",
    name: "Mara Vane",
    slug: { _type: "slug", current: "desk-mara" },
  });
  await openDocument(page, newsroom.siteUrl, "person", "desk-portrait");
  const portrait = async () =>
    (await newsroom.lake.getDocument("drafts.desk-portrait"))?.portrait?.asset?._ref;
  // While it loads the form is made anew, and with it goes an upload that has begun.
  await expect(async () => {
    await page
      .locator('input[type="file"]')
      .last()
      .setInputFiles(join(import.meta.dirname, "../sanity/sample/images/agencies-counted.png"));
    await expect.poll(portrait, { timeout: 8_000 }).toMatch(/^image-/);
  }).toPass({ timeout: 60_000 });
  await page.getByTestId("options-menu-edit-details").click();
  await expect(
    page
      .getByRole("dialog")
      .getByText(/hotspot/i)
      .first(),
  ).toBeVisible();
});

test("search: found by headline, by exact words and by speaker, in the list and in a reference", async ({
  page,
  newsroom,
}) => {
  await page.goto(`${newsroom.siteUrl}/studio`);
  await expect(page.getByRole("link", { name: "Stories" })).toBeVisible();
  const dialog = page.getByTestId("search-results");
  // The desk may be drawn anew while it loads, and the dialog goes with it.
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.getByTestId("studio-search").click({ timeout: 2_000 });
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("Helsinki words");
    await expect(dialog.getByText(/^Helsinki: a sentence/)).toBeVisible({ timeout: 8_000 });
  }).toPass({ timeout: 60_000 });
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Russia, if you're listening");
  await expect(dialog.getByText(/if you're listening/).first()).toBeVisible();
  await page.keyboard.press("Escape");

  await page.goto(`${newsroom.siteUrl}/studio/structure/quote-lists;quote`);
  const list = page.getByTestId("document-list-pane");
  await page.getByLabel("Search list").fill("Peskov");
  await expect(list.getByText(/^Dmitry Peskov ·/).first()).toBeVisible();
  await expect(list.getByText(/^Donald Trump ·/)).toHaveCount(0);
});

test("a session that has ended: the login screen", async ({ browser, newsroom }) => {
  await newsroom.publish(topic("desk-session", "Fog"));
  const page = await browser.newPage();
  await signIn(page, newsroom.siteUrl, "Demo editor");
  await openDocument(page, newsroom.siteUrl, "topic", "desk-session");
  await expect(field(page, "title")).toHaveValue("Fog");
  await field(page, "title").focus();
  const key = "__studio_auth_token_verbatim";
  const { token } = await page.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? "{}"), key);
  await newsroom.lake.withConfig({ token }).request({ method: "POST", url: "/auth/logout" });
  await page.keyboard.type(" and rain");
  await expect(page.getByRole("link", { name: "Try it out" })).toBeVisible({ timeout: 30_000 });
  await page.close();
});

test("a contributor: saves drafts, can't publish in the Studio nor by hand", async ({
  page,
  ownNewsroom,
}) => {
  await ownNewsroom.publish(topic("desk-contributor", "Gulls"));
  const main = join(import.meta.dirname, "../sanity/lake/main.ts");
  execFileSync(
    process.execPath,
    [main, "user", "add", "ann@example.org", "--name", "Ann Example", "--role", "contributor"],
    {
      env: {
        ...process.env,
        LAKE_DATA: join(ownNewsroom.dataFolder, "lake"),
        LAKE_USER_PASSWORD: "correct horse battery",
      },
    },
  );
  await page.goto(`${ownNewsroom.siteUrl}/studio`);
  await page.getByRole("link", { name: "Email address and password" }).click();
  await page.getByLabel(/email/i).fill("ann@example.org");
  await page.getByLabel(/password/i).fill("correct horse battery");
  await page.getByRole("button", { name: /sign in/i }).click();
  await expect(page.getByRole("link", { name: "Structure" })).toBeVisible();
  await openDocument(page, ownNewsroom.siteUrl, "topic", "desk-contributor");
  await field(page, "title").fill("Gulls and terns");
  await stored(ownNewsroom, "drafts.desk-contributor", "title", "Gulls and terns");
  await expect(page.getByTestId("action-publish")).toBeDisabled();
  const { token } = await page.evaluate(() =>
    JSON.parse(localStorage.getItem("__studio_auth_token_verbatim") ?? "{}"),
  );
  const publish = ownNewsroom.lake.withConfig({ token }).action({
    actionType: "sanity.action.document.publish",
    draftId: "drafts.desk-contributor",
    publishedId: "desk-contributor",
  });
  await expect(publish).rejects.toMatchObject({ statusCode: 403 });
  expect((await ownNewsroom.lake.getDocument("desk-contributor"))?.title).toBe("Gulls");
});

test("the lake killed while somebody types: the Studio recovers, and all that was typed is stored", async ({
  page,
  ownNewsroom,
}) => {
  await ownNewsroom.publish(topic("desk-killed", "Storm"));
  await signIn(page, ownNewsroom.siteUrl, "Demo editor");
  await openDocument(page, ownNewsroom.siteUrl, "topic", "desk-killed");
  await field(page, "title").fill("Storm warning");
  await stored(ownNewsroom, "drafts.desk-killed", "title", "Storm warning");
  // Once the Studio knows that it is cut off it takes no more words; those it has taken must not be lost.
  await Promise.all([
    field(page, "title").pressSequentially(" for the coast of Port Ellis", { delay: 20 }),
    ownNewsroom.killLake(),
  ]);
  const shown = await field(page, "title").inputValue();
  expect(shown).toMatch(/^Storm warning /);
  await ownNewsroom.startLake();
  await stored(ownNewsroom, "drafts.desk-killed", "title", shown);
  await expect(field(page, "title")).toHaveValue(shown);
  await expect(field(page, "title")).toBeEditable({ timeout: 30_000 });
  await field(page, "title").fill("Storm warning lifted");
  await stored(ownNewsroom, "drafts.desk-killed", "title", "Storm warning lifted");
});
