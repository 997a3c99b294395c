import { expect, type Page } from "@playwright/test";

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
