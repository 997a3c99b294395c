import { z } from "zod";
import type { Image } from "../../lib/story.ts";
import { imageAddress } from "../assetAddress.ts";
import { readBackend } from "../configuration.ts";
import { type Place, readLater, readOptional, readPart, report, within } from "./damage.ts";
import { readText, text } from "./values.ts";

/** The asset's own address may be the lake's, which readers can't reach: its id tells where they find it. */
export const IMAGE = `alt, credit, caption, crop, hotspot, "asset": asset->{
    _id, "width": metadata.dimensions.width, "height": metadata.dimensions.height,
    "lqip": metadata.lqip, "isOpaque": metadata.isOpaque
  }`;

/** Characters. Twenty pixels are a few hundred; more would be no placeholder. */
const MAX_LQIP_LENGTH = 2_048;

const pixels = z.number().int().positive();
const fraction = z.number().min(0).max(1);

const assetSchema = z.object({
  _id: z.string(),
  width: pixels.nullable(),
  height: pixels.nullable(),
  lqip: readLater(z.string()),
  isOpaque: z.boolean().nullish(),
});

const cropSchema = z
  .object({ top: fraction, bottom: fraction, left: fraction, right: fraction })
  .refine(({ top, bottom, left, right }) => top + bottom < 1 && left + right < 1, {
    error: "leaves nothing of the image",
  });

const hotspotSchema = z.object({ x: fraction, y: fraction, width: fraction, height: fraction });

const lqipSchema = z
  .string()
  .max(MAX_LQIP_LENGTH)
  .regex(/^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+=*$/, { error: "is no small picture" });

export const imageSchema = z.object({
  alt: text.nullable(),
  credit: text.nullable(),
  caption: readLater(z.string()),
  crop: readLater(cropSchema),
  hotspot: readLater(hotspotSchema),
  asset: readLater(assetSchema),
});

/**
 * Null, and a warning, for an image without its file, its size, its description or its credit. One whose
 * crop can't be read isn't shown either: who knows what an editor cut away.
 */
export function readImage(raw: unknown, place: Place): Image | null {
  const image = readPart(imageSchema, raw, place);
  const asset = image && readPart(assetSchema, image.asset, within(place, "asset"));
  const url = asset && readAddress(asset._id, within(place, "asset"));
  const crop = image && readCrop(image.crop, within(place, "crop"));
  if (!image || !asset || !url || !crop) return null;
  const { alt, credit } = image;
  const { width, height } = asset;
  if (alt === null || credit === null || width === null || height === null) {
    report(place, "lacks a description, a credit or its size");
    return null;
  }
  return {
    assetId: asset._id,
    url,
    width,
    height,
    lqip: asset.isOpaque === false ? null : readOptional(lqipSchema, asset.lqip, within(place, "asset.lqip")),
    crop: crop.value,
    hotspot: readOptional(hotspotSchema, image.hotspot, within(place, "hotspot")),
    alt,
    credit,
    caption: readText(image.caption, within(place, "caption")),
  };
}

function readAddress(assetId: string, place: Place): string | null {
  const address = imageAddress(assetId, readBackend(process.env));
  if (address === null) report(place, `is no image: ${JSON.stringify(assetId)}`);
  return address;
}

/** Null where there is one that can't be read. */
function readCrop(raw: unknown, place: Place): { value: Image["crop"] } | null {
  if (raw == null) return { value: null };
  const value = readPart(cropSchema, raw, place);
  return value && { value };
}
