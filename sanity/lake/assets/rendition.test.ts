import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { grain } from "./imageFixture.ts";
import type { ImageFormat } from "./imageFormat.ts";
import { createRenderQueue } from "./renderQueue.ts";
import { planRendition, takeRendition } from "./rendition.ts";
import { openRenditionCache } from "./renditionCache.ts";
import { parseTransformation } from "./transformation.ts";

const now = new Date("2016-07-27T20:15:00Z");

function planned(query: string, { format = "png" as ImageFormat, accept = "*/*", path = "" } = {}) {
  const transformation = parseTransformation(new URLSearchParams(query));
  if (!transformation) throw new Error(`${query} asks for nothing`);
  const documentId = `image-${"0".repeat(40)}-60x40-${format}`;
  return planRendition({ datasetName: "production", documentId, path, format }, transformation, accept);
}

describe("format", () => {
  test.each<[source: ImageFormat, query: string, accept: string, format: string]>([
    ["jpg", "w=10", "*/*", "jpg"],
    ["png", "w=10", "image/webp", "png"],
    ["gif", "w=10", "*/*", "gif"],
    ["webp", "w=10", "*/*", "webp"],
    ["avif", "w=10", "*/*", "webp"],
    ["tif", "w=10", "*/*", "jpg"],
    ["svg", "w=10", "*/*", "png"],
    ["png", "fm=pjpg", "image/webp", "pjpg"],
    ["png", "auto=format", "image/avif,image/webp,*/*;q=0.8", "webp"],
    ["png", "auto=format", "image/png,*/*", "png"],
    ["png", "auto=format&fm=jpg", "image/webp", "webp"],
    ["png", "auto=format&fm=jpg", "*/*", "jpg"],
  ])("%s, %s for %s: %s", (format, query, accept, expected) => {
    expect(planned(query, { format, accept }).format).toBe(expected);
  });
});

test("name: the same for the same picture, another for another", () => {
  expect(planned("w=30").name).toBe(planned("h=20&fit=max").name);
  expect(planned("w=30").name).toBe(planned("w=15&dpr=2").name);
  const others = ["w=31", "w=30&q=74", "w=30&bg=fff", "w=30&flip=h", "w=30&blur=1", "w=30&fm=jpg"];
  expect(new Set(["w=30", ...others].map((query) => planned(query).name)).size).toBe(7);
});

describe("taking a picture", () => {
  let folder: string;
  const logged: string[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "lake-"));
    logged.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function opened() {
    const path = join(folder, "original");
    await grain(60, 40).png().toFile(path);
    return {
      rendition: planned("w=30", { path }),
      assets: {
        renditions: openRenditionCache(join(folder, "renditions"), 1_000_000),
        queue: createRenderQueue({ concurrency: 1, maxWaiting: 1 }),
        log: (line: string) => logged.push(line),
      },
    };
  }

  test("twice: made, then the same from the disk", async () => {
    const { assets, rendition } = await opened();
    const made = await takeRendition(assets, rendition, now);
    const kept = await takeRendition(assets, rendition, now);
    expect([made.isCached, kept.isCached]).toEqual([false, true]);
    expect(kept.content).toEqual(made.content);
    const path = join(folder, "renditions/production", rendition.source.documentId, rendition.name);
    expect(kept.content).toEqual({ path, bytes: statSync(path).size });
    expect(await sharp(path).metadata()).toMatchObject({ width: 30, height: 20 });
  });

  test("of an asset that is deleted while the picture is made: given, and not kept", async () => {
    const { assets, rendition } = await opened();
    const put = assets.renditions.put.bind(assets.renditions);
    assets.renditions.put = (...picture) => {
      rmSync(rendition.source.path);
      return put(...picture);
    };
    const { content } = await takeRendition(assets, rendition, now);
    expect(content instanceof Buffer && content.byteLength).toBeGreaterThan(0);
    expect(readdirSync(join(folder, "renditions/production"))).toEqual([]);
    expect(assets.renditions.bytes).toBe(0);
  });

  test("one that can't be kept: given all the same, and logged", async () => {
    const { assets, rendition } = await opened();
    assets.renditions.put = () => Promise.reject(new Error("no space left on device"));
    const { content } = await takeRendition(assets, rendition, now);
    expect(content instanceof Buffer && content.byteLength).toBeGreaterThan(0);
    expect(logged).toEqual([expect.stringContaining("no space left on device")]);
  });
});
