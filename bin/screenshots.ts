import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import { startNewsroom } from "../e2e/newsroom.ts";
import { claimBuild } from "./build.ts";
import { ensureChromium } from "./chromium.ts";
import { exitWith } from "./problem.js";
import { withProgress } from "./progress.js";
import { readSettings } from "./settings.ts";
import { stopSignal } from "./stopSignal.js";

/** A picture of the site as the README and the documentation show it. */
interface Screenshot {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly path: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly colorScheme: "light" | "dark";
  /** What is shown of the page, unfolded, as Playwright finds it; its top where this is left out. */
  readonly element?: string;
}

const STORY = "/stories/nominee-asks-russia-to-find-emails";

const SCREENSHOTS: readonly Screenshot[] = [
  { name: "story", path: STORY, width: 1280, height: 1500, colorScheme: "light" },
  { name: "story-narrow-dark", path: STORY, width: 360, height: 1100, colorScheme: "dark" },
  {
    name: "statement",
    path: STORY,
    width: 768,
    height: 900,
    colorScheme: "light",
    element: "figure[id^=statement-] >> nth=1",
  },
  { name: "front", path: "/", width: 1280, height: 1400, colorScheme: "light" },
  { name: "topic", path: "/topics/politics", width: 1280, height: 1000, colorScheme: "light" },
  { name: "corrections", path: "/corrections", width: 1280, height: 1000, colorScheme: "light" },
];

/** The day that the front page prints: ten years after the one that the sample newsroom is about. */
const CLOCK_STARTS_AT = "2026-07-27T16:00:00Z";
/** Around an element, in CSS pixels: its hanging quotation marks stand outside of it. */
const MARGIN = 24;
/** Text in two inks needs no more, and a picture then weighs a third. */
const COLOURS = 16;

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs/screenshots");
const signal = stopSignal();

try {
  await takeScreenshots();
  process.exit(0);
} catch (error) {
  exitWith(error, folder);
}

/** Of the sample newsroom, served by the production build, which is made if it is missing. */
async function takeScreenshots(): Promise<void> {
  const executablePath = await ensureChromium(root, signal);
  const releaseBuild = await claimBuild(readSettings(root, "production", process.env), process.env, signal);
  const newsroom = await withProgress("Starting a newsroom", () =>
    startNewsroom({
      siteEnvironment: {
        CLOCK_STARTS_AT,
        NODE_OPTIONS: `--import=${pathToFileURL(join(root, "bin/shiftedClock.js"))}`,
      },
    }),
  );
  // Chromium refuses to run as root with its sandbox.
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    mkdirSync(folder, { recursive: true });
    for (const screenshot of SCREENSHOTS) {
      signal.throwIfAborted();
      await takeScreenshot(browser, newsroom.siteUrl, screenshot);
    }
  } finally {
    await browser.close();
    await newsroom.stop();
    releaseBuild();
  }
}

async function takeScreenshot(browser: Browser, siteUrl: string, screenshot: Screenshot): Promise<void> {
  const { name, path, width, height, colorScheme, element } = screenshot;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  const answer = await page.goto(siteUrl + path, { waitUntil: "networkidle" });
  if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}: nothing to show.`);
  // Fonts that come late are not used: now they are there before the page.
  await page.reload({ waitUntil: "networkidle" });
  const clip = element === undefined ? { x: 0, y: 0, width, height } : await unfold(page, element);
  const picture = await page.screenshot({ fullPage: true, clip });
  await page.close();
  const { size } = await sharp(picture)
    .png({ palette: true, colours: COLOURS, dither: 0, effort: 10, compressionLevel: 9 })
    .toFile(join(folder, `${name}.png`));
  console.log(`docs/screenshots/${name}.png ${Math.ceil(size / 1024)} KB`);
}

/** Opens what is folded in the element, and tells where it then stands. */
async function unfold(page: Page, element: string) {
  const found = page.locator(element);
  for (const summary of await found.locator("summary").all()) await summary.click();
  const box = await found.boundingBox();
  if (box === null) throw new Error(`${element} is not shown on the page.`);
  return {
    x: box.x - MARGIN,
    y: box.y + (await page.evaluate(() => window.scrollY)) - MARGIN,
    width: box.width + 2 * MARGIN,
    height: box.height + 2 * MARGIN,
  };
}
