import { httpError, type LakeError } from "../lakeError.ts";

const fits = ["clip", "crop", "fill", "fillmax", "max", "scale", "min"] as const;
type Fit = (typeof fits)[number];

const edges = ["top", "bottom", "left", "right"] as const;
type Edge = (typeof edges)[number];

/** Which part stays when a part has to go; with edges, the one that starts there. */
export type CropPosition = "center" | "focalpoint" | "entropy" | readonly Edge[];

const outputFormats = ["jpg", "pjpg", "png", "webp"] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** In pixels of the image. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What decides how large a picture gets and what it shows. */
export interface Geometry {
  rect?: Box;
  /** Degrees, clockwise. */
  orientation: 0 | 90 | 180 | 270;
  flip: { horizontal: boolean; vertical: boolean };
  width?: number;
  height?: number;
  /** The limits count with fit `crop` only. */
  minWidth?: number;
  maxWidth?: number;
  minHeight?: number;
  maxHeight?: number;
  dpr: number;
  fit: Fit;
  crop: CropPosition;
  /** Fractions of the picture, from its left and top. */
  focalPoint: { x: number; y: number };
}

export interface Color {
  r: number;
  g: number;
  b: number;
  /** 0 to 1, which is opaque. */
  alpha: number;
}

/** What decides how a picture looks otherwise. */
export interface Appearance {
  background?: Color;
  /** 1 to 2000 */
  blur?: number;
  /** 0 to 100 */
  sharpen?: number;
  greyscale: boolean;
  invert: boolean;
  /** As asked for; else that of the source, as far as browsers show it. */
  format?: OutputFormat;
  /** WebP for those who accept it. */
  autoFormat: boolean;
  /** 0 to 100 */
  quality: number;
}

/** The parameters of an image's address, as Sanity documents them (https://www.sanity.io/docs/image-urls). */
export interface Transformation extends Geometry, Appearance {}

export const maxSide = 8192;
const defaultQuality = 75;

const parameters = new Set(
  "w h min-w max-w min-h max-h fit crop fp-x fp-y rect or flip dpr bg blur sharp sat invert q fm auto frame".split(
    " ",
  ),
);

/**
 * Reads the parameters of an image's address but `dl`; undefined if there are none, which asks for the original.
 * Throws LakeError 400 that names a parameter that isn't known, is there twice or has a value that it can't have.
 */
export function parseTransformation(query: URLSearchParams): Transformation | undefined {
  const names = [...query.keys()].filter((name) => name !== "dl");
  if (names.length === 0) return undefined;
  checkNames(names);
  readChoice(query, "frame", ["1"]);
  return {
    rect: read(query, "rect", "left,top,width,height in whole pixels", parseRect),
    orientation: orientations[readChoice(query, "or", ["0", "90", "180", "270"]) ?? "0"],
    flip: flips[readChoice(query, "flip", ["h", "v", "hv"]) ?? "none"],
    width: readInteger(query, "w", 1, maxSide),
    height: readInteger(query, "h", 1, maxSide),
    minWidth: readInteger(query, "min-w", 1, maxSide),
    maxWidth: readMost(query, "max-w", "min-w"),
    minHeight: readInteger(query, "min-h", 1, maxSide),
    maxHeight: readMost(query, "max-h", "min-h"),
    dpr: readNumber(query, "dpr", 1, 3) ?? 1,
    fit: readChoice(query, "fit", fits) ?? "clip",
    crop: read(query, "crop", cropRule, parseCrop) ?? "center",
    focalPoint: { x: readNumber(query, "fp-x", 0, 1) ?? 0.5, y: readNumber(query, "fp-y", 0, 1) ?? 0.5 },
    background: read(query, "bg", "RGB, ARGB, RRGGBB or AARRGGBB in hexadecimal digits", parseColor),
    blur: readInteger(query, "blur", 1, 2000),
    sharpen: readInteger(query, "sharp", 0, 100),
    greyscale: readChoice(query, "sat", ["-100"]) !== undefined,
    invert: readChoice(query, "invert", ["true", "false"]) === "true",
    format: readChoice(query, "fm", outputFormats),
    autoFormat: readChoice(query, "auto", ["format"]) !== undefined,
    quality: readInteger(query, "q", 0, 100) ?? defaultQuality,
  };
}

const orientations = { "0": 0, "90": 90, "180": 180, "270": 270 } as const;
const flips = {
  none: { horizontal: false, vertical: false },
  h: { horizontal: true, vertical: false },
  v: { horizontal: false, vertical: true },
  hv: { horizontal: true, vertical: true },
} as const;
const cropRule = `center, focalpoint, entropy or one or two of ${edges.join(", ")}`;

function checkNames(names: string[]): void {
  for (const [position, name] of names.entries()) {
    if (!parameters.has(name)) {
      throw httpError(
        400,
        `Parameter ${JSON.stringify(name)} is not supported; there are ${[...parameters].join(", ")} and dl.`,
      );
    }
    if (names.indexOf(name) !== position)
      throw httpError(400, `Parameter "${name}" is there twice; send it once.`);
  }
}

/** @param rule what the value must be, for the message */
function read<Value>(
  query: URLSearchParams,
  name: string,
  rule: string,
  parse: (text: string) => Value | undefined,
): Value | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const value = parse(text);
  if (value === undefined) throw malformed(name, text, rule);
  return value;
}

function malformed(name: string, text: string, rule: string): LakeError {
  return httpError(400, `Parameter "${name}" is ${JSON.stringify(text)}; it must be ${rule}.`);
}

function readChoice<Choice extends string>(query: URLSearchParams, name: string, choices: readonly Choice[]) {
  return read(query, name, choices.join(" or "), (text) => choices.find((choice) => choice === text));
}

function readInteger(query: URLSearchParams, name: string, min: number, max: number): number | undefined {
  return read(query, name, `a whole number from ${min} to ${max}`, (text) =>
    /^\d{1,6}$/.test(text) ? within(Number(text), min, max) : undefined,
  );
}

function readNumber(query: URLSearchParams, name: string, min: number, max: number): number | undefined {
  return read(query, name, `a number from ${min} to ${max}`, (text) =>
    /^\d+(\.\d+)?$|^\.\d+$/.test(text) ? within(Number(text), min, max) : undefined,
  );
}

function within(value: number, min: number, max: number): number | undefined {
  return value >= min && value <= max ? value : undefined;
}

function readMost(query: URLSearchParams, name: string, leastName: string): number | undefined {
  const least = readInteger(query, leastName, 1, maxSide) ?? 1;
  return readInteger(query, name, least, maxSide);
}

function parseRect(text: string): Box | undefined {
  if (!/^\d{1,6}(,\d{1,6}){3}$/.test(text)) return undefined;
  const [left = 0, top = 0, width = 0, height = 0] = text.split(",").map(Number);
  return width > 0 && height > 0 ? { left, top, width, height } : undefined;
}

function parseCrop(text: string): CropPosition | undefined {
  if (text === "center" || text === "focalpoint" || text === "entropy") return text;
  const named = text.split(",").map((word) => edges.find((edge) => edge === word));
  const wanted = named.filter((edge) => edge !== undefined);
  const axes = new Set(wanted.map((edge) => (edge === "left" || edge === "right" ? "x" : "y")));
  return wanted.length === named.length && axes.size === named.length ? wanted : undefined;
}

function parseColor(text: string): Color | undefined {
  if (!/^([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) return undefined;
  const digits = text.length > 4 ? text : [...text].map((digit) => digit + digit).join("");
  const [alpha = 0, r = 0, g = 0, b = 0] = Buffer.from(digits.padStart(8, "f"), "hex");
  return { r, g, b, alpha: alpha / 255 };
}
