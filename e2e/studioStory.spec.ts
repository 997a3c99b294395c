import type { Locator, Page } from "@playwright/test";
import { expect, type TestNewsroom } from "./newsroomTest.ts";
import { portEllis } from "./portEllis.ts";
import { openDocument, openFields, studioTest as test } from "./studio.ts";

const WORDS = "The second inspection found the worn bearings. We will publish the report on Monday.";

/** Publishes a story of two paragraphs, the second of which quotes, and a statement with those words and more. */
async function publishStory(newsroom: TestNewsroom, prefix: string): Promise<string> {
  const town = portEllis(prefix);
  const story = town.story("report", [], {
    body: [
      paragraph("opening", "The council met on Friday."),
      paragraph("quoting", `Ana Reyes said: “${prefix} will publish the report” and left.`),
    ],
  });
  await newsroom.publish(
    ...town.shared,
    town.statement("bearings", { text: `${WORDS} ${prefix} will publish the report soon.` }),
    town.statement("held", { text: "The worn bearings are held back.", status: "held" }),
    story,
  );
  return story._id;
}

function paragraph(key: string, text: string) {
  const children = [{ _type: "span", _key: `${key}-0`, text, marks: [] }];
  return { _type: "block", _key: key, style: "normal", markDefs: [], children };
}

/** From the text to its toolbar, and through that, with the keyboard. */
async function addStatement(page: Page, body: Locator) {
  const button = body.getByRole("button", { name: "Statement" });
  await expect(async () => {
    await body.getByText("The council met on Friday.").click({ timeout: 2_000 });
    await expect(button).toBeEnabled({ timeout: 2_000 });
    await page.keyboard.press("Shift+Tab");
    for (
      let step = 0;
      step < 20 && !(await button.evaluate((it) => it === document.activeElement));
      step += 1
    ) {
      await page.keyboard.press("ArrowRight");
    }
    await expect(button).toBeFocused({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await page.keyboard.press("Enter");
}

async function openStory(page: Page, newsroom: TestNewsroom, prefix: string) {
  const id = await publishStory(newsroom, prefix);
  await openDocument(page, newsroom.siteUrl, "article", id);
  const body = page.getByTestId("field-body");
  await expect(body.getByText(/stands between quotation marks/)).toBeVisible();
  return { id, body };
}

function draftOf(newsroom: TestNewsroom, id: string) {
  return newsroom.lake.getDocument(`drafts.${id}`);
}

test.describe.configure({ timeout: 150_000 });

test("a statement is placed with the keyboard: found by words and speaker, and shown as readers will see it", async ({
  page,
  newsroom,
}) => {
  const { id, body } = await openStory(page, newsroom, "placed");
  await addStatement(page, body);
  const words = page.getByLabel("Words of the statement");
  await expect(words).toBeFocused();

  await words.pressSequentially("worn bearings");
  const options = page.getByRole("option");
  await expect(options.filter({ hasText: "Held" }).first()).toBeVisible();
  await words.press("Tab");
  await page.getByRole("combobox", { name: "Speaker" }).pressSequentially("reyes");
  await expect(page.getByText(/statements? fits?\.$/)).toBeVisible();
  const active = page.getByRole("option", { selected: true });
  while ((await active.getAttribute("aria-label"))?.includes(", Held")) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Choose another statement" })).toBeVisible();

  await page.keyboard.press("Escape");
  await expect(body.getByText("Statement 1", { exact: true })).toBeVisible();
  await expect(body.getByText("Mayor of Port Ellis")).toBeVisible();
  await expect
    .poll(async () => (await draftOf(newsroom, id))?.body)
    .toContainEqual(expect.objectContaining({ _type: "statement", quote: expect.objectContaining({}) }));
});

test("an excerpt: is selected in the statement's words, and other words are refused", async ({
  page,
  newsroom,
}) => {
  const { body } = await openStory(page, newsroom, "excerpted");
  await addStatement(page, body);
  await page.getByLabel("Words of the statement").fill("excerpted will publish");
  await expect(page.getByText("One statement fits.")).toBeVisible();
  await page.getByLabel("Words of the statement").press("Enter");

  const full = page.getByLabel("The statement’s words");
  await full.focus();
  await page.keyboard.press("Control+Home");
  for (let characters = 0; characters < "The second insp".length; characters += 1) {
    await page.keyboard.press("Shift+ArrowRight");
  }
  await page.getByRole("button", { name: "Use the selection" }).press("Enter");
  const excerpt = page.getByLabel("Only this part of it");
  await expect(excerpt).toHaveValue("The second inspection");

  await full.focus();
  await page.keyboard.type("changed");
  await expect(full).toHaveValue(new RegExp(`^${WORDS}`));
  await excerpt.fill("The third inspection");
  await expect(page.getByRole("alert").getByText(/not the exact words of the statement/)).toBeVisible();
  await page.getByRole("button", { name: "Print the whole statement" }).click();
  await expect(excerpt).toHaveValue("");
});

test("words between quotation marks: are warned about in the text, and the statement that has them is offered", async ({
  page,
  newsroom,
}) => {
  const { id, body } = await openStory(page, newsroom, "quoted");
  const warning = body.getByText("“quoted will publish the report” stands between quotation marks");
  await expect(warning).toBeVisible();
  await body.getByRole("button", { name: "Insert it after the paragraph" }).click();
  await expect(warning).toBeHidden();
  await expect
    .poll(async () => (await draftOf(newsroom, id))?.body[2])
    .toMatchObject({ _type: "statement", excerpt: "quoted will publish the report" });
});

test("the checklist: opens with the keyboard, says what stands in the way, and each line leads there", async ({
  page,
  newsroom,
}) => {
  const { body } = await openStory(page, newsroom, "listed");
  await addStatement(page, body);
  await page.keyboard.press("Escape");
  const opener = page.getByRole("button", { name: "Before publishing: One thing in the way" });
  await opener.press("Enter");

  await expect(page.getByRole("status").getByText(/^One thing in the way/)).toBeVisible();
  await page.getByRole("link", { name: /No statement is chosen/ }).click();
  await expect(page.getByLabel("Words of the statement")).toBeVisible();
});

test("a published address that changes: is shown with what it was, and an embargo with its time in the story's zone", async ({
  page,
  newsroom,
}) => {
  await openStory(page, newsroom, "moved");
  const address = page.getByTestId("field-slug");
  await openFields(page, "Publishing", address);
  await address.getByRole("textbox").fill("moved-elsewhere");
  await expect(address.getByText("/stories/moved-report → /stories/moved-elsewhere")).toBeVisible();

  const embargo = page.getByTestId("field-publishAt");
  await embargo.getByRole("textbox").fill("2099-05-01 12:00");
  await page.keyboard.press("Tab");
  const note = page.getByRole("status").filter({ hasText: "Goes live at" });
  await expect(note).toContainText(/2099.*E[DS]T/);
});
