import type { Locator, Page } from "@playwright/test";
import { expect, type TestNewsroom } from "./newsroomTest.ts";
import { portEllis } from "./portEllis.ts";
import { chooseFromMenu, openDocument, signIn, studioTest as test } from "./studio.ts";

/** The Studio loads a document in several steps, and slowly on a busy machine. */
const PATIENCE_MS = 60_000;
test.describe.configure({ timeout: 3 * PATIENCE_MS });

/** The button at the foot of an open document. */
const publishButton = (page: Page): Locator => page.getByRole("button", { name: "Publish", exact: true });

/** What opens the document's menu; parts of a form have menus of their own. */
const menuButton = (page: Page): Locator => page.getByTestId("pane-footer").getByTestId("action-menu-button");

async function chooseAction(page: Page, name: string): Promise<void> {
  await chooseFromMenu(menuButton(page), page.getByRole("menuitem", { name, exact: true }));
}

/** A published story of two statements, and readers who can see it. */
async function publishedStory(newsroom: TestNewsroom, prefix: string) {
  const town = portEllis(prefix);
  const standfirst = "The council counted 30 ferries in the harbour hall.";
  await newsroom.publish(
    ...town.shared,
    town.statement("remark"),
    town.story("ferry", ["remark"], { standfirst }),
  );
  const path = `/stories/${prefix}-ferry`;
  await newsroom.eventually(path, "The words of remark");
  return { id: `${prefix}-ferry`, path, statementId: `${prefix}-remark` };
}

test("a story with an unchecked statement: stopped with the reason, mended from there, published, read", async ({
  page,
  newsroom,
}) => {
  const town = portEllis("stopped");
  const draft = town.story("quay", ["loose"], { publishedAt: undefined });
  await newsroom.publish(...town.shared, town.statement("loose", { check: { state: "not-checked" } }), {
    ...draft,
    _id: `drafts.${draft._id}`,
  });
  await openDocument(page, newsroom.siteUrl, "article", draft._id);
  await publishButton(page).click();
  const dialog = page.getByRole("dialog", { name: "This can’t be published yet" });
  await dialog.getByRole("link", { name: /The words are not checked/ }).click();

  await page.getByLabel("What readers should know of it").fill("The minutes are still being compared.");
  await publishButton(page).click();
  await expect
    .poll(async () => (await newsroom.lake.getDocument("stopped-loose"))?.check?.note)
    .toBe("The minutes are still being compared.");

  await openDocument(page, newsroom.siteUrl, "article", draft._id);
  await publishButton(page).click();
  await newsroom.eventually("/stories/stopped-quay", "The minutes are still being compared.");
  const published = await newsroom.lake.getDocument(draft._id);
  expect(Date.parse(published?.publishedAt)).toBeGreaterThan(Date.now() - 60_000);
});

test("a changed number: not published without a correction, which readers then see", async ({
  page,
  newsroom,
}) => {
  const { id, path } = await publishedStory(newsroom, "numbers");
  await openDocument(page, newsroom.siteUrl, "article", id);
  await page.getByLabel("Standfirst").fill("The council counted 40 ferries in the harbour hall.");
  await publishButton(page).click();
  await page.getByRole("dialog").getByRole("button", { name: "Write the correction" }).click();

  const dialog = page.getByRole("dialog", { name: "Publish with a correction" });
  await expect(dialog.getByLabel("What it said before")).toHaveValue(/30/);
  await expect(dialog.getByRole("radio", { name: /Spelling corrected/ })).toBeDisabled();
  const note = dialog.getByLabel("The sentence readers see");
  await note.fill("");
  await dialog.getByRole("button", { name: "Publish with this correction" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Write the sentence that readers see.");
  await expect(note).toBeFocused();
  await note.fill("An earlier version of this story counted 30 ferries. There were 40.");
  await dialog.getByRole("button", { name: "Publish with this correction" }).click();
  await newsroom.eventually(path, "There were 40.");
});

test("a statement held and released: its words leave the story and come back, an unfinished draft stays one", async ({
  page,
  newsroom,
}) => {
  const { path, statementId } = await publishedStory(newsroom, "held");
  const published = await newsroom.lake.getDocument(statementId);
  await newsroom.publish({
    ...published,
    _type: "quote",
    _id: `drafts.${statementId}`,
    text: "Words that are not finished.",
  });
  await openDocument(page, newsroom.siteUrl, "quote", statementId);
  await chooseAction(page, "Hold");
  const hold = page.getByRole("dialog", { name: "Hold this statement" });
  await expect(hold.getByRole("link", { name: /Port Ellis, held: ferry/ })).toBeVisible();
  await hold.getByRole("button", { name: "Hold", exact: true }).click();
  await expect(hold.getByRole("alert")).toContainText("Say why it is held");
  await hold.getByLabel("Why, and until when").fill("Until the verdict.");
  await hold.getByRole("button", { name: "Hold", exact: true }).click();
  await newsroom.eventually(path, { without: "The words of remark" });
  expect(await newsroom.read(path)).not.toContain("Until the verdict.");

  await chooseAction(page, "Release");
  const release = page.getByRole("dialog", { name: "Release this statement" });
  await release.getByRole("button", { name: "Release", exact: true }).click();
  await newsroom.eventually(path, "The words of remark");
  expect(await newsroom.read(path)).not.toContain("Words that are not finished.");
  expect(await newsroom.lake.getDocument(`drafts.${statementId}`)).toMatchObject({
    text: "Words that are not finished.",
    status: "live",
  });
});

test("unpublishing: refused for a statement that a story carries, done for the story, whose address is gone", async ({
  page,
  newsroom,
}) => {
  const { id, path, statementId } = await publishedStory(newsroom, "down");
  await openDocument(page, newsroom.siteUrl, "quote", statementId);
  await chooseAction(page, "Unpublish");
  const dialog = page.getByRole("dialog", { name: "Unpublish" });
  await expect(dialog.getByRole("link", { name: /Port Ellis, down: ferry/ })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Unpublish" })).toHaveCount(0);

  await openDocument(page, newsroom.siteUrl, "article", id);
  await chooseAction(page, "Unpublish");
  await expect(dialog).toContainText(path);
  await dialog.getByRole("button", { name: "Unpublish" }).click();
  await newsroom.eventually(path, { status: 410 });
});

test("a changed address: warned with both, published all the same, the old one leads to the new one", async ({
  page,
  newsroom,
}) => {
  const { id, path } = await publishedStory(newsroom, "moved");
  await openDocument(page, newsroom.siteUrl, "article", id);
  const slug = page.getByTestId("field-slug").getByRole("textbox");
  await expect(async () => {
    await page.getByRole("tab", { name: "Publishing" }).click({ timeout: 2_000 });
    await slug.fill("moved-to-the-quay", { timeout: 2_000 });
    await expect(publishButton(page)).toBeEnabled({ timeout: 2_000 });
  }).toPass({ timeout: PATIENCE_MS });
  await publishButton(page).click();
  const dialog = page.getByRole("dialog", { name: "Before you publish" });
  await expect(dialog).toContainText("“moved-ferry” to “moved-to-the-quay”");
  await dialog.getByRole("button", { name: "Publish all the same" }).click();
  await newsroom.eventually(path, { status: 308 });
  expect((await newsroom.get(path)).headers.get("location")).toContain("/stories/moved-to-the-quay");
});

test("a follow-up: filed like its story, which it names, and opened", async ({ page, newsroom }) => {
  const { id } = await publishedStory(newsroom, "followed");
  await openDocument(page, newsroom.siteUrl, "article", id);
  await chooseAction(page, "Duplicate as follow-up");
  await expect(page.getByText("Never published")).toBeVisible();
  const query = `*[_type == "article" && related[0].article._ref == $id]{"section": section._ref, headline}`;
  expect(await newsroom.lake.fetch(query, { id }, { perspective: "raw" })).toEqual([
    { section: "followed-section", headline: null },
  ]);
});

test("a viewer: may not publish, hold or unpublish, and is told so", async ({ browser, newsroom }) => {
  const { statementId } = await publishedStory(newsroom, "viewed");
  const page = await browser.newPage();
  await signIn(page, newsroom.siteUrl, "Demo viewer");
  await openDocument(page, newsroom.siteUrl, "quote", statementId);
  for (const name of ["Hold", "Unpublish"]) {
    const item = page.getByRole("menuitem", { name, exact: true });
    await expect(async () => {
      if (!(await item.isVisible())) await menuButton(page).click({ timeout: 2_000 });
      await expect(item).toBeDisabled({ timeout: 1_000 });
      await item.hover({ force: true, timeout: 1_000 });
      const reason = page.getByText(/Your role \(Viewer\) doesn’t allow this/).filter({ visible: true });
      await expect(reason.first()).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: PATIENCE_MS });
  }
  await page.close();
});
