import { httpError } from "../lakeError.ts";
import { type Box, type Geometry, maxSide } from "./transformation.ts";

export interface Size {
  width: number;
  height: number;
}

/** How a picture comes about, step by step; all sizes in pixels. */
export interface ImagePlan {
  /** What is taken out of the upright source. */
  extract: Box;
  /** What that becomes, before it is turned. With `entropy` the part that shows most is cut out to fit. */
  scaled: Size;
  cover: "exact" | "entropy";
  /** Degrees, clockwise, and then mirrored. */
  turn: Geometry["orientation"];
  flip: Geometry["flip"];
  /** Where the turned picture stands in the output, which is larger with fit `fill` and `fillmax`. */
  left: number;
  top: number;
  output: Size;
}

export const maxOutputPixels = 25_000_000;

/**
 * The arithmetic of Sanity's image addresses (https://www.sanity.io/docs/image-urls): from the size of a source, as seen,
 * and what is asked for to what is done with it. `rect` is taken first, then `or` turns, then `flip` mirrors, and what
 * that gives is fitted; `dpr` multiplies all sizes that are asked for. Sizes are rounded to whole pixels, at least 1.
 *
 * Throws LakeError 400 if `rect` is outside the source or the output would be too large.
 */
export function planImage(source: Size, geometry: Geometry): ImagePlan {
  const area = areaOf(source, geometry.rect);
  const isTurned = geometry.orientation % 180 !== 0;
  const seen = isTurned ? swapped(area) : area;
  const { crop, scaled, output, cover } = fitted(seen, geometry);
  const withinArea = unturned(unflipped(crop, seen, geometry.flip), area, geometry.orientation);
  checkOutput(output);
  return {
    extract: { ...withinArea, left: area.left + withinArea.left, top: area.top + withinArea.top },
    scaled: isTurned ? swapped(scaled) : scaled,
    cover,
    turn: geometry.orientation,
    flip: geometry.flip,
    left: Math.floor((output.width - scaled.width) / 2),
    top: Math.floor((output.height - scaled.height) / 2),
    output,
  };
}

/** `rect`, as far as the source reaches: a rounded one may be a pixel too long. */
function areaOf(source: Size, rect: Box | undefined): Box {
  if (!rect) return { left: 0, top: 0, ...source };
  if (rect.left >= source.width || rect.top >= source.height) {
    const { left, top, width, height } = rect;
    throw httpError(
      400,
      `Parameter "rect" is "${left},${top},${width},${height}"; it must begin inside the image of ${source.width}x${source.height} pixels.`,
    );
  }
  return {
    left: rect.left,
    top: rect.top,
    width: Math.min(rect.width, source.width - rect.left),
    height: Math.min(rect.height, source.height - rect.top),
  };
}

interface Fitted {
  /** What is taken of the picture. */
  crop: Box;
  /** What that becomes. */
  scaled: Size;
  /** What it stands in. */
  output: Size;
  cover: ImagePlan["cover"];
}

function fitted(picture: Size, geometry: Geometry): Fitted {
  const box = boxOf(picture, geometry);
  const inside = Math.min(box.width / picture.width, box.height / picture.height);
  switch (geometry.fit) {
    case "clip":
      return whole(picture, scaledBy(picture, inside));
    case "max":
      return whole(picture, scaledBy(picture, Math.min(1, inside)));
    case "scale":
      return whole(picture, box);
    case "fill":
      return { ...whole(picture, scaledBy(picture, inside)), output: box };
    case "fillmax":
      return { ...whole(picture, scaledBy(picture, Math.min(1, inside))), output: box };
    case "crop":
      return covering(picture, box, geometry);
    case "min":
      return covering(
        picture,
        scaledBy(box, Math.min(1, picture.width / box.width, picture.height / box.height)),
        geometry,
      );
  }
}

/** Width and height that are asked for, one that isn't following from the other; without any, the picture's own. */
function boxOf(picture: Size, geometry: Geometry): Size {
  if (geometry.fit === "crop") return limitedBox(picture, geometry);
  const { width, height, dpr } = geometry;
  return proportional(picture, width && width * dpr, height && height * dpr);
}

/**
 * With limits, the side that isn't asked for may leave the picture's proportions. Without any side that is asked for,
 * the picture is first brought into the limits in its proportions.
 */
function limitedBox(picture: Size, geometry: Geometry): Size {
  const { width, height, dpr } = geometry;
  const most = { width: geometry.maxWidth ?? Infinity, height: geometry.maxHeight ?? Infinity };
  const least = { width: geometry.minWidth ?? 1, height: geometry.minHeight ?? 1 };
  const shrink = Math.min(1, (most.width * dpr) / picture.width, (most.height * dpr) / picture.height);
  const free =
    width === undefined && height === undefined
      ? scaledBy(picture, shrink)
      : proportional(picture, width && width * dpr, height && height * dpr);
  return {
    width: Math.round(clamp(free.width, least.width * dpr, most.width * dpr)),
    height: Math.round(clamp(free.height, least.height * dpr, most.height * dpr)),
  };
}

function proportional(picture: Size, width: number | undefined, height: number | undefined): Size {
  if (width !== undefined && height !== undefined) return rounded(width, height);
  if (width !== undefined) return rounded(width, (picture.height * width) / picture.width);
  if (height !== undefined) return rounded((picture.width * height) / picture.height, height);
  return { width: picture.width, height: picture.height };
}

function whole(picture: Size, scaled: Size): Fitted {
  return { crop: { left: 0, top: 0, ...sizeOf(picture) }, scaled, output: scaled, cover: "exact" };
}

/** The largest part of the picture with the box's proportions, at the place that is asked for. */
function covering(picture: Size, box: Size, { crop, focalPoint }: Geometry): Fitted {
  if (crop === "entropy") return { ...whole(picture, box), cover: "entropy" };
  const scale = Math.max(box.width / picture.width, box.height / picture.height);
  const width = clamp(Math.round(box.width / scale), 1, picture.width);
  const height = clamp(Math.round(box.height / scale), 1, picture.height);
  const room = { x: picture.width - width, y: picture.height - height };
  const at = (share: number, most: number) => clamp(Math.round(share), 0, most);
  const place =
    crop === "focalpoint"
      ? {
          left: at(focalPoint.x * picture.width - width / 2, room.x),
          top: at(focalPoint.y * picture.height - height / 2, room.y),
        }
      : {
          left: at(room.x * edgeShare(crop, "left", "right"), room.x),
          top: at(room.y * edgeShare(crop, "top", "bottom"), room.y),
        };
  return { crop: { ...place, width, height }, scaled: box, output: box, cover: "exact" };
}

function edgeShare(
  crop: Exclude<Geometry["crop"], "focalpoint" | "entropy">,
  start: "left" | "top",
  end: "right" | "bottom",
): number {
  if (crop === "center") return 0.5;
  if (crop.includes(start)) return 0;
  return crop.includes(end) ? 1 : 0.5;
}

function unflipped(box: Box, picture: Size, { horizontal, vertical }: Geometry["flip"]): Box {
  return {
    ...box,
    left: horizontal ? picture.width - box.left - box.width : box.left,
    top: vertical ? picture.height - box.top - box.height : box.top,
  };
}

/** Where a part of a turned picture was before it was turned. */
function unturned(box: Box, picture: Size, orientation: Geometry["orientation"]): Box {
  const { left, top, width, height } = box;
  switch (orientation) {
    case 0:
      return box;
    case 90:
      return { left: top, top: picture.height - left - width, width: height, height: width };
    case 180:
      return { left: picture.width - left - width, top: picture.height - top - height, width, height };
    case 270:
      return { left: picture.width - top - height, top: left, width: height, height: width };
  }
}

function checkOutput({ width, height }: Size): void {
  if (width <= maxSide && height <= maxSide && width * height <= maxOutputPixels) return;
  throw httpError(
    400,
    `The image would be ${width}x${height} pixels; at most ${maxSide} on a side and ${maxOutputPixels} in all are made. Send a smaller "w" or "h", or fit=max.`,
  );
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

function swapped({ width, height }: Size): Size {
  return { width: height, height: width };
}

function scaledBy({ width, height }: Size, scale: number): Size {
  return rounded(width * scale, height * scale);
}

function rounded(width: number, height: number): Size {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
