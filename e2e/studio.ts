import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { test as newsroomTest } from "./newsroomTest.ts";

/** Who may be tried out in a newsroom without users of its own. */
export type DemoPerson = "Demo editor" | "Demo journalist" | "Demo viewer";

/** The Studio is megabytes of script, which a busy machine takes its time over. */
const STUDIO_OPENS = { timeout: 30_000 };

/** Signs in as somebody would: from the Studio to the lake's page and back. */
export async function signIn(page: Page, siteUrl: string, person: DemoPerson): Promise<void> {
  await page.goto(`${siteUrl}/studio`);
  await page.getByRole("link", { name: "Try it out" }).click();
  await page.getByRole("button", { name: person }).click();
  await expect(page.getByRole("link", { name: "Structure" })).toBeVisible(STUDIO_OPENS);
}

/** Opens a document by its published id, as a link to it does. */
export async function openDocument(page: Page, siteUrl: string, type: string, id: string): Promise<void> {
  await page.goto(`${siteUrl}/studio/intent/edit/id=${encodeURIComponent(id)};type=${type}/`);
  await expect(page.getByTestId("document-panel-scroller")).toBeVisible(STUDIO_OPENS);
}

/** Chooses from a menu, which closes by itself while the document is being loaded. */
export async function chooseFromMenu(opener: Locator, item: Locator): Promise<void> {
  await expect(async () => {
    if (!(await item.isVisible())) await opener.click({ timeout: 2_000 });
    await item.click({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

/** Chooses a group of the form's fields, until it shows what is in it: while it loads the form goes back to the first. */
export async function openFields(page: Page, group: string, field: Locator): Promise<void> {
  await expect(async () => {
    await page.getByRole("tab", { name: group }).click({ timeout: 2_000 });
    await expect(field).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

/** Chooses from the menu at the head of the document. */
export async function chooseTool(page: Page, tool: "history"): Promise<void> {
  const head = page.getByTestId("document-pane");
  await chooseFromMenu(
    head.getByTestId("pane-context-menu-button").last(),
    page.getByTestId(`action-${tool}`).filter({ visible: true }),
  );
}

/**
 * Tests of what the demo editor does: `page` is a tab of one browser in which they are signed in, and which has loaded the
 * Studio's scripts before.
 */
export const studioTest = newsroomTest.extend<object, { desk: BrowserContext }>({
  desk: [
    async ({ browser, newsroom }, use) => {
      const desk = await browser.newContext();
      const page = await desk.newPage();
      await signIn(page, newsroom.siteUrl, "Demo editor");
      await page.close();
      await use(desk);
      await desk.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  page: async ({ desk }, use) => {
    const page = await desk.newPage();
    await use(page);
    await page.close();
  },
});
