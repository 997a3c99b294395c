import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { test } from "./newsroomTest.ts";
import { PAGE_TYPES } from "./pageTypes.ts";
import { weigh } from "./weigh.ts";

/** Kilobytes, compressed, headers included. */
const BUDGET = { Document: 15, Stylesheet: 12, Font: 90, Script: 0 } as const;
const MOST_QUERIES = 4;
const WIDTHS = [320, 360, 480, 704, 768, 1024, 1100, 1280, 1440];

for (const { name, path, status = 200, structuredData } of PAGE_TYPES) {
  test.describe(name, () => {
    test("ask for it: status, language, title, address, one heading, a way past the masthead", async ({
      page,
    }) => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(status);
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      expect(await page.title()).toMatch(/Verbatim/);
      await expect(page.locator("h1")).toHaveCount(1);
      expect(await headingLevels(page)).toEqual(withoutGaps(await headingLevels(page)));
      await page.keyboard.press("Tab");
      await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
      if (status !== 200) {
        await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
        return;
      }
      const canonical = await page.locator('link[rel="canonical"]').getAttribute("href");
      expect(new URL(canonical ?? "").pathname).toBe(path);
      await expect(page.locator('meta[name="description"]')).toHaveAttribute("content", /.{20,}/);
      await expect(page.locator('meta[property="og:title"]')).toHaveAttribute("content", /\S/);
    });

    test("read its structured data: valid JSON of the types it should be", async ({ page }) => {
      await page.goto(path);
      const types = (await structuredDataOf(page)).flatMap((item) => [item["@type"]].flat());
      for (const type of structuredData) expect(types).toContain(type);
      if (structuredData.length === 0) expect(types).toEqual([]);
    });

    test("read it without script: the same words", async ({ browser, page, baseURL }) => {
      await page.goto(path);
      const plain = await browser.newPage({ javaScriptEnabled: false, baseURL });
      await plain.goto(path);
      expect(await plain.locator("body").textContent()).toBe(await page.locator("body").textContent());
      await plain.close();
    });

    for (const colorScheme of ["light", "dark"] as const) {
      test(`look at it in ${colorScheme} colours: axe finds nothing`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
        ).toEqual([]);
      });
    }

    test("narrow and widen it: it never scrolls sideways", async ({ page }) => {
      await page.goto(path);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
      }
    });

    test("load it: nothing moves, and it weighs no more than it may", async ({ page }) => {
      const weight = await weigh(page, path);
      expect(await layoutShift(page)).toBe(0);
      for (const [type, most] of Object.entries(BUDGET)) {
        expect(weight.get(type) ?? 0, `${type}, kilobytes`).toBeLessThanOrEqual(most);
      }
    });
  });
}

test("every kind of page, made anew: four queries at most, its address included", async ({ ownNewsroom }) => {
  await ownNewsroom.read("/about");
  for (const [index, { name, path, status = 200 }] of PAGE_TYPES.entries()) {
    const requestId = `page-${index}`;
    const answer = await fetch(ownNewsroom.siteUrl + path, { headers: { "x-request-id": requestId } });
    expect(answer.status, path).toBe(status);
    const queries = ownNewsroom.lakeQueries().get(requestId);
    expect(queries, name).toBeGreaterThan(0);
    expect(queries, name).toBeLessThanOrEqual(MOST_QUERIES);
  }
});

test("follow every link from the front page on: each leads to a page, each anchor to its place", async ({
  baseURL,
}) => {
  const origin = new URL(baseURL ?? "").origin;
  const anchors = new Map<string, ReadonlySet<string>>();
  const waiting = ["/"];
  const links = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (anchors.has(path)) continue;
    const answer = await fetch(origin + path, { redirect: "manual" });
    expect(answer.status, path).toBe(200);
    const body = await answer.text();
    anchors.set(path, new Set([...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? "")));
    if (!answer.headers.get("content-type")?.startsWith("text/html")) continue;
    for (const [, href = ""] of body.matchAll(/<(?:a|link)\b[^>]*?\shref="([^"]+)"/g)) {
      const url = new URL(href.replaceAll("&amp;", "&"), origin + path);
      if (url.origin !== origin) continue;
      links.add(url.pathname + url.hash);
      waiting.push(url.pathname);
    }
  }
  expect(anchors.size).toBeGreaterThan(25);
  const broken = [...links].filter((link) => {
    const [path = "", anchor] = link.split("#");
    return anchor !== undefined && anchor !== "" && !anchors.get(path)?.has(decodeURIComponent(anchor));
  });
  expect(broken).toEqual([]);
});

async function headingLevels(page: Page): Promise<number[]> {
  const names = await page
    .locator("h1, h2, h3, h4, h5, h6")
    .evaluateAll((all) => all.map((one) => one.tagName));
  return names.map((name) => Number(name.slice(1)));
}

/** The same levels, but that none is more than one below the heading before it. */
function withoutGaps(levels: readonly number[]): number[] {
  return levels.map((level, index) => Math.min(level, (levels[index - 1] ?? level) + 1));
}

async function structuredDataOf(page: Page): Promise<Record<string, unknown>[]> {
  const scripts = await page.locator('script[type="application/ld+json"]').allTextContents();
  return scripts.flatMap((script) => {
    const data = JSON.parse(script);
    expect(data["@context"]).toBe("https://schema.org");
    return data["@graph"] ?? [data];
  });
}

/** The cumulative layout shift of the page so far, read down to its end. */
async function layoutShift(page: Page): Promise<number> {
  for (let screens = 0; screens < 40; screens++) await page.mouse.wheel(0, 700);
  await page.waitForLoadState("networkidle");
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if ("value" in entry && typeof entry.value === "number") sum += entry.value;
          }
        }).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
}
