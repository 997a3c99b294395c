import { open } from "node:fs/promises";
import { encode } from "blurhash";
import sharp from "sharp";
import { httpError, LakeError } from "../lakeError.ts";
import { type ImageFormat, imageFormatOf, imageMediaTypes } from "./imageFormat.ts";
import { type ImagePalette, imagePalette } from "./imagePalette.ts";
import { maxInputPixels, openImage, readHeader } from "./openImage.ts";

/** What is worked out of an image only if asked for. */
export type ExtractedMetadata = "lqip" | "blurhash" | "palette";

export const extractedByDefault: readonly ExtractedMetadata[] = ["lqip", "blurhash", "palette"];

/** `metadata` of an image's document, as Sanity's. */
export interface ImageMetadata {
  _type: "sanity.imageMetadata";
  /** In pixels, as seen: a photograph's orientation counts. */
  dimensions: { _type: "sanity.imageDimensions"; width: number; height: number; aspectRatio: number };
  /** Whether it has an alpha channel, and whether nothing shows through it. */
  hasAlpha: boolean;
  isOpaque: boolean;
  /** The image about 20 pixels wide, as a data URL. */
  lqip?: string;
  /** https://blurha.sh */
  blurHash?: string;
  palette?: ImagePalette;
}

export interface ReadImage {
  extension: ImageFormat;
  mimeType: string;
  metadata: ImageMetadata;
}

/** RGBA, at most 100 pixels wide and high: all that the metadata needs. */
interface Thumbnail {
  data: Buffer;
  info: { width: number; height: number };
}

const thumbnailSide = 100;
const lqipWidth = 20;
const blurHashSide = 32;
const decodeTimeoutSeconds = 30;

/** Decodes an image whole. Throws LakeError 400 that says why if it can't be: damaged, too large, no image. */
export async function readImage(path: string, extract: readonly ExtractedMetadata[]): Promise<ReadImage> {
  try {
    const header = await readHeader(path);
    const extension = imageFormatOf(header);
    if (!extension) throw unsupportedFormat(header.format);
    if (extension === "webp") await checkLength(path);
    const { width, height } = header.autoOrient;
    const hasAlpha = header.hasAlpha;
    const thumbnail = await readThumbnail(path, extension);
    return {
      extension,
      mimeType: imageMediaTypes[extension],
      metadata: {
        _type: "sanity.imageMetadata",
        dimensions: { _type: "sanity.imageDimensions", width, height, aspectRatio: width / height },
        hasAlpha,
        isOpaque: !hasAlpha || (await isOpaque(path, extension)),
        ...(extract.includes("lqip") && { lqip: await lqip(thumbnail, hasAlpha) }),
        ...(extract.includes("blurhash") && { blurHash: await blurHash(thumbnail) }),
        ...(extract.includes("palette") && { palette: await imagePalette(thumbnail.data) }),
      },
    };
  } catch (error) {
    throw unreadable(error, path);
  }
}

/** libwebp decodes what there is of a file that was cut off; but its header says how long it should be. */
async function checkLength(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    const { buffer: header } = await file.read(Buffer.alloc(8), 0, 8, 0);
    const expected = header.readUInt32LE(4) + header.byteLength;
    const { size } = await file.stat();
    if (size < expected) throw new Error(`WebP: ${size} of ${expected} bytes`);
  } finally {
    await file.close();
  }
}

/** Every pixel counts: one that isn't opaque would be lost in a thumbnail. */
async function isOpaque(path: string, format: ImageFormat): Promise<boolean> {
  const image = await openImage(path, format);
  const alpha = await image
    .timeout({ seconds: decodeTimeoutSeconds })
    .extractChannel("alpha")
    .raw({ depth: "uchar" })
    .toBuffer();
  return alpha.equals(Buffer.alloc(alpha.byteLength, 255));
}

async function readThumbnail(path: string, format: ImageFormat): Promise<Thumbnail> {
  const image = await openImage(path, format);
  return await image
    .timeout({ seconds: decodeTimeoutSeconds })
    .resize({ width: thumbnailSide, height: thumbnailSide, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
}

async function lqip(thumbnail: Thumbnail, hasAlpha: boolean): Promise<string> {
  const small = opened(thumbnail).resize({ width: lqipWidth, withoutEnlargement: true });
  if (hasAlpha) return `data:image/png;base64,${(await small.png().toBuffer()).toString("base64")}`;
  return `data:image/jpeg;base64,${(await small.removeAlpha().jpeg().toBuffer()).toString("base64")}`;
}

async function blurHash(thumbnail: Thumbnail): Promise<string> {
  const { data, info } = await opened(thumbnail)
    .resize({ width: blurHashSide, height: blurHashSide, fit: "inside", withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const isWide = info.width >= info.height;
  return encode(new Uint8ClampedArray(data), info.width, info.height, isWide ? 4 : 3, isWide ? 3 : 4);
}

function opened({ data, info: { width, height } }: Thumbnail) {
  return sharp(data, { raw: { width, height, channels: 4 } });
}

function unsupportedFormat(format: string): LakeError {
  const known = Object.keys(imageMediaTypes).join(", ");
  return httpError(
    400,
    `The image is of format ${JSON.stringify(format)}; this lake takes ${known}. Upload it as a file.`,
  );
}

/** What sharp and the decoders say is all that is known of the reason. */
function unreadable(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof LakeError || "syscall" in error) return error;
  const reason = error.message.replaceAll(path, "image").replaceAll(/\s+/g, " ").trim();
  const limit = `at most ${maxInputPixels / 1_000_000} million pixels`;
  return httpError(
    400,
    reason.includes("pixel limit")
      ? `The image is larger than this lake takes, ${limit}; make it smaller.`
      : `The image can't be read whole (${reason}); send the bytes of a whole image, or upload it as a file.`,
  );
}
