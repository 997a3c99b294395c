import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";

const quarterColors = {
  topLeft: "#ff0000",
  topRight: "#00ff00",
  bottomLeft: "#0000ff",
  bottomRight: "#ffff00",
};

/** A picture for tests: its quarters red and green above, blue and yellow below. */
export async function quarters(width: number, height: number): Promise<Sharp> {
  const { topLeft, topRight, bottomLeft, bottomRight } = quarterColors;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" shape-rendering="crispEdges">
    <rect width="100%" height="100%" fill="${topLeft}"/>
    <rect x="50%" width="50%" height="100%" fill="${topRight}"/>
    <rect y="50%" width="50%" height="50%" fill="${bottomLeft}"/>
    <rect x="50%" y="50%" width="50%" height="50%" fill="${bottomRight}"/>
  </svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: info });
}

/** A picture for tests in which no pixel is like the next: it doesn't compress, and is the same each time. */
export function grain(width: number, height: number): Sharp {
  const pixels = createHash("shake256", { outputLength: width * height * 3 })
    .update("grain")
    .digest();
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** The colour of one pixel, `#rrggbb`, with two digits more if the picture has transparency. */
export async function colorAt(image: Buffer, left: number, top: number): Promise<string> {
  const pixel = await sharp(image).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return `#${pixel.toString("hex")}`;
}
