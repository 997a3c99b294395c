import type { Image } from "./story.ts";

/** A part of an image's file, in whole pixels from its upper left corner. */
export interface ImagePart {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What an `img` needs, so that each device fetches the size it shows and nothing moves when it arrives. */
export interface ImageSources {
  readonly src: string;
  readonly srcSet: string;
  /** Of the part shown, in pixels of the file. */
  readonly width: number;
  readonly height: number;
}

export interface ShareImage {
  /** A path of the site, or an absolute address, as `Image.url` is. */
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

type Pictured = Pick<Image, "url" | "width" | "height" | "crop" | "hotspot">;

/** Pixels. Few, so that every cache on the way holds them; a device takes the next larger one. */
export const IMAGE_WIDTHS = [320, 480, 640, 960, 1280, 1600, 1920] as const;

/** Pixels; for a browser that knows no `srcset`. */
const DEFAULT_WIDTH = 960;

/** Pixels; the shape in which networks and messengers show a link: https://ogp.me. */
const SHARE = { width: 1200, height: 630 } as const;

/**
 * The part of the file that is shown: the editor's crop, or the largest part of it with that `ratio`
 * (width by height) which has the hotspot as near its middle as the edges of the crop allow. It is the
 * rectangle that Sanity's own URL builder takes.
 */
export function shownPart({ width, height, crop, hotspot }: Pictured, ratio: number | null): ImagePart {
  const cropped = croppedPart(width, height, crop);
  if (ratio === null) return cropped;
  const isTooWide = cropped.width / cropped.height > ratio;
  const shape = isTooWide
    ? { width: atLeastOne(cropped.height * ratio), height: cropped.height }
    : { width: cropped.width, height: atLeastOne(cropped.width / ratio) };
  const centre = { x: (hotspot?.x ?? 0.5) * width, y: (hotspot?.y ?? 0.5) * height };
  return {
    left: startAround(centre.x, shape.width, cropped.left, cropped.width),
    top: startAround(centre.y, shape.height, cropped.top, cropped.height),
    ...shape,
  };
}

/** One picture in every width it has, in the format that the browser prefers. It is never enlarged. */
export function imageSources(image: Pictured, ratio: number | null): ImageSources {
  const part = shownPart(image, ratio);
  const widths = widthsFor(part);
  const source = (width: number) => partUrl(image, part, [`w=${width}`, "auto=format"]);
  return {
    src: source(widths.findLast((width) => width <= DEFAULT_WIDTH) ?? part.width),
    srcSet: widths.map((width) => `${source(width)} ${width}w`).join(", "),
    width: part.width,
    height: part.height,
  };
}

/** The picture that stands for a page where others link to it, in the format of its file: not every reader of it negotiates. */
export function shareImage(image: Pictured & Pick<Image, "alt">): ShareImage {
  const part = shownPart(image, SHARE.width / SHARE.height);
  const width = Math.min(SHARE.width, part.width);
  const height = atLeastOne((width * SHARE.height) / SHARE.width);
  return {
    url: partUrl(image, part, [`w=${width}`, `h=${height}`, "fit=crop"]),
    width,
    height,
    alt: image.alt,
  };
}

function croppedPart(width: number, height: number, crop: Image["crop"]): ImagePart {
  const { top, bottom, left, right } = crop ?? { top: 0, bottom: 0, left: 0, right: 0 };
  const fromLeft = Math.round(left * width);
  const fromTop = Math.round(top * height);
  return {
    left: fromLeft,
    top: fromTop,
    width: atLeastOne(width - right * width - fromLeft),
    height: atLeastOne(height - bottom * height - fromTop),
  };
}

/** Where a span of that length begins if it lies around `centre` and within the bounds. */
function startAround(centre: number, length: number, start: number, within: number): number {
  const wished = Math.round(Math.round(centre) - length / 2);
  return Math.min(Math.max(wished, start), start + within - length);
}

/** The part's own width too, where it is smaller than the largest: nothing is lost. */
function widthsFor({ width: available }: ImagePart): number[] {
  const smaller = IMAGE_WIDTHS.filter((width) => width < available);
  return smaller.length < IMAGE_WIDTHS.length ? [...smaller, available] : smaller;
}

/** Always the same address for the same picture, so that it is made and kept once. */
function partUrl({ url, width, height }: Pictured, part: ImagePart, parameters: readonly string[]): string {
  const isWhole = part.width === width && part.height === height;
  const rect = isWhole ? [] : [`rect=${part.left},${part.top},${part.width},${part.height}`];
  return `${url}?${[...rect, ...parameters].join("&")}`;
}

function atLeastOne(pixels: number): number {
  return Math.max(1, Math.round(pixels));
}
