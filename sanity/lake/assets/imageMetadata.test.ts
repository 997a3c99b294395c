import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isBlurhashValid } from "blurhash";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grain, quarters } from "./imageFixture.ts";
import { extractedByDefault, readImage } from "./imageMetadata.ts";
import { maxInputPixels } from "./openImage.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lake-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(bytes: Uint8Array, extract = extractedByDefault) {
  const path = join(folder, "upload");
  writeFileSync(path, bytes);
  return readImage(path, extract);
}

describe("an image", () => {
  test("its metadata: dimensions, LQIP, BlurHash, palette and opacity", async () => {
    const { extension, mimeType, metadata } = await read(await (await quarters(400, 200)).jpeg().toBuffer());
    expect({ extension, mimeType }).toEqual({ extension: "jpg", mimeType: "image/jpeg" });
    expect(metadata).toMatchObject({
      _type: "sanity.imageMetadata",
      dimensions: { _type: "sanity.imageDimensions", width: 400, height: 200, aspectRatio: 2 },
      hasAlpha: false,
      isOpaque: true,
    });
    const [, lqip = ""] = /^data:image\/jpeg;base64,(.+)$/.exec(metadata.lqip ?? "") ?? [];
    expect(await sharp(Buffer.from(lqip, "base64")).metadata()).toMatchObject({ width: 20, height: 10 });
    expect(isBlurhashValid(metadata.blurHash ?? "").result).toBe(true);
    const { _type, ...swatches } = metadata.palette ?? { _type: "" };
    expect(_type).toBe("sanity.imagePalette");
    expect(Object.keys(swatches)).toContain("dominant");
    for (const swatch of Object.values(swatches)) {
      expect(swatch).toEqual({
        _type: "sanity.imagePaletteSwatch",
        background: expect.stringMatching(/^#[0-9a-f]{6}$/),
        foreground: expect.stringMatching(/^#(fff|000)$/),
        title: expect.stringMatching(/^#(fff|000)$/),
        population: expect.any(Number),
      });
    }
  });

  test("a photograph taken on its side: its dimensions as seen", async () => {
    const { metadata } = await read(await grain(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect(metadata.dimensions).toMatchObject({ width: 40, height: 60 });
  });

  test("meta chosen: nothing else is worked out", async () => {
    const bytes = await grain(60, 40).png().toBuffer();
    expect((await read(bytes, [])).metadata).not.toHaveProperty("lqip");
    expect(Object.keys((await read(bytes, ["palette"])).metadata)).toEqual([
      "_type",
      "dimensions",
      "hasAlpha",
      "isOpaque",
      "palette",
    ]);
  });

  test.each([
    ["#00000000", { hasAlpha: true, isOpaque: false }],
    ["#ff0000ff", { hasAlpha: true, isOpaque: true }],
  ])("a PNG with an alpha channel, filled with %s: %j", async (background, expected) => {
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 4, background } })
      .png()
      .toBuffer();
    const { metadata } = await read(bytes);
    expect(metadata).toMatchObject(expected);
    expect(metadata.lqip).toMatch(/^data:image\/png;/);
    expect(metadata.palette?.dominant?.background).toBe(expected.isOpaque ? "#fc0404" : undefined);
  });

  test.each([
    ["in colours", 4],
    ["in greys", 2],
  ] as const)(
    "a picture %s with a single pixel that is not quite opaque: not opaque",
    async (_, channels) => {
      const pixels = Buffer.alloc(500 * 400 * channels, 255);
      pixels[pixels.length - 1] = 254;
      const image = sharp(pixels, { raw: { width: 500, height: 400, channels } });
      const { metadata } = await read(await image.png().toBuffer());
      expect(metadata).toMatchObject({ hasAlpha: true, isOpaque: false });
    },
  );

  test.each([
    ["white throughout", sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } }).png()],
    ["of one pixel", sharp({ create: { width: 1, height: 1, channels: 3, background: "#123456" } }).png()],
    [
      "in greys",
      sharp({ create: { width: 9, height: 9, channels: 3, background: "#888" } })
        .greyscale()
        .png(),
    ],
    ["with 16 bits a channel", grain(9, 9).toColourspace("rgb16").png()],
    ["for print", grain(9, 9).toColourspace("cmyk").jpeg()],
    ["very tall", grain(2, 4000).png()],
  ])("an image %s: has all metadata", async (_, image) => {
    const { metadata } = await read(await image.toBuffer());
    expect(metadata.palette?.dominant).toBeDefined();
    expect(isBlurhashValid(metadata.blurHash ?? "").result).toBe(true);
    expect(metadata.lqip?.length).toBeLessThan(3000);
  });

  test.each(["png", "webp", "gif", "avif", "tiff"] as const)("%s: taken in", async (format) => {
    const { extension } = await read(await grain(30, 20).toFormat(format).toBuffer());
    expect(extension).toBe(format === "tiff" ? "tif" : format);
  });

  test("an animated GIF: the first frame", async () => {
    const frames = [await grain(20, 10).png().toBuffer(), await grain(20, 10).negate().png().toBuffer()];
    const animated = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(animated).metadata()).pages).toBe(2);
    expect((await read(animated)).metadata.dimensions).toMatchObject({ width: 20, height: 10 });
  });

  test("an SVG: its size, and nothing of what it refers to", async () => {
    const neighbour = join(folder, "neighbour.png");
    await grain(40, 30).toFile(neighbour);
    const images = ["neighbour.png", neighbour, `file://${neighbour}`].map(
      (href) => `<image href="${href}" width="40" height="30"/>`,
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">${images.join("")}</svg>`;
    const { extension, metadata } = await read(Buffer.from(svg));
    expect({ extension, ...metadata.dimensions }).toMatchObject({ extension: "svg", width: 40, height: 30 });
    expect(metadata.palette).toEqual({ _type: "sanity.imagePalette" });
  });
});

describe("what is refused, with a reason", () => {
  test.each(["jpeg", "png", "webp", "gif", "avif", "tiff"] as const)("a %s cut off", async (format) => {
    const bytes = await grain(90, 60).toFormat(format).toBuffer();
    await expect(read(bytes.subarray(0, Math.floor(bytes.byteLength * 0.7)))).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining("can't be read whole"),
    });
  });

  test("a PNG with a wrong checksum in its middle", async () => {
    const bytes = await grain(300, 200).png().toBuffer();
    bytes.fill(0, 1000, 1064);
    await expect(read(bytes)).rejects.toMatchObject({ status: 400 });
  });

  test.each([
    ["HTML", "<!doctype html><script>alert(1)</script>"],
    ["text", "Just words."],
    ["PDF", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"],
    ["a PNG's first bytes and nothing else", "\x89PNG\r\n\x1a\n"],
    ["an SVG that grows when it is read", billionLaughs()],
  ])("%s", async (_, text) => {
    await expect(read(Buffer.from(text, "latin1"))).rejects.toMatchObject({
      status: 400,
      message: expect.not.stringContaining(folder),
    });
  });

  test("a small file of very many pixels", async () => {
    const size = { width: 10_001, height: 10_000 };
    const bomb = await sharp(Buffer.alloc(size.width * size.height), { raw: { ...size, channels: 1 } })
      .png()
      .toBuffer();
    expect(bomb.byteLength).toBeLessThan(500_000);
    await expect(read(bomb)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining(`at most ${maxInputPixels / 1e6} million pixels`),
    });
  });
});

function billionLaughs(): string {
  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "ha">${entities.join("")}]>
    <svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><text>&e9;</text></svg>`;
}
