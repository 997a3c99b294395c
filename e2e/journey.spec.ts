import { expect, type Page, test } from "@playwright/test";

const STORY = "/stories/nominee-asks-russia-to-find-emails";
const STATEMENTS = [
  "trump-2016-07-27-russia-if-youre-listening",
  "sullivan-2016-07-27-espionage",
  "miller-2016-07-27-to-be-clear-tweet",
  "trump-2016-07-27-share-with-fbi-tweet",
] as const;

const statement = (page: Page, index: number) => page.locator(`#statement-${STATEMENTS[index]}`);

async function readFromFrontPageToRelatedStory(page: Page): Promise<void> {
  await page.goto("/");
  await page
    .getByRole("link", { name: /Trump says he hopes Russia finds/ })
    .first()
    .click();
  await expect(page).toHaveURL(STORY);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Trump says he hopes Russia finds/);

  await expect(page.locator("article figure[id^='statement-']")).toHaveCount(4);
  const first = statement(page, 0);
  await expect(first.locator("blockquote")).toContainText("Russia, if you’re listening");
  await expect(first).toContainText("Donald Trump");
  await expect(first).toContainText("Republican nominee for president");
  await expect(first).toContainText("July 27, 2016");
  await expect(first).toContainText("Exact time not recorded");
  await expect(first).toContainText("Word for word");
  await expect(first.getByRole("link", { name: /^Source/ }).first()).toHaveAttribute("href", /^https:/);

  await expect(statement(page, 1)).toContainText("That’s not hyperbole");
  await expect(statement(page, 1)).toContainText("by 12:35 pm EDT");
  await expect(statement(page, 3)).toContainText("12:16 pm EDT");

  await statement(page, 1)
    .getByRole("link", { name: /Donald Trump/ })
    .first()
    .click();
  await expect(page).toHaveURL(`${STORY}#statement-${STATEMENTS[0]}`);
  await first.getByRole("link", { name: /Reply: Jake Sullivan/ }).click();
  await expect(page).toHaveURL(`${STORY}#statement-${STATEMENTS[1]}`);

  const related = page.getByRole("complementary", { name: "Related coverage" });
  await expect(related.getByRole("listitem")).not.toHaveCount(0);
  for (const item of await related.getByRole("listitem").all()) {
    await expect(item.locator("p").first()).not.toBeEmpty();
  }
  await related.getByRole("link").first().click();
  await expect(page).not.toHaveURL(new RegExp(STORY));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

test("front page to story to thread to related story: every fact on the way", async ({ page }) => {
  await readFromFrontPageToRelatedStory(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the same way: nothing is missing", async ({ page }) => {
    await readFromFrontPageToRelatedStory(page);
  });
});

test("by keyboard: skip link, thread and related story", async ({ page }) => {
  await page.goto(STORY);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /^Skip to/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#/);

  const reply = statement(page, 0).getByRole("link", { name: /Reply: Jake Sullivan/ });
  await tabTo(page, reply);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${STORY}#statement-${STATEMENTS[1]}`);
  await expect(statement(page, 1)).toBeInViewport();

  const related = page.getByRole("complementary", { name: "Related coverage" }).getByRole("link").first();
  await tabTo(page, related);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(new RegExp(STORY));
});

async function tabTo(page: Page, target: ReturnType<Page["locator"]>): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The link can't be reached by keyboard.");
}

test("a correction: named at the byline and told at the foot", async ({ page }) => {
  await page.goto("/stories/reactions-to-remark");
  await page
    .getByRole("main")
    .getByRole("link", { name: /correct/i })
    .first()
    .click();
  await expect(page).toHaveURL(/#correction-sullivan-title$/);
  await expect(page.locator("#correction-sullivan-title")).toContainText(
    "Senior Policy Advisor at Hillary for America",
  );
});

test("timed updates: exact where a time is known, in words where only the order is", async ({ page }) => {
  await page.goto("/stories/doral-remark-day");
  const updates = page.locator("section[id^='update-']");
  await expect(updates).toHaveCount(5);
  await expect(updates.nth(1)).toContainText("12:16 pm EDT");
  await expect(updates.nth(3)).toContainText("July 27, 2016, afternoon");
});
