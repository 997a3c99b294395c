import type { Swatch } from "@vibrant/color";
import { DefaultGenerator } from "@vibrant/generator-default";
import { MMCQ } from "@vibrant/quantizer-mmcq";

export interface ImageSwatch {
  _type: "sanity.imagePaletteSwatch";
  /** The colour, `#rrggbb`; and black or white, whichever can be read on it: as text, as a title. */
  background: string;
  foreground: string;
  title: string;
  /** Per cent of the pixels, two decimals. */
  population: number;
}

const swatchNames = {
  darkMuted: "DarkMuted",
  darkVibrant: "DarkVibrant",
  lightMuted: "LightMuted",
  lightVibrant: "LightVibrant",
  muted: "Muted",
  vibrant: "Vibrant",
} as const;

export type ImagePalette = { _type: "sanity.imagePalette" } & Partial<
  Record<"dominant" | keyof typeof swatchNames, ImageSwatch>
>;

/** How many colours an image is reduced to before swatches are chosen. */
const colorCount = 64;
const leastAlpha = 125;
const nearWhite = 250;

/** The palette of RGBA pixels; without any swatch if they are transparent throughout. */
export async function imagePalette(pixels: Buffer): Promise<ImagePalette> {
  const visible = pixelsWhere(pixels, ({ alpha }) => alpha >= leastAlpha);
  // Paper says nothing about what is on it, unless there is nothing else.
  const inked = pixelsWhere(visible, ({ red, green, blue }) => Math.min(red, green, blue) <= nearWhite);
  const counted = inked.length > 0 ? inked : visible;
  if (counted.length === 0) return { _type: "sanity.imagePalette" };
  const generated = await DefaultGenerator(MMCQ(counted, { colorCount }));
  const pixelCount = counted.length / 4;
  const named = Object.entries(swatchNames).map(([name, key]) => [name, generated[key]] as const);
  const swatches = named.flatMap(([name, swatch]) => (swatch ? [[name, toSwatch(swatch, pixelCount)]] : []));
  const [dominant] = Object.values(generated)
    .filter((swatch) => swatch !== null)
    .sort((one, other) => other.population - one.population);
  return {
    _type: "sanity.imagePalette",
    ...Object.fromEntries(swatches),
    ...(dominant && { dominant: toSwatch(dominant, pixelCount) }),
  };
}

function toSwatch(swatch: Swatch, pixelCount: number): ImageSwatch {
  return {
    _type: "sanity.imagePaletteSwatch",
    background: swatch.hex,
    foreground: swatch.bodyTextColor,
    title: swatch.titleTextColor,
    population: Math.round((swatch.population / pixelCount) * 10_000) / 100,
  };
}

interface Pixel {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

function pixelsWhere(pixels: Buffer, isWanted: (pixel: Pixel) => boolean): Buffer {
  const wanted: Buffer[] = [];
  for (let offset = 0; offset < pixels.length; offset += 4) {
    const rgba = pixels.subarray(offset, offset + 4);
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba;
    if (isWanted({ red, green, blue, alpha })) wanted.push(rgba);
  }
  return Buffer.concat(wanted);
}
