import type { Metadata } from "sharp";

/** The formats of images that are taken in; the name is the extension of the asset. */
export type ImageFormat = "jpg" | "png" | "gif" | "webp" | "avif" | "tif" | "svg";

export const imageMediaTypes: Record<ImageFormat, string> = {
  jpg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  tif: "image/tiff",
  svg: "image/svg+xml",
};

/** By what the bytes are, not by what the file is called; undefined for a format that is not taken in. */
export function imageFormatOf({ format, compression }: Pick<Metadata, "format" | "compression">) {
  return format === "heif" && compression === "av1" ? "avif" : formatsInSharp[format];
}

const formatsInSharp: Partial<Record<string, ImageFormat>> = {
  jpeg: "jpg",
  png: "png",
  gif: "gif",
  webp: "webp",
  tiff: "tif",
  svg: "svg",
};

export function isImageFormat(extension: string): extension is ImageFormat {
  return Object.hasOwn(imageMediaTypes, extension);
}
