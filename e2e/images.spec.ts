import type { Page } from "@playwright/test";
import type { SanityImageAssetDocument } from "@sanity/client";
import sharp from "sharp";
import { shareImage } from "../lib/imageUrl.ts";
import { expect, type TestNewsroom, test } from "./newsroomTest.ts";
import { portEllis } from "./portEllis.ts";

const STORY = "/stories/nominee-asks-russia-to-find-emails";

const RED = [220, 40, 40] as const;
const GREEN = [40, 160, 60] as const;
const BLUE = [40, 60, 200] as const;
const YELLOW = [240, 210, 40] as const;

/** A picture of 1600 by 1200 pixels in four colours: red and green above, blue and yellow below. */
async function uploadQuadrants({ lake }: TestNewsroom): Promise<SanityImageAssetDocument> {
  const pixels = Buffer.from([...RED, ...GREEN, ...BLUE, ...YELLOW]);
  const picture = await sharp(pixels, { raw: { width: 2, height: 2, channels: 3 } })
    .resize(1600, 1200, { kernel: "nearest" })
    .png()
    .toBuffer();
  return lake.assets.upload("image", picture, { filename: "quadrants.png" });
}

function articleImage({ _id }: SanityImageAssetDocument, over: object = {}) {
  return {
    _type: "articleImage",
    asset: { _type: "reference", _ref: _id },
    alt: "Four colours",
    credit: "Verbatim",
    ...over,
  };
}

/** The pictures of the story, placeholders not among them. */
const pictures = (page: Page) => page.locator("article figure img");

/** The width and some pixels (by fractions of width and height) of a picture as the site sends it. */
async function decoded(page: Page, address: string, points: readonly (readonly [number, number])[]) {
  return page.evaluate(
    async ([url, at]) => {
      const bitmap = await createImageBitmap(await (await fetch(url)).blob());
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      context?.drawImage(bitmap, 0, 0);
      const colours = at.map(([x, y]) =>
        Array.from(context?.getImageData(x * bitmap.width, y * bitmap.height, 1, 1).data.slice(0, 3) ?? []),
      );
      return { width: bitmap.width, height: bitmap.height, colours };
    },
    [address, points] as const,
  );
}

function expectColour(found: readonly number[] | undefined, colour: readonly number[]): void {
  const miss = colour.map((part, index) => Math.abs(part - (found?.[index] ?? 1_000)));
  expect(Math.max(...miss), `${found} should be ${colour}`).toBeLessThan(24);
}

for (const [width, deviceScaleFactor, expected] of [
  [360, 1, 480],
  [360, 2, 960],
  [768, 1, 640],
  [1100, 1, 480],
  [1280, 1, 640],
  [1280, 2, 1280],
] as const) {
  test.describe(`${width} px wide, ${deviceScaleFactor} pixels to each`, () => {
    test.use({ viewport: { width, height: 800 }, deviceScaleFactor });

    test("the picture of a story: comes from the site, no larger than it is shown", async ({
      newsroom,
      page,
    }) => {
      const hosts = new Set<string>();
      page.on("request", (request) => {
        if (!request.url().startsWith("data:")) hosts.add(new URL(request.url()).origin);
      });
      await page.goto(newsroom.siteUrl + STORY);
      const picture = pictures(page).first();
      await expect(picture).toBeVisible();
      await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.complete)).toBe(true);
      const address = await picture.evaluate((img: HTMLImageElement) => img.currentSrc);
      expect(new URL(address).searchParams.get("w")).toBe(String(expected));
      expect((await decoded(page, address, [])).width).toBe(expected);
      expect([...hosts]).toEqual([newsroom.siteUrl]);
    });
  });
}

test("a story with a picture that comes late: nothing moves, and its pixels stand there meanwhile", async ({
  newsroom,
  page,
}) => {
  const { promise: shown, resolve: show } = Promise.withResolvers<void>();
  await page.route(/\/images\//, async (route) => {
    await shown;
    await route.continue();
  });
  await page.addInitScript(() => {
    Object.assign(window, { shifts: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        Object.assign(window, {
          shifts: Number(Reflect.get(window, "shifts")) + Reflect.get(entry, "value"),
        });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(newsroom.siteUrl + STORY, { waitUntil: "domcontentloaded" });
  const picture = pictures(page).first();
  const before = await picture.boundingBox();
  expect(before?.height).toBeGreaterThan(100);
  const placeholder = page.locator("article figure svg image").first();
  await expect(placeholder).toHaveAttribute("href", /^data:image\//);
  expect(await placeholder.evaluate((image) => image.getBoundingClientRect().height)).toBeCloseTo(
    before?.height ?? 0,
    0,
  );
  // What moves while the fonts come is not the picture's doing.
  await page.evaluate(async () => {
    await document.fonts.ready;
    Object.assign(window, { shifts: 0 });
  });
  show();
  await page.waitForLoadState("load");
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  expect(await picture.boundingBox()).toEqual(before);
  expect(await page.evaluate(() => Reflect.get(window, "shifts"))).toBe(0);
});

test("the key picture: is asked for by the head of the page", async ({ newsroom }) => {
  const html = await newsroom.read(STORY);
  const head = html.slice(0, html.indexOf("</head>"));
  expect(head).toMatch(/<link rel="preload" as="image" imageSrcSet="\/images\/verbatim\/production\/[^"]+"/i);
  expect(html).not.toContain(newsroom.lakeUrl);
});

test("pictures far below: are asked for once the reader comes near", async ({ newsroom, page }) => {
  const town = portEllis("far");
  const asset = await uploadQuadrants(newsroom);
  const story = town.story("story", ["a"]);
  const paragraphs = Array.from({ length: 150 }, (_, index) => ({
    _type: "block",
    _key: `p${index}`,
    style: "normal",
    markDefs: [],
    children: [{ _type: "span", _key: "s", text: "The council met again. ".repeat(12), marks: [] }],
  }));
  await newsroom.publish(...town.shared, town.statement("a"), {
    ...story,
    body: [...paragraphs, { ...articleImage(asset), _key: "far" }],
  });
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/images/")) asked.push(request.url());
  });
  await page.goto(`${newsroom.siteUrl}/stories/far-story`, { waitUntil: "networkidle" });
  await expect(pictures(page)).toHaveCount(1);
  expect(asked).toEqual([]);
  await pictures(page).scrollIntoViewIfNeeded();
  await expect.poll(() => asked.length).toBe(1);
});

test("a story without pictures: has none, and asks for none", async ({ newsroom, page }) => {
  const town = portEllis("bare");
  await newsroom.publish(...town.shared, town.statement("a"), town.story("story", ["a"]));
  const html = await newsroom.read("/stories/bare-story");
  expect(html).not.toMatch(/as="image"|<img/);
  await page.goto(`${newsroom.siteUrl}/stories/bare-story`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("what an editor cut off: stays off, in the picture and in what stands there before it", async ({
  newsroom,
  page,
}) => {
  const town = portEllis("cut");
  const asset = await uploadQuadrants(newsroom);
  const crop = { _type: "sanity.imageCrop", top: 0.5, left: 0.5, bottom: 0, right: 0 };
  await newsroom.publish(
    ...town.shared,
    town.statement("a"),
    town.story("story", ["a"], { keyImage: articleImage(asset, { crop }) }),
  );
  await page.goto(`${newsroom.siteUrl}/stories/cut-story`);
  const picture = pictures(page).first();
  await expect(picture).toHaveAttribute("width", "800");
  await expect(picture).toHaveAttribute("height", "600");
  const address = await picture.evaluate((img: HTMLImageElement) => img.currentSrc);
  const { colours } = await decoded(page, address, [
    [0.02, 0.02],
    [0.5, 0.5],
    [0.98, 0.98],
  ]);
  for (const colour of colours) expectColour(colour, YELLOW);
  await expect(page.locator("article figure svg").first()).toHaveAttribute("viewBox", "800 600 800 600");
});

test("the picture of a link: lies around the hotspot", async ({ newsroom, page }) => {
  const asset = await uploadQuadrants(newsroom);
  const [, file] = /(\/images\/.*)$/.exec(asset.url) ?? [];
  const image = { url: String(file), width: 1600, height: 1200, crop: null, alt: "" };
  await page.goto(newsroom.siteUrl);
  const below = shareImage({ ...image, hotspot: { x: 0.5, y: 1, width: 0.1, height: 0.1 } });
  const { width, height, colours } = await decoded(page, below.url, [
    [0.1, 170 / 630],
    [0.1, 190 / 630],
    [0.9, 0.95],
  ]);
  expect([width, height]).toEqual([1200, 630]);
  expectColour(colours[0], RED);
  expectColour(colours[1], BLUE);
  expectColour(colours[2], YELLOW);
  const above = shareImage({ ...image, hotspot: { x: 0.5, y: 0, width: 0.1, height: 0.1 } });
  const top = await decoded(page, above.url, [
    [0.1, 440 / 630],
    [0.9, 460 / 630],
  ]);
  expectColour(top.colours[0], RED);
  expectColour(top.colours[1], YELLOW);
});

test("a picture through the site: kept for a year, by its format, and known again", async ({ newsroom }) => {
  const asset = await uploadQuadrants(newsroom);
  const [, file] = /(\/images\/.*)$/.exec(asset.url) ?? [];
  const path = `${newsroom.siteUrl}${file}?w=320&auto=format`;
  const asWebp = await fetch(path, { headers: { accept: "image/webp,*/*" } });
  expect(asWebp.headers.get("content-type")).toBe("image/webp");
  expect(asWebp.headers.get("cache-control")).toContain("immutable");
  expect(asWebp.headers.get("vary")).toContain("Accept");
  expect((await fetch(path, { headers: { accept: "image/png" } })).headers.get("content-type")).toBe(
    "image/png",
  );
  const again = await fetch(path, {
    headers: { accept: "image/webp,*/*", "if-none-match": String(asWebp.headers.get("etag")) },
  });
  expect(again.status).toBe(304);
  expect((await fetch(`${newsroom.siteUrl}${file}?sepia=1`)).status).toBe(400);
  expect((await fetch(path.replace(/[0-9a-f]{40}/, "0".repeat(40)))).status).toBe(404);
  expect((await fetch(path, { method: "DELETE" })).status).toBe(405);
});

/** White, which is dimmed on a dark page: `--picture`. */
const PAPER = { light: 255, dark: 219 } as const;

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the drawings: stand on paper of their own", async ({ newsroom, page }) => {
      await page.goto(newsroom.siteUrl + STORY);
      const picture = pictures(page).first();
      await expect
        .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
        .toBeGreaterThan(0);
      const shot = await sharp(await picture.screenshot())
        .raw()
        .toBuffer({ resolveWithObject: true });
      const paper = PAPER[colorScheme];
      expectColour([...shot.data.subarray(0, 3)], [paper, paper, paper]);
    });
  });
}
