import { createImageUrlBuilder } from "@sanity/image-url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shownPart } from "../lib/imageUrl.ts";
import { imageAddress, imageOrigin } from "./assetAddress.ts";

fc.configureGlobal({ seed: 20310501 });

const ID = `image-${"0123456789".repeat(4)}-1600x1000-png`;
const FILE = `images/verbatim/production/${"0123456789".repeat(4)}-1600x1000.png`;
const backend = { projectId: "verbatim", dataset: "production" };

test("an image of the embedded lake: a path of the site", () => {
  expect(imageAddress(ID, { ...backend, backend: "embedded" })).toBe(`/${FILE}`);
  expect(imageOrigin({ backend: "embedded" })).toBeNull();
});

test("an image of hosted Sanity: its own server", () => {
  expect(imageAddress(ID, { ...backend, backend: "hosted" })).toBe(`https://cdn.sanity.io/${FILE}`);
  expect(imageOrigin({ backend: "hosted" })).toBe("https://cdn.sanity.io");
});

test.each(["image-ferry", "file-abc-pdf", `${ID}/../../secret`, `drafts.${ID}`, "image-abc-1x1-png?fm=svg"])(
  "%s: no address",
  (id) => {
    expect(imageAddress(id, { ...backend, backend: "embedded" })).toBeNull();
  },
);

const fraction = (max: number) => fc.double({ min: 0, max, noNaN: true });
const edges = fc.record({
  top: fraction(0.4),
  bottom: fraction(0.4),
  left: fraction(0.4),
  right: fraction(0.4),
});
const spots = fc.record({ x: fraction(1), y: fraction(1), width: fraction(1), height: fraction(1) });
const sizes = fc.tuple(fc.integer({ min: 8, max: 4_000 }), fc.integer({ min: 8, max: 4_000 }));
const shapes = fc.constantFrom([1200, 630] as const, [640, 640] as const, [900, 1600] as const);

test("any crop, hotspot and shape: the part of the file that Sanity's own URL builder takes", () => {
  fc.assert(
    fc.property(sizes, fc.option(edges), fc.option(spots), shapes, (size, crop, hotspot, shape) => {
      const [width, height] = size;
      const built = createImageUrlBuilder(backend)
        .image({
          asset: { _ref: ID.replace("1600x1000", `${width}x${height}`) },
          ...(crop && { crop }),
          ...(hotspot && { hotspot }),
        })
        .width(shape[0])
        .height(shape[1])
        .url();
      const theirs = new URL(built).searchParams.get("rect") ?? `0,0,${width},${height}`;
      const ours = shownPart({ url: "", width, height, crop, hotspot }, shape[0] / shape[1]);
      const sides = [ours.left, ours.top, ours.width, ours.height];
      // They round in another order.
      const misses = theirs.split(",").map((side, index) => Math.abs(Number(side) - Number(sides[index])));
      expect(Math.max(...misses)).toBeLessThanOrEqual(1);
    }),
  );
});
