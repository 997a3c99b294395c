import { expect, type Page } from "@playwright/test";
import { test } from "./newsroomTest.ts";

/** However a reader has pages shown, they lose nothing. */

const STORY = "/stories/nominee-asks-russia-to-find-emails";
const PATHS = ["/", STORY, "/topics/politics", "/corrections", "/staff", "/how-we-check"];
const NARROWEST = 320;

/** Success criterion 1.4.12: https://www.w3.org/TR/WCAG22/#text-spacing. */
const TEXT_SPACING = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

for (const path of PATHS) {
  test(`${path} with the text spaced out: nothing is cut off or pushed out`, async ({ page }) => {
    await page.setViewportSize({ width: NARROWEST, height: 800 });
    await page.goto(path);
    await addStyles(page, TEXT_SPACING);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await cutOff(page)).toEqual([]);
  });

  test(`${path} from right to left: mirrored, and it never scrolls sideways`, async ({ page }) => {
    await page.goto(path);
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    for (const width of [NARROWEST, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
      const name = await page.getByRole("banner").getByRole("link", { name: "Verbatim" }).boundingBox();
      expect((name?.x ?? 0) + (name?.width ?? 0), `${width} px`).toBeGreaterThan(width - 50);
    }
  });

  test(`${path} from the keyboard: the focus is seen on everything that takes it`, async ({ page }) => {
    await page.goto(path);
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() => {
        const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(
          document.activeElement ?? document.body,
        );
        return `${outlineWidth} ${outlineStyle}, ${outlineOffset} away`;
      });
      expect(outline, `stop ${stop + 1}`).toBe("2px solid, 3px away");
    }
  });
}

test("less motion wished: nothing moves", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(STORY);
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll("body *")]
        .map((element) => getComputedStyle(element))
        .filter(({ transitionDuration }) =>
          transitionDuration.split(", ").some((one) => Number.parseFloat(one) > 0),
        ).length,
  );
  expect(moving).toBe(0);
});

test("colors forced: the current section and the statement that was asked for are still marked", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(STORY);
  const current = page.getByRole("navigation", { name: "Sections" }).locator("[aria-current]");
  await expect(current).toHaveCSS("border-block-end-width", "3px");
  await page
    .getByRole("link", { name: /Permalink/ })
    .first()
    .click();
  await expect(page.locator("figure:target")).toHaveCSS("border-block-start-width", "3px");
  await expect(page.locator("figure:target blockquote p").first()).toHaveCSS("background-image", "none");
});

test("on paper: no navigation, no statement broken, the sources with their addresses", async ({ page }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.goto(STORY);
  for (const navigation of await page.getByRole("navigation").all()) await expect(navigation).toBeHidden();
  await expect(page.getByRole("complementary")).toBeHidden();
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  for (const statement of await page.locator("figure[id]").all()) {
    await expect(statement).toHaveCSS("break-inside", "avoid");
  }
  const source = page.getByRole("region", { name: "Sources for this story" }).getByRole("link").first();
  const printed = await source.evaluate((link) => getComputedStyle(link, "::after").content);
  expect(printed).toContain(await source.getAttribute("href"));
  await expect(page.getByText(/^Printed from https?:\/\/\S+\/stories\/[a-z-]+\./)).toBeVisible();
});

/** As a reader's browser adds its own: the pages allow no inline styles. */
async function addStyles(page: Page, styles: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, styles);
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The words of elements that hide a part of what they hold, those aside that are meant for screen readers alone. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((element) => {
        const { overflowX, overflowY, clipPath } = getComputedStyle(element);
        if (clipPath !== "none") return false;
        return (
          (overflowX === "hidden" && element.scrollWidth > element.clientWidth) ||
          (overflowY === "hidden" && element.scrollHeight > element.clientHeight)
        );
      })
      .map((element) => element.innerText),
  );
}
