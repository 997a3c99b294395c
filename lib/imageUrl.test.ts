import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IMAGE_WIDTHS, imageSources, shareImage, shownPart } from "./imageUrl.ts";

fc.configureGlobal({ seed: 20310501 });

const url = `/images/verbatim/production/${"0123456789".repeat(4)}-1600x1000.png`;
const drawing = { url, width: 1600, height: 1000, crop: null, hotspot: null, alt: "A drawing" };

const fraction = (max: number) => fc.double({ min: 0, max, noNaN: true });
const pictures = fc
  .record({
    width: fc.integer({ min: 8, max: 4_000 }),
    height: fc.integer({ min: 8, max: 4_000 }),
    crop: fc.option(
      fc.record({ top: fraction(0.4), bottom: fraction(0.4), left: fraction(0.4), right: fraction(0.4) }),
    ),
    hotspot: fc.option(
      fc.record({ x: fraction(1), y: fraction(1), width: fraction(1), height: fraction(1) }),
    ),
  })
  .map((picture) => ({ url, ...picture }));
const ratios = fc.double({ min: 0.2, max: 5, noNaN: true });

describe("the part that is shown", () => {
  test("without a crop and a shape: the whole file", () => {
    expect(shownPart(drawing, null)).toEqual({ left: 0, top: 0, width: 1600, height: 1000 });
  });

  test("with a crop: what is left of the file", () => {
    const crop = { top: 0.1, bottom: 0.2, left: 0.25, right: 0 };
    expect(shownPart({ ...drawing, crop }, null)).toEqual({ left: 400, top: 100, width: 1200, height: 700 });
  });

  test("in a shape: lies around the hotspot, as far as there is file", () => {
    const around = (x: number) =>
      shownPart({ ...drawing, hotspot: { x, y: 0.5, width: 0.2, height: 0.2 } }, 1).left;
    expect([around(0.5), around(0.6), around(0.95), around(0)]).toEqual([300, 460, 600, 0]);
  });

  test("any picture in any shape: inside the crop, in that shape, with the hotspot in view", () => {
    fc.assert(
      fc.property(pictures, ratios, (picture, ratio) => {
        const whole = shownPart(picture, null);
        const part = shownPart(picture, ratio);
        expect(part.left).toBeGreaterThanOrEqual(whole.left);
        expect(part.top).toBeGreaterThanOrEqual(whole.top);
        expect(part.left + part.width).toBeLessThanOrEqual(whole.left + whole.width);
        expect(part.top + part.height).toBeLessThanOrEqual(whole.top + whole.height);
        // One side is the crop's; the other one misses the shape by the half pixel of its rounding at most.
        const miss = [part.width - part.height * ratio, part.height - part.width / ratio];
        const isSliver = part.width === 1 || part.height === 1;
        expect(isSliver || Math.min(...miss.map(Math.abs)) <= 0.5 + 1e-6).toBe(true);
        const { x, y } = picture.hotspot ?? { x: 0.5, y: 0.5 };
        expectInside(x * picture.width, part.left, part.width, whole.left, whole.width);
        expectInside(y * picture.height, part.top, part.height, whole.top, whole.height);
      }),
    );
  });
});

/** The point of interest, or the edge of the crop next to it where it was cropped away. */
function expectInside(point: number, start: number, length: number, from: number, within: number): void {
  const nearest = Math.min(Math.max(point, from), from + within);
  expect(nearest).toBeGreaterThanOrEqual(start - 1);
  expect(nearest).toBeLessThanOrEqual(start + length + 1);
}

describe("sources", () => {
  test("a large file: every width, the size of the whole", () => {
    const { src, srcSet, width, height } = imageSources({ ...drawing, width: 4_000, height: 2_500 }, null);
    expect(srcSet.split(", ").map((source) => source.split(" ")[1])).toEqual(
      IMAGE_WIDTHS.map((size) => `${size}w`),
    );
    expect(srcSet).toContain(`${url}?w=640&auto=format 640w`);
    expect(src).toBe(`${url}?w=960&auto=format`);
    expect([width, height]).toEqual([4_000, 2_500]);
  });

  test("a small file: its own width at most", () => {
    const { src, srcSet } = imageSources({ ...drawing, width: 400, height: 250 }, null);
    expect(srcSet).toBe(`${url}?w=320&auto=format 320w, ${url}?w=400&auto=format 400w`);
    expect(src).toBe(`${url}?w=400&auto=format`);
  });

  test("a tiny file: one source", () => {
    expect(imageSources({ ...drawing, width: 16, height: 10 }, null).srcSet).toBe(
      `${url}?w=16&auto=format 16w`,
    );
  });

  test("in a shape: names the part, and its size is the part's", () => {
    const { src, width, height } = imageSources(drawing, 1);
    expect(src).toBe(`${url}?rect=300,0,1000,1000&w=960&auto=format`);
    expect([width, height]).toEqual([1_000, 1_000]);
  });
});

describe("the picture of a link", () => {
  test("a large file: 1200 by 630 around the hotspot", () => {
    const hotspot = { x: 0.5, y: 0.1, width: 0.2, height: 0.1 };
    expect(shareImage({ ...drawing, hotspot })).toEqual({
      url: `${url}?rect=0,0,1600,840&w=1200&h=630&fit=crop`,
      width: 1200,
      height: 630,
      alt: "A drawing",
    });
  });

  test("a small file: not enlarged", () => {
    const { width, height } = shareImage({ ...drawing, width: 600, height: 600 });
    expect([width, height]).toEqual([600, 315]);
  });
});
