import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { colorAt, grain, quarters } from "./imageFixture.ts";
import { planImage } from "./imagePlan.ts";
import { type RenderedFormat, renderImage } from "./renderImage.ts";
import { parseTransformation } from "./transformation.ts";

const [red, green, blue, yellow, white] = ["#ff0000", "#00ff00", "#0000ff", "#ffff00", "#ffffff"];
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lake-"));
  await (await quarters(120, 80)).png().toFile(join(folder, "upright.png"));
  // Stored lying on its side, as cameras do: what is seen is the same.
  await (await quarters(120, 80))
    .rotate(270)
    .withMetadata({ orientation: 6 })
    .tiff({ compression: "lzw" })
    .toFile(join(folder, "side.tif"));
  await sharp({ create: { width: 120, height: 80, channels: 4, background: "#00000000" } })
    .png()
    .toFile(join(folder, "clear.png"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function render(query: string, format: RenderedFormat = "png", file = "upright.png"): Promise<Buffer> {
  const transformation = parseTransformation(new URLSearchParams(query));
  if (!transformation) throw new Error(`${query} asks for nothing`);
  const plan = planImage({ width: 120, height: 80 }, transformation);
  const source = file.endsWith("tif") ? "tif" : "png";
  const made = await renderImage({
    path: join(folder, file),
    source,
    plan,
    appearance: transformation,
    format,
  });
  const { width, height } = await sharp(made).metadata();
  expect({ width, height }).toEqual(plan.output);
  return made;
}

async function corners(image: Buffer): Promise<(string | undefined)[]> {
  const { width, height } = await sharp(image).metadata();
  const [right, bottom] = [width - 1, height - 1];
  return await Promise.all([
    colorAt(image, 0, 0),
    colorAt(image, right, 0),
    colorAt(image, 0, bottom),
    colorAt(image, right, bottom),
  ]);
}

describe("corners of the picture", () => {
  test.each([
    ["q=75", [red, green, blue, yellow]],
    ["w=60", [red, green, blue, yellow]],
    ["rect=0,0,60,80", [red, red, blue, blue]],
    ["flip=h", [green, red, yellow, blue]],
    ["flip=v", [blue, yellow, red, green]],
    ["flip=hv", [yellow, blue, green, red]],
    ["or=90", [blue, red, yellow, green]],
    ["or=180", [yellow, blue, green, red]],
    ["or=270", [green, yellow, red, blue]],
    ["or=90&flip=h", [red, blue, green, yellow]],
    ["w=40&h=80&fit=crop&crop=right", [green, green, yellow, yellow]],
    ["w=120&h=40&fit=crop&crop=bottom", [blue, yellow, blue, yellow]],
    ["w=120&h=40&fit=crop&crop=top", [red, green, red, green]],
    ["flip=h&w=40&h=80&fit=crop&crop=right", [red, red, blue, blue]],
    ["or=90&w=80&h=60&fit=crop&crop=top", [blue, red, blue, red]],
    ["or=270&flip=v&w=80&h=60&fit=crop&crop=top", [red, blue, red, blue]],
    ["w=240&h=80&fit=fill&bg=fff", [white, white, white, white]],
    ["w=160&h=100&fit=fillmax&bg=00f", [blue, blue, blue, blue]],
    ["w=240&h=80&fit=fill", ["#00000000", "#00000000", "#00000000", "#00000000"]],
    ["w=200&h=200&fit=scale", [red, green, blue, yellow]],
    ["invert=true", ["#00ffff", "#ff00ff", "#ffff00", "#0000ff"]],
  ])("%s: %j", async (query, expected) => {
    expect(await corners(await render(query))).toEqual(expected);
  });

  test("an image that lies on its side: seen upright", async () => {
    expect(await corners(await render("w=60", "png", "side.tif"))).toEqual([red, green, blue, yellow]);
    expect(await corners(await render("rect=60,0,60,40", "png", "side.tif"))).toEqual([
      green,
      green,
      green,
      green,
    ]);
  });

  test("the picture in a fill: in the middle", async () => {
    const made = await render("w=240&h=80&fit=fill&bg=fff");
    expect([await colorAt(made, 62, 10), await colorAt(made, 178, 70)]).toEqual([red, yellow]);
  });

  test("bg: shows through what is transparent, as far as it is opaque itself", async () => {
    expect(await corners(await render("bg=0f0", "png", "clear.png"))).toEqual([green, green, green, green]);
    expect(await colorAt(await render("bg=8000ff00", "png", "clear.png"), 9, 9)).toBe("#00ff0080");
  });

  test("a JPEG of what is transparent: white, or what bg says", async () => {
    expect(await colorAt(await render("q=90", "jpg", "clear.png"), 9, 9)).toMatch(/^#(f[c-f]){3}$/);
    expect(await colorAt(await render("bg=000", "jpg", "clear.png"), 9, 9)).toMatch(/^#(0[0-3]){3}$/);
  });
});

test.each(["jpg", "pjpg", "png", "webp", "gif"] as const)("%s: encoded as that", async (format) => {
  const { format: made, isProgressive } = await sharp(await render("w=60", format)).metadata();
  expect(made).toBe(format.endsWith("jpg") ? "jpeg" : format);
  expect(isProgressive).toBe(format === "pjpg");
});

test("a PNG of a PNG with a palette: keeps to one; of another: as many colours as there are", async () => {
  const disc = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><circle cx="60" cy="40" r="38"/></svg>`;
  await sharp(Buffer.from(disc))
    .flatten({ background: "white" })
    .png({ palette: true })
    .toFile(join(folder, "drawing.png"));
  const isPalette = async (file: string) =>
    (await sharp(await render("w=60", "png", file)).metadata()).isPalette;
  expect([await isPalette("drawing.png"), await isPalette("upright.png")]).toEqual([true, false]);
});

test("q: fewer bytes", async () => {
  await grain(120, 80).png().toFile(join(folder, "grain.png"));
  const bytes = async (q: number) => (await render(`q=${q}`, "webp", "grain.png")).byteLength;
  expect(await bytes(0)).toBeLessThan(await bytes(100));
});

test("blur, sharp and sat: change the picture as they say", async () => {
  expect(await colorAt(await render("blur=100"), 58, 20)).not.toBe(red);
  expect(await corners(await render("sharp=100"))).toEqual([red, green, blue, yellow]);
  expect(await render("sharp=100")).not.toEqual(await render("q=75"));
  expect(await colorAt(await render("sat=-100"), 10, 10)).toMatch(/^#(..)(\1\1)?$/);
});

test("crop=entropy: keeps the part that shows something", async () => {
  const detail = await grain(40, 80).png().toBuffer();
  await sharp({ create: { width: 120, height: 80, channels: 3, background: "#123456" } })
    .composite([{ input: detail, left: 80, top: 0 }])
    .png()
    .toFile(join(folder, "detail.png"));
  const made = await render("w=40&h=80&fit=crop&crop=entropy", "png", "detail.png");
  expect(await colorAt(made, 2, 40)).not.toBe("#123456");
});
