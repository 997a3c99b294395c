import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import type { Assets } from "./assets.ts";
import type { ImageFormat } from "./imageFormat.ts";
import { type ImagePlan, planImage } from "./imagePlan.ts";
import { type RenderedFormat, renderImage } from "./renderImage.ts";
import type { KeptPicture } from "./renditionCache.ts";
import type { Transformation } from "./transformation.ts";

/** An image asset, as far as a picture of it needs to know. */
export interface SourceImage {
  datasetName: string;
  documentId: string;
  path: string;
  format: ImageFormat;
}

/** A picture that is asked for, whether it was made or not. */
export interface Rendition {
  source: SourceImage;
  plan: ImagePlan;
  transformation: Transformation;
  format: RenderedFormat;
  /** 40 hexadecimal digits; the same for all addresses that come to the same picture. */
  name: string;
}

/** Part of every name: to be raised when the same address should give another picture. */
const renderingVersion = 1;

/** @param accept the header of who asks. Throws LakeError 400 if the picture can't be made of this source. */
export function planRendition(
  source: SourceImage,
  transformation: Transformation,
  accept: string,
): Rendition {
  const [, width, height] = /-(\d+)x(\d+)-/.exec(source.documentId) ?? [];
  const plan = planImage({ width: Number(width), height: Number(height) }, transformation);
  const format = formatFor(transformation, source.format, accept);
  const { background, blur, sharpen, greyscale, invert, quality } = transformation;
  const look = { background, blur, sharpen, greyscale, invert, quality };
  const name = hash("sha1", JSON.stringify([renderingVersion, plan, look, format]));
  return { source, plan, transformation, format, name };
}

/**
 * The picture: from the disk if it is there, else made and kept; as bytes only if it can't be kept. Rejects with QueueFull if too many pictures
 * are waited for, and with what sharp throws.
 */
export async function takeRendition(
  { renditions, queue, log }: Pick<Assets, "renditions" | "queue" | "log">,
  { source, plan, transformation, format, name }: Rendition,
  now: Date,
): Promise<{ content: KeptPicture | Buffer; isCached: boolean }> {
  const folder = `${source.datasetName}/${source.documentId}`;
  const key = `${folder}/${name}`;
  const kept = await renditions.find(key, now);
  if (kept) return { content: kept, isCached: true };
  const made = await queue.run(key, async () => {
    const picture = await renderImage({
      path: source.path,
      source: source.format,
      plan,
      appearance: transformation,
      format,
    });
    // Nobody has to go without the picture because it can't be kept.
    await renditions
      .put(key, picture, now)
      .catch((error) => log(`failed: ${key} could not be kept: ${error}`));
    // Of an asset that was deleted meanwhile nothing stays.
    if (!existsSync(source.path)) renditions.removeFolder(folder);
    return picture;
  });
  return { content: (await renditions.find(key, now)) ?? made, isCached: false };
}

/** Browsers that show WebP say so; an image of a format that not all of them show becomes one that they do. */
function formatFor({ autoFormat, format }: Transformation, source: ImageFormat, accept: string) {
  if (autoFormat && accept.includes("image/webp")) return "webp";
  return format ?? shownFormats[source];
}

const shownFormats: Record<ImageFormat, RenderedFormat> = {
  jpg: "jpg",
  png: "png",
  gif: "gif",
  webp: "webp",
  avif: "webp",
  tif: "jpg",
  svg: "png",
};
