import type { Browser, Page } from "@playwright/test";
import { expect as baseExpect, type TestNewsroom, test } from "./newsroomTest.ts";
import { type DemoPerson, openDocument, signIn } from "./studio.ts";

test.setTimeout(120_000);
/** What the Studio shows follows what it asks of the lake. */
const expect = baseExpect.configure({ timeout: 20_000 });

const titleField = (page: Page) => page.getByRole("textbox", { name: "Title" });
const publishButton = (page: Page) => page.getByRole("button", { name: "Publish", exact: true });

/** Opens a published topic, called Harbour, in a browser of the person's own. */
async function openTopicAs(person: DemoPerson, browser: Browser, newsroom: TestNewsroom) {
  const id = `roles-${person.replace("Demo ", "")}`;
  await newsroom.publish({
    _id: id,
    _type: "topic",
    title: "Harbour",
    slug: { _type: "slug", current: id },
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, newsroom.siteUrl, person);
  await openDocument(page, newsroom.siteUrl, "topic", id);
  await expect(titleField(page)).toHaveValue("Harbour");
  const titleStored = async (documentId: string) => (await newsroom.lake.getDocument(documentId))?.title;
  return { id, context, page, titleStored };
}

/** A client of the lake with the token of who is signed in, as their own script could use it. */
async function byHand(page: Page, { lake }: TestNewsroom) {
  const key = "__studio_auth_token_verbatim";
  const { token } = await page.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? "{}"), key);
  expect(token).toEqual(expect.any(String));
  return lake.withConfig({ token });
}

for (const person of ["Demo editor", "Demo journalist"] as const) {
  test(`${person}: edits and publishes, in the Studio and by hand`, async ({ browser, newsroom }) => {
    const { id, context, page, titleStored } = await openTopicAs(person, browser, newsroom);
    await expect(titleField(page)).toBeEditable();
    await titleField(page).fill("Harbour and quay");
    await expect.poll(() => titleStored(`drafts.${id}`)).toBe("Harbour and quay");
    // Until the fields are checked, publishing is refused.
    await expect(async () => {
      if ((await titleStored(id)) === "Harbour") await publishButton(page).click({ timeout: 2_000 });
      await expect.poll(() => titleStored(id), { timeout: 5_000 }).toBe("Harbour and quay");
    }).toPass({ timeout: 40_000 });

    const client = await byHand(page, newsroom);
    await client.patch(id).set({ title: "Quay" }).commit();
    await expect(titleField(page)).toHaveValue("Quay");
    await context.close();
  });
}

test("Demo viewer: reads the form, edits and publishes nothing, and is refused by hand", async ({
  browser,
  newsroom,
}) => {
  const { id, context, page, titleStored } = await openTopicAs("Demo viewer", browser, newsroom);
  await expect(page.getByTestId("permission-check-banner")).toContainText("Viewer");
  await expect(titleField(page)).not.toBeEditable();
  await expect(page.getByRole("button", { name: "Generate" })).toBeDisabled();
  await expect(publishButton(page)).toBeDisabled();

  const client = await byHand(page, newsroom);
  expect(await client.getDocument(id)).toMatchObject({ title: "Harbour" });
  const draft = { _id: `drafts.${id}`, _type: "topic", title: "Quay" };
  await expect(client.create(draft)).rejects.toMatchObject({ statusCode: 403 });
  await expect(client.patch(id).set({ title: "Quay" }).commit()).rejects.toMatchObject({ statusCode: 403 });
  const publish = {
    actionType: "sanity.action.document.publish",
    draftId: draft._id,
    publishedId: id,
  } as const;
  await expect(client.action(publish)).rejects.toMatchObject({ statusCode: 403 });
  expect(await titleStored(draft._id)).toBeUndefined();
  expect(await titleStored(id)).toBe("Harbour");
  await context.close();
});
