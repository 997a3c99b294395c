import { afterEach, describe, expect, test, vi } from "vitest";
import type { Damage } from "./damage.ts";
import { FERRY_IMAGE, GREY_LQIP } from "./fixtures/portEllis.ts";
import { readImage } from "./image.ts";

const FILE = `images/verbatim/production/${"0123456789".repeat(4)}-1600x900.jpg`;

const asset = { _id: FERRY_IMAGE, width: 1600, height: 900, lqip: GREY_LQIP, isOpaque: true };
const raw = { alt: "The ferry", credit: "Lio Santos", caption: null, crop: null, hotspot: null, asset };

afterEach(() => vi.unstubAllEnvs());

function read(image: object) {
  const damages: Damage[] = [];
  const warn = (damage: Damage) => damages.push(damage);
  const result = readImage(image, { documentId: "story-ferry", path: "keyImage", warn });
  return { image: result, paths: damages.map(({ path }) => path) };
}

test("an image: its size, its placeholder, and an address of the site", () => {
  expect(read(raw)).toEqual({
    image: {
      assetId: FERRY_IMAGE,
      url: `/${FILE}`,
      width: 1600,
      height: 900,
      lqip: GREY_LQIP,
      crop: null,
      hotspot: null,
      alt: "The ferry",
      credit: "Lio Santos",
      caption: null,
    },
    paths: [],
  });
});

test("on hosted Sanity: the address is that of its own server", () => {
  vi.stubEnv("NEXT_PUBLIC_SANITY_PROJECT_ID", "verbatim");
  expect(read(raw).image?.url).toBe(`https://cdn.sanity.io/${FILE}`);
});

test("an image that can be seen through: no placeholder behind it", () => {
  expect(read({ ...raw, asset: { ...asset, isOpaque: false } })).toMatchObject({
    image: { lqip: null },
    paths: [],
  });
});

describe("damage", () => {
  const crop = { _type: "sanity.imageCrop", top: 0, bottom: 0, left: 0.5, right: 0.6 };

  test.each([
    ["no asset", { asset: null }, "keyImage.asset"],
    ["an asset that is no image", { asset: { ...asset, _id: "file-abc-pdf" } }, "keyImage.asset"],
    ["no size", { asset: { ...asset, width: null } }, "keyImage"],
    ["a size of nothing", { asset: { ...asset, height: 0 } }, "keyImage.asset.height"],
    ["no description", { alt: null }, "keyImage"],
    ["a blank credit", { credit: " " }, "keyImage.credit"],
    ["a crop that leaves nothing", { crop }, "keyImage.crop"],
    ["a crop without an edge", { crop: { top: 0.1 } }, "keyImage.crop.bottom"],
  ])("%s: no image, and a warning", (_, damage, path) => {
    const { image, paths } = read({ ...raw, ...damage });
    expect(image).toBeNull();
    expect(paths).toContain(path);
  });

  test.each([
    ["a hotspot elsewhere", { hotspot: { x: 7, y: 0, width: 0, height: 0 } }, "keyImage.hotspot.x"],
    ["a caption of numbers", { caption: 7 }, "keyImage.caption"],
    [
      "a placeholder from elsewhere",
      { asset: { ...asset, lqip: "https://a.example/" } },
      "keyImage.asset.lqip",
    ],
    [
      "a placeholder without bounds",
      { asset: { ...asset, lqip: GREY_LQIP.replace("iVBO", "A".repeat(5_000)) } },
      "keyImage.asset.lqip",
    ],
  ])("%s: the image stands without it, and a warning", (_, damage, path) => {
    const { image, paths } = read({ ...raw, ...damage });
    expect(image).toMatchObject({ url: `/${FILE}` });
    expect(paths).toEqual([path]);
  });
});
