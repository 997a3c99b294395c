import sharp, { type Sharp } from "sharp";
import type { ImageFormat } from "./imageFormat.ts";
import type { ImagePlan } from "./imagePlan.ts";
import { openImage, readHeader } from "./openImage.ts";
import type { Appearance, Color, OutputFormat } from "./transformation.ts";

export type RenderedFormat = OutputFormat | "gif";

export interface Rendering {
  path: string;
  source: ImageFormat;
  plan: ImagePlan;
  appearance: Appearance;
  format: RenderedFormat;
}

const renderTimeoutSeconds = 10;
const white: Color = { r: 255, g: 255, b: 255, alpha: 1 };
const clear: Color = { r: 0, g: 0, b: 0, alpha: 0 };
/** Sanity's 1 to 2000 as the standard deviation of a Gaussian, in pixels. */
const blurSigmaPerUnit = 0.1;
/** Of 10, to choose a PNG's colours: more takes three times as long and saves next to nothing. */
const paletteEffort = 3;
const leastSigma = 0.3;

/** Makes the picture and encodes it, without the source's metadata, in sRGB. Throws what sharp throws. */
export async function renderImage(rendering: Rendering): Promise<Buffer> {
  const { plan, appearance, format } = rendering;
  const scaled = await scale(rendering);
  const placed = place(await turn(scaled, plan), plan, backgroundFor(appearance.background, format));
  return await encode(look(placed, appearance), format, {
    quality: Math.max(1, appearance.quality),
    hasPalette: await hasPalette(rendering),
  })
    .timeout({ seconds: renderTimeoutSeconds })
    .toBuffer();
}

async function scale({ path, source, plan }: Rendering): Promise<Sharp> {
  const image = await openImage(path, source);
  return image.extract(plan.extract).resize({
    ...plan.scaled,
    ...(plan.cover === "entropy" ? { fit: "cover", position: sharp.strategy.entropy } : { fit: "fill" }),
  });
}

/** sharp turns before it scales, whatever the order of calls; so what is to be turned is scaled first, by itself. */
async function turn(image: Sharp, { turn, flip }: ImagePlan): Promise<Sharp> {
  if (turn === 0 && !flip.horizontal && !flip.vertical) return image;
  const { data, info } = await image
    .timeout({ seconds: renderTimeoutSeconds })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const turned = await sharp(data, { raw: info }).rotate(turn).raw().toBuffer({ resolveWithObject: true });
  return sharp(turned.data, { raw: turned.info }).flop(flip.horizontal).flip(flip.vertical);
}

function place(image: Sharp, plan: ImagePlan, background: Color | undefined): Sharp {
  const { left, top, output, turn } = plan;
  const { width, height } =
    turn % 180 === 0 ? plan.scaled : { width: plan.scaled.height, height: plan.scaled.width };
  const margins = { left, top, right: output.width - width - left, bottom: output.height - height - top };
  const isLarger = output.width > width || output.height > height;
  if (background === undefined)
    return isLarger ? image.ensureAlpha().extend({ ...margins, background: clear }) : image;
  if (background.alpha === 1) return image.flatten({ background }).extend({ ...margins, background });
  return image
    .ensureAlpha()
    .extend({ ...margins, background: clear })
    .composite([{ input: { create: { ...output, channels: 4, background } }, blend: "dest-over" }]);
}

/** A JPEG has no transparency: what would show through is white. */
function backgroundFor(background: Color | undefined, format: RenderedFormat): Color | undefined {
  if (format !== "jpg" && format !== "pjpg") return background;
  const { r, g, b, alpha } = background ?? white;
  const over = (value: number) => Math.round(value * alpha + 255 * (1 - alpha));
  return { r: over(r), g: over(g), b: over(b), alpha: 1 };
}

function look(image: Sharp, { blur, sharpen, greyscale, invert }: Appearance): Sharp {
  if (blur) image.blur(Math.max(leastSigma, blur * blurSigmaPerUnit));
  if (sharpen) image.sharpen({ sigma: 0.5 + sharpen / 50 });
  if (greyscale) image.greyscale();
  if (invert) image.negate({ alpha: false });
  return image;
}

/** A drawing in few colours stays one: in all the shades between them it would be several times as large. */
async function hasPalette({ path, source, format }: Rendering): Promise<boolean> {
  return format === "png" && source === "png" && (await readHeader(path)).isPalette;
}

function encode(
  image: Sharp,
  format: RenderedFormat,
  { quality, hasPalette }: { quality: number; hasPalette: boolean },
): Sharp {
  switch (format) {
    case "jpg":
      return image.jpeg({ quality });
    case "pjpg":
      return image.jpeg({ quality, progressive: true });
    case "png":
      return image.png(hasPalette ? { palette: true, quality, effort: paletteEffort } : {});
    case "webp":
      return image.webp({ quality });
    case "gif":
      return image.gif();
  }
}
