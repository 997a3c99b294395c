import { z } from "zod";
import type { Image } from "../../lib/story.ts";
import { type Place, readLater, readPart, report, within } from "./damage.ts";
import { readText, readWebAddress, text } from "./values.ts";

export const IMAGE = `alt, credit, caption, "asset": asset->{
    _id, url, "width": metadata.dimensions.width, "height": metadata.dimensions.height
  }`;

const pixels = z.number().positive();

const assetSchema = z.object({
  _id: z.string(),
  url: readLater(z.string()),
  width: pixels.nullable(),
  height: pixels.nullable(),
});

export const imageSchema = z.object({
  alt: text.nullable(),
  credit: text.nullable(),
  caption: readLater(z.string()),
  asset: readLater(assetSchema),
});

/** Null, and a warning, for an image without its file, its size, its description or its credit. */
export function readImage(raw: unknown, place: Place): Image | null {
  const image = readPart(imageSchema, raw, place);
  const asset = image && readPart(assetSchema, image.asset, within(place, "asset"));
  const url = asset && readWebAddress(asset.url, within(place, "asset.url"));
  if (!image || !asset || !url) return null;
  const { alt, credit } = image;
  const { width, height } = asset;
  if (alt === null || credit === null || width === null || height === null) {
    report(place, "lacks a description, a credit or its size");
    return null;
  }
  return { url, width, height, alt, credit, caption: readText(image.caption, within(place, "caption")) };
}
