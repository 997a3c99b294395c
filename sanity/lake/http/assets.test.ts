import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { ClientError } from "@sanity/client";
import { createImageUrlBuilder } from "@sanity/image-url";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { grain, quarters } from "../assets/imageFixture.ts";
import { startTestLake, type TestLake } from "./testLake.ts";

/** For what happens after an answer; a busy machine may need long for it. */
const soon = { timeout: 10_000 };

let lake: TestLake;
let png: Buffer;

beforeEach(async () => {
  lake = await startTestLake();
  png = await (await quarters(600, 400)).png().toBuffer();
});
afterEach(() => lake.close());

function sha1(bytes: Uint8Array): string {
  return createHash("sha1").update(bytes).digest("hex");
}

async function statusOf(promise: Promise<unknown>): Promise<number | undefined> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ClientError ? error.statusCode : undefined;
}

async function sizeOf(url: string | URL, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(url, { headers });
  expect(response.status).toBe(200);
  const { width, height } = await sharp(await response.arrayBuffer()).metadata();
  return `${width}x${height}`;
}

function filesIn(folder: string): string[] {
  const path = join(lake.dataFolder, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ name }) => name);
}

describe("uploading with @sanity/client", () => {
  test("an image: its document, in Sanity's shape, which references lead to", async () => {
    const client = lake.client("editor");
    const document = await client.assets.upload("image", png, {
      filename: "quarters.png",
      title: "Quarters",
      creditLine: "Us",
      source: { id: "1", name: "archive", url: "https://archive.example/1" },
    });
    const name = `${sha1(png)}-600x400`;
    expect(document).toEqual({
      _id: `image-${name}-png`,
      _type: "sanity.imageAsset",
      _rev: expect.any(String),
      _createdAt: expect.any(String),
      _updatedAt: expect.any(String),
      assetId: sha1(png),
      creditLine: "Us",
      extension: "png",
      metadata: expect.objectContaining({ lqip: expect.any(String), palette: expect.any(Object) }),
      mimeType: "image/png",
      originalFilename: "quarters.png",
      path: `images/verbatim/production/${name}.png`,
      sha1hash: sha1(png),
      size: png.byteLength,
      source: { id: "1", name: "archive", url: "https://archive.example/1" },
      title: "Quarters",
      uploadId: expect.any(String),
      url: `${lake.url}/images/verbatim/production/${name}.png`,
    });
    await client.create({
      _id: "story",
      _type: "story",
      image: { asset: { _type: "reference", _ref: document._id } },
    });
    expect(
      await client.fetch('*[_id == "story"][0].image.asset->{"width": metadata.dimensions.width, url}'),
    ).toEqual({ width: 600, url: document.url });
    expect(Buffer.from(await (await fetch(document.url)).arrayBuffer())).toEqual(png);
  });

  test("a stream: taken in as it comes", async () => {
    const chunks = Array.from({ length: 64 }, (_, index) => Buffer.alloc(64 * 1024, index));
    const document = await lake
      .client("editor")
      .assets.upload("file", Readable.from(chunks), { filename: "Notes.TXT" });
    expect(document).toMatchObject({
      _id: `file-${sha1(Buffer.concat(chunks))}-txt`,
      _type: "sanity.fileAsset",
      extension: "txt",
      mimeType: "text/plain",
      size: 4 * 1024 * 1024,
    });
    expect(Buffer.from(await (await fetch(document.url)).arrayBuffer())).toEqual(Buffer.concat(chunks));
  });

  test.each([
    [{ contentType: "application/pdf" }, "pdf"],
    [{ filename: "no-extension" }, "bin"],
    [{ filename: "archive.tar.gz" }, "gz"],
    [{ filename: "../../evil./x" }, "bin"],
  ])("a file with %j: extension %s", async (options, extension) => {
    const document = await lake.client("editor").assets.upload("file", Buffer.from("x"), options);
    expect(document.extension).toBe(extension);
  });

  test.each([
    [{ filename: "notes.txt", contentType: "application/x-strange" }, "text/plain"],
    [
      { filename: "notes.odt", contentType: "Application/Vnd.OASIS.opendocument.text" },
      "application/vnd.oasis.opendocument.text",
    ],
    [{ filename: "notes.odt", contentType: "anything" }, "application/octet-stream"],
  ])("a file with %j: media type %s", async (options, mimeType) => {
    const document = await lake.client("editor").assets.upload("file", Buffer.from("x"), options);
    expect(document.mimeType).toBe(mimeType);
  });

  test("the same bytes again, also at once: the document that is there", async () => {
    const client = lake.client("editor");
    const first = await client.assets.upload("image", png, { filename: "first.png" });
    const others = await Promise.all(
      [1, 2, 3].map(() => client.assets.upload("image", png, { filename: "other.png" })),
    );
    for (const other of others) expect(other).toEqual(first);
    expect(await client.fetch("count(*)")).toBe(1);
    expect(filesIn("assets")).toEqual([first._id]);
    expect(filesIn("uploads")).toEqual([]);
  });

  test("extract: what is asked for; what the lake can't extract is ignored and said", async () => {
    const { metadata } = await lake.client("editor").assets.upload("image", png, { extract: ["blurhash"] });
    expect(Object.keys(metadata).sort()).toEqual(["_type", "blurHash", "dimensions", "hasAlpha", "isOpaque"]);
    const upload = (meta: string, fill: string) =>
      lake.fetch(`/assets/images/production?${meta}`, {
        role: "editor",
        method: "POST",
        body: new Uint8Array(
          Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" fill="${fill}"/>`),
        ),
      });
    const warned = await upload("meta=exif&meta=lqip", "red");
    expect(warned.headers.get("x-sanity-warning")).toContain("exif");
    const { document } = await (await upload("meta=none", "blue")).json();
    expect(document.metadata).not.toHaveProperty("lqip");
    expect((await upload("meta=everything", "green")).status).toBe(400);
  });
});

test("as contributor: uploads for a draft, but neither changes nor deletes the asset", async () => {
  const contributor = lake.client("contributor");
  const { _id } = await contributor.assets.upload("image", png);
  await contributor.create({ _id: "drafts.s1", _type: "story", image: { asset: { _ref: _id } } });
  await expect(contributor.patch(_id).set({ title: "Ferry" }).commit()).rejects.toMatchObject({
    statusCode: 403,
  });
  await expect(contributor.delete(_id)).rejects.toMatchObject({ statusCode: 403 });
});

describe("uploads that are refused", () => {
  test.each([
    ["viewer", 403],
    [undefined, 401],
  ] as const)("as %s: %d, and nothing is kept", async (role, status) => {
    expect(await statusOf(lake.client(role).assets.upload("image", png))).toBe(status);
    expect([...filesIn("assets"), ...filesIn("uploads")]).toEqual([]);
  });

  test.each([
    ["no bytes", () => Buffer.alloc(0), "no bytes"],
    ["a picture cut off", () => png.subarray(0, png.byteLength - 200), "can't be read whole"],
    ["HTML with a picture's name", () => Buffer.from("<script>alert(1)</script>"), "can't be read whole"],
  ])("%s: 400 with the reason, and nothing is kept", async (_, bytes, reason) => {
    const response = await lake.fetch("/assets/images/production?filename=x.png", {
      role: "editor",
      method: "POST",
      headers: { "content-type": "image/png" },
      body: new Uint8Array(bytes()),
    });
    expect(response.status).toBe(400);
    expect((await response.json()).message).toContain(reason);
    expect([...filesIn("assets"), ...filesIn("uploads")]).toEqual([]);
    expect(await lake.client("editor").fetch("count(*)")).toBe(0);
  });

  test("more bytes than the limit, announced or not: 413, and nothing is kept", async () => {
    const small = await startTestLake({ assets: { maxBytes: 1000 } });
    try {
      const client = small.client("editor");
      expect(await statusOf(client.assets.upload("file", Buffer.alloc(1001)))).toBe(413);
      expect(
        await statusOf(client.assets.upload("file", Readable.from([Buffer.alloc(600), Buffer.alloc(600)]))),
      ).toBe(413);
      expect(readdirSync(join(small.dataFolder, "uploads"))).toEqual([]);
      expect(await statusOf(client.assets.upload("file", Buffer.alloc(1000)))).toBeUndefined();
    } finally {
      await small.close();
    }
  });

  test("a client that goes away in the middle: nothing is kept", async () => {
    const upload = request(`${lake.url}/v1/assets/files/production`, {
      method: "POST",
      headers: { authorization: `Bearer ${lake.tokens.editor}`, "content-length": 1_000_000 },
    });
    const gone = new Promise((resolve) => upload.once("error", resolve));
    upload.write(Buffer.alloc(100_000));
    await expect.poll(() => filesIn("uploads").length, soon).toBe(1);
    upload.destroy(new Error("gone"));
    await gone;
    await expect.poll(() => filesIn("uploads").length, soon).toBe(0);
    expect(filesIn("assets")).toEqual([]);
    expect(lake.logged).toEqual([]);
  });

  test("a dataset that isn't there: 404", async () => {
    const client = lake.client("editor", { dataset: "nowhere" });
    expect(await statusOf(client.assets.upload("image", png))).toBe(404);
  });
});

describe("an asset's original", () => {
  test("to everybody, for ever, in a private dataset too", async () => {
    const { url } = await lake.client("editor").assets.upload("image", png);
    const response = await fetch(url, { headers: { origin: "https://anywhere.example" } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=31536000, immutable",
      "content-length": String(png.byteLength),
      "content-security-policy": "default-src 'none'; sandbox",
      "content-type": "image/png",
      etag: `"${sha1(png)}"`,
      "x-content-type-options": "nosniff",
    });
    expect(response.headers.has("content-disposition")).toBe(false);
    expect(response.headers.has("vary")).toBe(false);
    const head = await fetch(`${url}/pretty-name.png`, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([
      200,
      String(png.byteLength),
      "",
    ]);
    const again = await fetch(url, { headers: { "if-none-match": `W/"${sha1(png)}"` } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test.each([
    ["page.html", "text/html; charset=utf-8", true],
    ["drawing.svg", "image/svg+xml; charset=utf-8", true],
    ["feed.xml", "application/xml; charset=utf-8", true],
    ["paper.pdf", "application/pdf", true],
    ["app.js", "text/javascript; charset=utf-8", true],
    ["unknown.exe", "application/octet-stream", true],
    ["notes.txt", "text/plain; charset=utf-8", false],
    ["sound.mp3", "audio/mpeg", false],
    ["wrong.png", "image/png", false],
  ])("a file %s: as %s, a download: %s", async (filename, mediaType, isDownload) => {
    const body = Buffer.from("<script>alert(1)</script>");
    const { url } = await lake.client("editor").assets.upload("file", body, { filename });
    const { headers } = await fetch(url);
    expect(headers.get("content-type")).toBe(mediaType);
    expect(headers.get("content-disposition")?.startsWith("attachment")).toBe(isDownload || undefined);
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("an SVG image: a download as it is, a picture with parameters", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><script>alert(1)</script><rect width="40" height="30" fill="red"/></svg>`;
    const { url } = await lake.client("editor").assets.upload("image", Buffer.from(svg));
    expect((await fetch(url)).headers.get("content-disposition")).toMatch(/^attachment/);
    const picture = await fetch(`${url}?w=80`);
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect(await sharp(await picture.arrayBuffer()).metadata()).toMatchObject({
      format: "png",
      width: 80,
      height: 60,
    });
  });

  test("dl: a download with that name, in any language", async () => {
    const { url } = await lake.client("editor").assets.upload("image", png);
    const disposition = async (query: string) =>
      (await fetch(`${url}?${query}`)).headers.get("content-disposition");
    expect(await disposition("dl=chart.png")).toBe(
      `attachment; filename="chart.png"; filename*=UTF-8''chart.png`,
    );
    expect(await disposition("dl")).toContain(`filename="${sha1(png)}.png"`);
    expect(await disposition(`dl=${encodeURIComponent('a"\r\nü.png')}&w=10`)).toBe(
      `attachment; filename="a____.png"; filename*=UTF-8''a%22%0D%0A%C3%BC.png`,
    );
  });

  test.each([
    ["bytes=2-4", 206, "234", "bytes 2-4/10"],
    ["bytes=7-", 206, "789", "bytes 7-9/10"],
    ["bytes=8-99", 206, "89", "bytes 8-9/10"],
    ["bytes=-3", 206, "789", "bytes 7-9/10"],
    ["bytes=-99", 206, "0123456789", "bytes 0-9/10"],
    ["bytes=0-0", 206, "0", "bytes 0-0/10"],
    ["bytes=4-2", 200, "0123456789", null],
    ["bytes=0-1,3-4", 200, "0123456789", null],
    ["bytes=-", 200, "0123456789", null],
    ["lines=1-2", 200, "0123456789", null],
  ])("range %s: %d, %s", async (range, status, text, contentRange) => {
    const { url } = await lake.client("editor").assets.upload("file", Buffer.from("0123456789"));
    const response = await fetch(url, { headers: { range } });
    expect([response.status, await response.text()]).toEqual([status, text]);
    expect(response.headers.get("content-range")).toBe(contentRange);
    expect(response.headers.get("content-length")).toBe(String(text.length));
    expect(response.headers.get("accept-ranges")).toBe("bytes");
    const { headers } = await fetch(url, { method: "HEAD", headers: { range } });
    expect(headers.get("content-length")).toBe("10");
  });

  test.each(["bytes=10-", "bytes=-0", "bytes=99999999999999999999-"])(
    "range %s: 416, not to be kept",
    async (range) => {
      const { url } = await lake.client("editor").assets.upload("file", Buffer.from("0123456789"));
      const response = await fetch(url, { headers: { range } });
      expect([response.status, response.headers.get("content-range")]).toEqual([416, "bytes */10"]);
      expect(response.headers.get("cache-control")).toBe("no-store");
    },
  );

  test("a part of a large file: that part", async () => {
    const bytes = await grain(300, 200).raw().toBuffer();
    const { url } = await lake.client("editor").assets.upload("file", bytes);
    const response = await fetch(url, { headers: { range: "bytes=70000-169999" } });
    expect(response.headers.get("content-range")).toBe("bytes 70000-169999/180000");
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes.subarray(70_000, 170_000));
  });

  test("a part, if it is of the bytes that the client has begun with; else the whole", async () => {
    const { url } = await lake.client("editor").assets.upload("image", png);
    const address = `${url}?w=100`;
    const whole = await fetch(address);
    const etag = whole.headers.get("etag") ?? "";
    const bytes = Buffer.from(await whole.arrayBuffer());
    const part = (ifRange: string) =>
      fetch(address, { headers: { range: "bytes=10-", "if-range": ifRange } });
    const same = await part(etag);
    expect([same.status, Buffer.from(await same.arrayBuffer())]).toEqual([206, bytes.subarray(10)]);
    const other = await part('"other"');
    expect([other.status, Buffer.from(await other.arrayBuffer())]).toEqual([200, bytes]);
  });

  test("an asset whose file can't be read: 500, not to be kept, and logged", async () => {
    const { _id, url } = await lake.client("editor").assets.upload("image", png);
    const path = lake.assets.files.path("production", _id);
    rmSync(path);
    mkdirSync(path);
    const response = await fetch(url);
    expect([response.status, response.headers.get("cache-control")]).toEqual([500, "no-store"]);
    expect(await response.json()).toMatchObject({ statusCode: 500 });
    expect(response.headers.has("etag")).toBe(false);
    expect(lake.logged).toEqual([expect.stringContaining("EISDIR")]);
  });

  test("an address that no asset has: 404, not to be kept", async () => {
    const { url, path } = await lake.client("editor").assets.upload("image", png);
    const addresses = [
      url.replace("600x400", "600x401"),
      url.replace(".png", ".jpg"),
      url.replace("production", "open"),
      url.replace("production", "nowhere"),
      url.replace("verbatim", "another"),
      url.replace("/images/", "/files/"),
      `${lake.url}/images/verbatim/production/..%2F..%2Flake.sqlite`,
      `${lake.url}/files/verbatim/production/lake.sqlite`,
    ];
    expect(url.endsWith(path)).toBe(true);
    for (const address of addresses) {
      const response = await fetch(address);
      expect([address, response.status]).toEqual([address, 404]);
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
  });
});

describe("transformations", () => {
  test("@sanity/image-url's addresses: pictures of the size asked for", async () => {
    const client = lake.client("editor");
    const { _id } = await client.assets.upload("image", png);
    const image = {
      asset: { _ref: _id },
      crop: { top: 0.1, bottom: 0.1, left: 0.25, right: 0.25 },
      hotspot: { x: 0.3, y: 0.5, width: 0.2, height: 0.2 },
    };
    const builder = createImageUrlBuilder(client).image(image);
    const whole = createImageUrlBuilder(client).image(_id);
    expect(await sizeOf(builder.url())).toBe("300x320");
    expect(await sizeOf(builder.width(150).url())).toBe("150x160");
    expect(await sizeOf(builder.size(200, 100).url())).toBe("200x100");
    expect(await sizeOf(builder.size(200, 100).dpr(2).url())).toBe("400x200");
    expect(await sizeOf(builder.size(800, 800).fit("max").url())).toBe("300x300");
    expect(await sizeOf(whole.url())).toBe("600x400");
    expect(await sizeOf(whole.width(1000).fit("max").url())).toBe("600x400");
    expect(await sizeOf(whole.width(300).orientation(90).url())).toBe("300x450");
    expect(
      await sizeOf(
        whole.size(50, 50).ignoreImageParams().fit("crop").crop("focalpoint").focalPoint(0.2, 0.3).url(),
      ),
    ).toBe("50x50");
  });

  test("a picture: kept, the same for parameters that come to the same, with an ETag", async () => {
    const { url } = await lake.client("editor").assets.upload("image", png);
    const first = await fetch(`${url}?w=300&h=200`);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": "image/png",
      "access-control-allow-origin": "*",
    });
    const etag = first.headers.get("etag") ?? "";
    expect((await fetch(`${url}?h=200&fit=max`)).headers.get("etag")).toBe(etag);
    expect((await fetch(`${url}?w=301`)).headers.get("etag")).not.toBe(etag);
    expect(filesIn("renditions")).toHaveLength(2);
    expect((await fetch(`${url}?w=300`, { headers: { "if-none-match": etag } })).status).toBe(304);
    const head = await fetch(`${url}?w=300`, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([
      200,
      first.headers.get("content-length"),
    ]);
  });

  test("auto=format: WebP for who accepts it, and says that it depends", async () => {
    const { url } = await lake.client("editor").assets.upload("image", png);
    const type = async (query: string, accept: string) => {
      const { headers } = await fetch(`${url}?${query}`, { headers: { accept } });
      return [headers.get("content-type"), headers.get("vary")];
    };
    expect(await type("auto=format", "image/avif,image/webp,*/*")).toEqual(["image/webp", "Accept"]);
    expect(await type("auto=format", "*/*")).toEqual(["image/png", "Accept"]);
    expect(await type("auto=format&fm=jpg", "*/*")).toEqual(["image/jpeg", "Accept"]);
    expect(await type("fm=webp", "*/*")).toEqual(["image/webp", null]);
  });

  test("a parameter that can't be followed: 400 in Sanity's shape, not to be kept", async () => {
    const { url } = await lake.client("editor").assets.upload("image", png);
    const response = await fetch(`${url}?w=wide`);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect([response.status, await response.json()]).toEqual([
      400,
      {
        statusCode: 400,
        error: "Bad Request",
        message: 'Parameter "w" is "wide"; it must be a whole number from 1 to 8192.',
      },
    ]);
  });

  test("more pictures to make than may wait: 503 with Retry-After, and then again", async () => {
    const busy = await startTestLake({ assets: { concurrency: 1, maxWaiting: 0 } });
    try {
      const { url } = await busy.client("editor").assets.upload("image", png);
      const held = Promise.withResolvers<Buffer>();
      const holding = busy.assets.queue.run("another", () => held.promise);
      const refused = await fetch(`${url}?w=100`);
      expect([
        refused.status,
        refused.headers.get("retry-after"),
        refused.headers.get("cache-control"),
      ]).toEqual([503, "2", "no-store"]);
      held.resolve(Buffer.alloc(0));
      await holding;
      expect(await sizeOf(`${url}?w=100`)).toBe("100x67");
    } finally {
      await busy.close();
    }
  });
});

describe("deleting an asset", () => {
  test("its document deleted: file and pictures are gone; uploaded again: there", async () => {
    const client = lake.client("editor");
    const { _id, url } = await client.assets.upload("image", png);
    await fetch(`${url}?w=100`);
    await client.delete(_id);
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(`${url}?w=100`)).status).toBe(404);
    await expect.poll(() => [...filesIn("assets"), ...filesIn("renditions")], soon).toEqual([]);
    await client.assets.upload("image", png);
    expect(await sizeOf(`${url}?w=100`)).toBe("100x67");
  });

  test("deleted and uploaded again at once, many times: document and file are both there or both not", async () => {
    const client = lake.client("editor");
    const { _id, url } = await client.assets.upload("image", png);
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([client.delete(_id), client.assets.upload("image", png)]);
      await client.assets.upload("image", png);
      expect((await fetch(url)).status).toBe(200);
    }
  });

  test("an asset that a document refers to: not deleted", async () => {
    const client = lake.client("editor");
    const { _id, url } = await client.assets.upload("image", png);
    await client.create({ _type: "story", image: { asset: { _type: "reference", _ref: _id } } });
    expect(await statusOf(client.delete(_id))).toBe(409);
    expect((await fetch(url)).status).toBe(200);
  });

  test("a document whose file was lost: 404, and the next upload puts it back", async () => {
    const client = lake.client("editor");
    const { _id, url } = await client.assets.upload("image", png);
    await lake.assets.files.remove("production", _id);
    expect((await fetch(url)).status).toBe(404);
    await client.assets.upload("image", png);
    expect((await fetch(url)).status).toBe(200);
  });

  test("a document whose file was cut off: the next upload makes it whole", async () => {
    const client = lake.client("editor");
    const { _id, url } = await client.assets.upload("image", png);
    truncateSync(lake.assets.files.path("production", _id), 10);
    await client.assets.upload("image", png);
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(png);
  });
});
