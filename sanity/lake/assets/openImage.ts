import { readFile } from "node:fs/promises";
import sharp, { type Metadata, type Sharp } from "sharp";
import type { ImageFormat } from "./imageFormat.ts";

// What else a libvips may read, such as PDF or whatever ImageMagick knows, is not tried on foreign bytes.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Nsgif", "Tiff", "Heif", "Svg"].map((name) => `VipsForeignLoad${name}`),
});

/** Of an image that is taken in: a decoder needs up to four bytes of memory for each. */
export const maxInputPixels = 100_000_000;

/** What a file says of itself, without its pixels. Throws if it is no image, or one of too many pixels. */
export function readHeader(path: string): Promise<Metadata> {
  return sharp(path, { limitInputPixels: maxInputPixels }).metadata();
}

/**
 * A pipeline on an image's pixels, upright, of an animation the first frame. Reading it throws if the image is damaged
 * or has more than `maxInputPixels`.
 */
export async function openImage(path: string, format: ImageFormat): Promise<Sharp> {
  // From a buffer an SVG has no folder, so that it can't show files that lie beside it.
  const source = format === "svg" ? await readFile(path) : path;
  return sharp(source, { limitInputPixels: maxInputPixels, pages: 1, autoOrient: true });
}
