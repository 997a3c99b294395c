/**
 * Draws the sample's pictures: `node sanity/sample/images/draw.ts` sets each drawing in our own type
 * in a browser and writes it as a PNG, where its lines have changed since it was drawn last.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import sharp from "sharp";
import { ensureChromium } from "../../../bin/chromium.ts";
import { HEIGHT, WIDTH } from "./drawing.ts";
import { drawings } from "./drawings.ts";
import { fingerprint } from "./fingerprint.ts";
import { images, type SampleImageName } from "./images.ts";

/** Pixels to a unit. */
const SCALE = 2;
/** Few inks and their shades: enough for type on paper, and a third of the bytes. */
const COLOURS = 64;

const record = new URL("drawn.json", import.meta.url);
const drawn: Record<string, string> = existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : {};
const names = Object.keys(images) as SampleImageName[];
const changed = names.filter(
  (name) => drawn[name] !== fingerprint(drawings[name]) || !existsSync(pictureOf(name)),
);

if (changed.length === 0) console.log("Every picture is as its drawing says.");
else await drawAll(changed);

async function drawAll(some: readonly SampleImageName[]): Promise<void> {
  const root = new URL("../../..", import.meta.url).pathname;
  const browser = await chromium.launch({
    executablePath: await ensureChromium(root, new AbortController().signal),
    // Chromium refuses to run as root with its sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await browser.newPage({
      viewport: { width: WIDTH, height: HEIGHT },
      deviceScaleFactor: SCALE,
    });
    for (const name of some) {
      await page.setContent(`<!doctype html><style>${styles()}</style>${drawings[name]}`);
      await page.evaluate(() => document.fonts.ready);
      const picture = await sharp(await page.screenshot())
        .png({ palette: true, colours: COLOURS, effort: 10 })
        .toBuffer();
      writeFileSync(pictureOf(name), picture);
      drawn[name] = fingerprint(drawings[name]);
      console.log(`${images[name].file}: ${picture.byteLength} bytes`);
    }
  } finally {
    await browser.close();
  }
  const current = names.map((name) => [name, drawn[name]]);
  writeFileSync(record, `${JSON.stringify(Object.fromEntries(current), null, 2)}\n`);
}

function pictureOf(name: SampleImageName): URL {
  return new URL(images[name].file, import.meta.url);
}

/** The tokens of the design with its fonts in them, since a page without an address has no files, and the drawings' own rules. */
function styles(): string {
  const tokens = readFileSync(new URL("../../../components/styles/tokens.css", import.meta.url), "utf8");
  const withFonts = tokens.replace(/url\("\/fonts\/([\w.-]+)"\)/g, (_, file: string) => {
    const font = readFileSync(new URL(`../../../public/fonts/${file}`, import.meta.url));
    return `url("data:font/woff2;base64,${font.toString("base64")}")`;
  });
  return withFonts + readFileSync(new URL("drawing.css", import.meta.url), "utf8");
}
