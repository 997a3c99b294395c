import type { Browser, Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { expect as baseExpect, type TestNewsroom } from "./newsroomTest.ts";
import { portEllis } from "./portEllis.ts";
import { chooseFromMenu, openDocument, studioTest as test } from "./studio.ts";

/** The Studio loads a document in several steps, and slowly on a busy machine. */
const PATIENCE = { timeout: 60_000 };
test.setTimeout(240_000);
/** What the Studio shows follows what it asks of the lake. */
const expect = baseExpect.configure({ timeout: 20_000 });

const SPEAKER = "Tomas Wren";
const ROLE = "Harbour master of Port Ellis";
const SOURCE = "Minutes of the harbour meeting";
const WORDS = "The night ferry will sail on Sunday, whatever the tide.";
const HEADLINE = "Night ferry of Port Ellis to sail on Sunday";
const SLUG = "night-ferry-of-port-ellis-to-sail-on-sunday";
const PATH = `/stories/${SLUG}`;
const OPENING = "The harbour council met on Friday.";
const IMAGE = "The night ferry at the quay of Port Ellis.";

const publishButton = (page: Page): Locator => page.getByRole("button", { name: "Publish", exact: true });

/** Makes a new document by the menu at the head of the Studio, and returns its published id. */
async function createNew(page: Page, type: string, title: string): Promise<string> {
  await chooseFromMenu(
    page.getByRole("button", { name: "Create new document" }),
    page.getByRole("link", { name: title, exact: true }),
  );
  const address = new RegExp(`;([\\da-f-]{36})%2Ctemplate%3D${type}`);
  await expect(page).toHaveURL(address);
  const [, id] = address.exec(page.url()) ?? [];
  if (id === undefined) throw new Error(`The new ${title} has no id in its address, ${page.url()}.`);
  return id;
}

/** Forms are drawn anew while their document loads, and what was written before is gone. */
async function write(box: Locator, text: string): Promise<void> {
  await expect(async () => {
    await box.fill(text, { timeout: 2_000 });
    await expect(box).toHaveValue(text, { timeout: 1_000 });
  }).toPass(PATIENCE);
}

async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole("tab", { name, exact: true });
  await expect(async () => {
    await tab.click({ timeout: 2_000 });
    await expect(tab).toHaveAttribute("aria-selected", "true", { timeout: 2_000 });
  }).toPass(PATIENCE);
}

async function select(list: Locator, option: string): Promise<void> {
  await expect(async () => {
    await list.selectOption(option, { timeout: 2_000 });
    await expect(list.locator("option:checked")).toHaveText(option, { timeout: 1_000 });
  }).toPass(PATIENCE);
}

/** Has the address made from the name or headline. */
async function generateAddress(page: Page, address: string): Promise<void> {
  await expect(async () => {
    await page.getByRole("button", { name: "Generate" }).click({ timeout: 2_000 });
    const slug = page.getByTestId("field-slug").getByRole("textbox");
    await expect(slug).toHaveValue(address, { timeout: 2_000 });
  }).toPass(PATIENCE);
}

/** Chooses a document through a reference field, by its title. */
async function choose(page: Page, reference: Locator, title: string): Promise<void> {
  const found = page.getByTestId("autocomplete-popover").getByRole("option").filter({ hasText: title });
  await expect(async () => {
    await reference.fill("", { timeout: 2_000 });
    await reference.fill(title, { timeout: 2_000 });
    await found.click({ timeout: 5_000 });
  }).toPass(PATIENCE);
}

/** Adds an item to a list of references, and chooses what it refers to. */
async function addReference(page: Page, list: Locator, title: string, kind?: string): Promise<void> {
  const reference = list.or(page.getByRole("dialog")).getByRole("combobox");
  const add = list.getByRole("button", { name: /^Add item/ });
  const ofKind = page.getByRole("menuitem", { name: kind, exact: true });
  await expect(async () => {
    if (!(await reference.isVisible())) {
      await add.click({ timeout: 2_000 });
      if (kind !== undefined) await ofKind.click({ timeout: 2_000 });
    }
    await expect(reference).toBeVisible({ timeout: 10_000 });
  }).toPass(PATIENCE);
  await choose(page, reference, title);
}

/** Waits until the draft is stored with these fields. */
async function saved(newsroom: TestNewsroom, id: string, fields: Record<string, unknown>): Promise<void> {
  await expect.poll(() => newsroom.lake.getDocument(`drafts.${id}`)).toMatchObject(fields);
}

const referenceTo = (id: string) => expect.objectContaining({ _ref: id });

async function createSpeaker(page: Page, newsroom: TestNewsroom): Promise<string> {
  const id = await createNew(page, "person", "Person");
  await write(page.getByRole("textbox", { name: "Name" }), SPEAKER);
  await generateAddress(page, "tomas-wren");
  await saved(newsroom, id, { name: SPEAKER, slug: { current: "tomas-wren" } });
  return id;
}

async function createSource(page: Page, newsroom: TestNewsroom): Promise<string> {
  const id = await createNew(page, "source", "Source");
  await write(page.getByRole("textbox", { name: "Title" }), SOURCE);
  await select(page.getByRole("combobox", { name: "Kind" }), "Document");
  await write(page.getByRole("textbox", { name: "Publisher" }), "Port Ellis council");
  await write(
    page.getByRole("textbox", { name: "Address", exact: true }),
    "https://port-ellis.example/minutes",
  );
  await openTab(page, "Text");
  await write(
    page.getByRole("textbox", { name: "Transcript, or text as issued" }),
    `The harbour master rose. “${WORDS}” He sat down again.`,
  );
  await saved(newsroom, id, { title: SOURCE, kind: "document", text: expect.stringContaining(WORDS) });
  return id;
}

/** A statement that nobody has checked, by somebody whose role isn't recorded. */
async function createStatement(
  page: Page,
  newsroom: TestNewsroom,
  { speaker, source }: { readonly speaker: string; readonly source: string },
): Promise<string> {
  const id = await createNew(page, "quote", "Statement");
  await write(page.getByRole("textbox", { name: "Exact words" }).first(), WORDS);
  await openTab(page, "Speaker");
  await choose(page, page.getByRole("combobox", { name: "Speaker" }), SPEAKER);
  await openTab(page, "Occasion");
  await select(page.getByRole("combobox", { name: "Medium" }), "Speech");
  await select(page.getByRole("combobox", { name: "How exactly is it known?" }), "The day");
  await write(page.getByRole("textbox", { name: "Date or time" }), "2026-03-06");
  await openTab(page, "Sources and check");
  await addReference(page, page.getByTestId("field-sources"), SOURCE);
  await page.getByRole("button", { name: "Close dialog" }).click();
  await saved(newsroom, id, {
    text: WORDS,
    speaker: referenceTo(speaker),
    medium: "speech",
    saidAt: { precision: "day", date: "2026-03-06" },
    sources: [{ source: referenceTo(source) }],
    check: { state: "not-checked" },
  });
  return id;
}

async function createStory(page: Page, newsroom: TestNewsroom, statement: string): Promise<string> {
  const id = await createNew(page, "article", "Story");
  await write(page.getByRole("textbox", { name: "Headline" }), HEADLINE);
  await write(page.getByRole("textbox", { name: "Standfirst" }), "The harbour council has set a day.");
  await addReference(page, page.getByTestId("field-byline"), "Ida Marsh", "Staff");
  await uploadImage(page);
  await writeText(page);
  await openTab(page, "Section and related");
  await choose(page, page.getByRole("combobox", { name: "Section" }), "Quays of Port Ellis");
  await addReference(page, page.getByTestId("field-topics"), "Quays of Port Ellis");
  await openTab(page, "Publishing");
  await generateAddress(page, SLUG);
  await saved(newsroom, id, {
    headline: HEADLINE,
    slug: { current: SLUG },
    byline: [referenceTo("made-staff")],
    keyImage: { asset: { _ref: expect.stringMatching(/^image-/) }, alt: IMAGE, credit: "Oda Quill" },
    body: [{ children: [{ text: OPENING }] }, { _type: "statement", quote: referenceTo(statement) }],
    section: referenceTo("made-section"),
    topics: [referenceTo("made-section")],
  });
  return id;
}

async function uploadImage(page: Page): Promise<void> {
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: "#567" } });
  const file = { name: "ferry.png", mimeType: "image/png", buffer: await picture.png().toBuffer() };
  await expect(async () => {
    await page
      .getByTestId("image-input")
      .locator("input[type=file]")
      .first()
      .setInputFiles(file, { timeout: 2_000 });
    await expect(page.getByRole("button", { name: "Open image options menu" })).toBeVisible();
  }).toPass(PATIENCE);
  await write(page.getByRole("textbox", { name: "What it shows, for those who can’t see it" }), IMAGE);
  await write(page.getByRole("textbox", { name: "Credit" }), "Oda Quill");
}

/** Writes a paragraph and places the statement after it. */
async function writeText(page: Page): Promise<void> {
  const body = page.getByTestId("field-body");
  const placeStatement = body.getByRole("button", { name: "Statement" });
  const text = body.getByRole("textbox");
  await expect(async () => {
    await text.click({ timeout: 2_000 });
    await expect(text).toBeFocused({ timeout: 2_000 });
    await expect(placeStatement).toBeEnabled({ timeout: 2_000 });
  }).toPass(PATIENCE);
  await page.keyboard.type(OPENING);
  await expect(body.getByText(OPENING)).toBeVisible();
  await placeStatement.click();
  await page.getByLabel("Words of the statement").fill("night ferry whatever the tide");
  await page.getByRole("option", { name: WORDS }).click();
  await expect(page.getByRole("button", { name: "Choose another statement" })).toBeVisible();
  await page.getByRole("button", { name: "Close dialog" }).click();
  await expect(body.getByText("Statement 1", { exact: true })).toBeVisible();
}

/** From the story to its page in the preview. */
async function preview(page: Page, newsroom: TestNewsroom): Promise<void> {
  await chooseFromMenu(
    page.getByRole("button", { name: "Used on one page" }),
    page.getByRole("link", { name: PATH }),
  );
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText(HEADLINE, PATIENCE);
  await expect(frame.getByText("Not published yet: readers find nothing at this address.")).toBeVisible();
  await expect(frame.getByText("Left out or shortened")).toHaveCount(0);
  await expect(frame.getByRole("blockquote")).toContainText(WORDS);
  expect((await newsroom.get(PATH)).status).toBe(404);
}

/** Asks to publish what is open, and returns the dialog that says why it can't be. */
async function stopped(page: Page): Promise<Locator> {
  const dialog = page.getByRole("dialog", { name: "This can’t be published yet" });
  await expect(async () => {
    if (!(await dialog.isVisible())) await publishButton(page).click({ timeout: 2_000 });
    await expect(dialog).toBeVisible({ timeout: 10_000 });
  }).toPass(PATIENCE);
  return dialog;
}

/** From the reason that stops the story to its statement. */
async function followToStatement(page: Page): Promise<void> {
  const dialog = await stopped(page);
  await expect(dialog.getByRole("link")).toHaveText([/The statement “The night ferry .*” is not published/]);
  await dialog.getByRole("link").click();
  const words = page.getByRole("textbox", { name: "Exact words" }).first();
  await expect(async () => {
    const link = page.getByRole("dialog").getByRole("link", { name: WORDS });
    if (!(await words.isVisible())) await link.click({ timeout: 5_000 });
    await expect(words).toHaveValue(WORDS, { timeout: 10_000 });
  }).toPass(PATIENCE);
}

/** Puts right what the statement itself lacks. */
async function mendStatement(page: Page, newsroom: TestNewsroom, id: string): Promise<void> {
  const dialog = await stopped(page);
  for (const reason of [
    "The role that day is missing",
    `${SOURCE}, which “sources” refers to, is not published`,
    `${SPEAKER}, which “speaker” refers to, is not published`,
  ]) {
    await expect(dialog.getByRole("link", { name: reason })).toBeVisible();
  }
  await dialog.getByRole("link", { name: "The words are not checked" }).click();
  const comparison = page.getByRole("region", { name: SOURCE });
  await expect(async () => {
    const record = comparison.getByRole("button", { name: /^Record check: word for word/ });
    await record.click({ timeout: 5_000 });
    await expect(comparison.getByRole("status")).toContainText("Recorded", { timeout: 5_000 });
  }).toPass(PATIENCE);
  await openTab(page, "Speaker");
  await write(page.getByRole("textbox", { name: "Role that day" }), ROLE);
  await saved(newsroom, id, { roleAtTime: ROLE, check: { state: "word-for-word" } });
}

async function publish(page: Page, newsroom: TestNewsroom, type: string, id: string): Promise<void> {
  const isPublished = async () => (await newsroom.lake.getDocument(id)) !== undefined;
  await openDocument(page, newsroom.siteUrl, type, id);
  // Until the fields are checked, publishing is refused.
  await expect(async () => {
    if (!(await isPublished())) await publishButton(page).click({ timeout: 2_000 });
    await expect.poll(isPublished, { timeout: 10_000 }).toBe(true);
  }).toPass(PATIENCE);
}

/** The page in a browser where nobody has signed in. */
async function readStory(browser: Browser, newsroom: TestNewsroom): Promise<void> {
  const page = await browser.newPage();
  await page.goto(newsroom.siteUrl + PATH);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(HEADLINE);
  await expect(page.getByText("By Ida Marsh")).toBeVisible();
  await expect(page.getByRole("img", { name: IMAGE })).toBeVisible();
  await expect(page.getByText("Oda Quill")).toBeVisible();
  await expect(page.getByText(OPENING)).toBeVisible();
  const statement = page.getByRole("figure").filter({ hasText: WORDS });
  for (const words of [SPEAKER, ROLE, "March 6, 2026", "Word for word against the text as issued"]) {
    await expect(statement).toContainText(words);
  }
  await expect(statement.getByRole("link", { name: SOURCE })).toBeVisible();
  await page.close();
}

test("from nothing to the reader: speaker, source, statement and story made by hand, stopped, mended, published", async ({
  page,
  browser,
  newsroom,
}) => {
  const [section, staff] = portEllis("made").shared;
  if (!section || !staff) throw new Error("Port Ellis lacks what its stories need.");
  await newsroom.publish({ ...section, title: "Quays of Port Ellis" }, { ...staff, name: "Ida Marsh" });
  await page.goto(`${newsroom.siteUrl}/studio/structure`);

  const speaker = await createSpeaker(page, newsroom);
  const source = await createSource(page, newsroom);
  const statement = await createStatement(page, newsroom, { speaker, source });
  const story = await createStory(page, newsroom, statement);
  await preview(page, newsroom);

  await openDocument(page, newsroom.siteUrl, "article", story);
  await followToStatement(page);
  await mendStatement(page, newsroom, statement);
  await publish(page, newsroom, "person", speaker);
  await publish(page, newsroom, "source", source);
  await publish(page, newsroom, "quote", statement);
  expect((await newsroom.get(PATH)).status).toBe(404);

  await publish(page, newsroom, "article", story);
  await newsroom.promptly(PATH, WORDS);
  await readStory(browser, newsroom);
});
