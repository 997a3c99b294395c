import type { Browser, Page } from "@playwright/test";
import { expect as baseExpect, type TestNewsroom, test } from "./newsroomTest.ts";
import { chooseTool, type DemoPerson, openDocument, signIn } from "./studio.ts";

test.setTimeout(120_000);
/** What the Studio shows follows what it asks of the lake. */
const expect = baseExpect.configure({ timeout: 20_000 });

const field = (page: Page, name: string) => page.getByTestId(`field-${name}`).getByRole("textbox").first();

/** Where somebody else is in the form; the avatars at the head of the Studio don't point anywhere. */
const atField = (page: Page, person: DemoPerson) =>
  page.locator(`[data-ui="Avatar"][title="${person}"][data-arrow-position]`).first();

async function editAs(
  person: DemoPerson,
  browser: Browser,
  { siteUrl }: TestNewsroom,
  id: string,
): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, siteUrl, person);
  await openDocument(page, siteUrl, "topic", id);
  return page;
}

test("two editors in one document: each sees the other, and both typings are kept", async ({
  browser,
  newsroom,
}) => {
  await newsroom.publish({
    _id: "together",
    _type: "topic",
    title: "Harbour",
    slug: { _type: "slug", current: "together" },
    description: "Quay",
  });
  const editor = await editAs("Demo editor", browser, newsroom, "together");
  const journalist = await editAs("Demo journalist", browser, newsroom, "together");
  await field(editor, "title").click();
  await field(journalist, "description").click();
  await expect(atField(editor, "Demo journalist")).toBeVisible();
  await expect(atField(journalist, "Demo editor")).toBeVisible();

  await Promise.all([
    field(editor, "title").pressSequentially(" of Port Ellis", { delay: 20 }),
    field(journalist, "description").pressSequentially(" and ferries", { delay: 20 }),
  ]);
  for (const page of [editor, journalist]) {
    await expect(field(page, "title")).toHaveValue("Harbour of Port Ellis");
    await expect(field(page, "description")).toHaveValue("Quay and ferries");
  }
  await expect
    .poll(() => newsroom.lake.getDocument("drafts.together"), { timeout: 20_000 })
    .toMatchObject({ title: "Harbour of Port Ellis", description: "Quay and ferries" });

  await chooseTool(editor, "history");
  await editor.locator("button:visible", { hasText: /^Review changes$/ }).click();
  await expect(
    editor
      .getByTestId("review-changes-pane")
      .getByText(/and ferries/)
      .first(),
  ).toBeVisible();
});
