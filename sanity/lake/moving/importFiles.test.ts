import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { packTar, type TarEntry } from "modern-tar";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { assetPath } from "../assets/assetFiles.ts";
import { httpError } from "../lakeError.ts";
import { type ImportFixture, importFixture } from "./importFixture.ts";
import type { ImportTarget } from "./importTarget.ts";
import { strongTargets } from "./weakReferences.ts";

let lake: ImportFixture;

beforeEach(() => {
  lake = importFixture();
});
afterEach(() => {
  lake.close();
});

const reference = (_ref: string) => ({ _type: "reference", _ref });

/** A ring of documents that each refer to the next one and carry enough text for many transactions. */
function ring(size: number) {
  return Array.from({ length: size }, (_, n) => ({
    _id: `d${n}`,
    _type: "story",
    "next-one": reference(`d${(n + 1) % size}`),
    text: "x".repeat(40_000),
  }));
}

function transactions(): number {
  return Number(lake.store.db.prepare("SELECT count(*) AS count FROM transactions").get()?.count);
}

/** Lets so many transactions through, then is gone, as a killed process is. */
function dyingTarget(after: number): ImportTarget {
  let commits = 0;
  return {
    ...lake.target,
    async commit(mutations, transactionId) {
      commits += 1;
      if (commits > after) throw new Error("gone");
      await lake.target.commit(mutations, transactionId);
    },
  };
}

describe("documents", () => {
  test("references in a ring through many transactions: all there, all strong, as they were", async () => {
    const documents = ring(40);
    const result = await lake.import(lake.write("ring.ndjson", documents));
    expect(result).toMatchObject({ documents: 40, problems: 0 });
    expect(transactions()).toBeGreaterThan(5);
    for (const document of documents) {
      expect(lake.document(document._id)).toMatchObject(document);
      expect(strongTargets(lake.document(document._id) ?? {})).toEqual([document["next-one"]._ref]);
    }
  });

  test("two files that refer to each other, one of them gzipped: one import", async () => {
    const one = lake.write("one.ndjson", [{ _id: "a", _type: "s", to: reference("b") }]);
    const two = lake.write(
      "two.ndjson.gz",
      gzipSync(JSON.stringify({ _id: "b", _type: "s", to: reference("a") })),
    );
    expect(await lake.import([one, two])).toMatchObject({ documents: 2, problems: 0 });
  });

  test("what Sanity's import adds: ids, keys in arrays, types of references", async () => {
    const file = lake.write("in.ndjson", [
      { _type: "s", list: [{ a: 1 }, { _key: "own" }], to: { _ref: "zz" } },
      { _id: "zz", _type: "s" },
    ]);
    await lake.import(file);
    const [id = ""] = lake.ids();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(lake.document(id)).toMatchObject({
      list: [{ a: 1, _key: expect.any(String) }, { _key: "own" }],
      to: reference("zz"),
    });
  });

  test("no id, the same file by another path: the document that is there", async () => {
    const file = lake.write("in.ndjson", [{ _type: "s" }]);
    await lake.import(file);
    expect(await lake.import(relative(".", file))).toMatchObject({ documents: 0, present: 1, problems: 0 });
  });

  test("documents of the system: left out, but not releases", async () => {
    const file = lake.write("in.ndjson", [
      { _id: "_.groups.public", _type: "system.group" },
      { _id: "_.releases.summer", _type: "system.release" },
    ]);
    expect(await lake.import(file)).toMatchObject({ documents: 1, systemDocuments: 1 });
    expect(lake.ids()).toEqual(["_.releases.summer"]);
  });
});

describe("what is wrong", () => {
  test("bad lines among good ones: each told with line, id and reason, nothing written", async () => {
    const lines = [
      '{"_id":"a","_type":"s"}',
      '{"_id":',
      "[]",
      '{"_id":"c"}',
      '{"_id":"a b","_type":"s"}',
      '{"_id":"a","_type":"again"}',
      '{"_id":"d","_type":"s","to":{"_ref":"nowhere"}}',
      '{"_id":"e","_type":"s","image":{"_sanityAsset":"chart.png"}}',
      '{"_id":"image-x","_type":"sanity.imageAsset"}',
    ];
    const file = lake.write("bad.ndjson", lines.join("\n"));
    const { reported, problems } = await lake.import(file);
    expect(problems).toBe(8);
    const told = reported.map(
      ({ place, documentId = "", reason }) => `${place.slice(file.length + 1)} ${documentId}: ${reason}`,
    );
    expect(told.toSorted()).toEqual([
      expect.stringMatching(/^2 : isn't JSON/),
      expect.stringMatching(/^3 : must be a document/),
      expect.stringMatching(/^4 : .*"c" needs a "_type"/),
      expect.stringMatching(/^5 : Invalid document ID "a b"/),
      expect.stringMatching(/^6 a: has the same id as .*bad\.ndjson:1$/),
      expect.stringMatching(/^7 d: refers to "nowhere"/),
      expect.stringMatching(/^8 e: has the _sanityAsset "chart.png"/),
      expect.stringMatching(/^9 image-x: is the document of an asset/),
    ]);
    expect(lake.ids()).toEqual([]);
  });

  test.each([
    ["create", 1, { v: "old" }],
    ["createOrReplace", 0, { v: "new" }],
    ["createIfNotExists", 0, { v: "old" }],
  ] as const)("an id that is there already, %s: problems %i, then %o", async (mode, problems, kept) => {
    await lake.target.commit([{ create: { _id: "a", _type: "s", v: "old" } }], "t1");
    const file = lake.write("in.ndjson", [
      { _id: "a", _type: "s", v: "new" },
      { _id: "b", _type: "s" },
    ]);
    const result = await lake.import(file, { mode });
    expect(result).toMatchObject({ problems });
    expect(lake.document("a")).toMatchObject(kept);
    expect(lake.ids()).toEqual(problems > 0 ? ["a"] : ["a", "b"]);
  });

  test("a document that the lake refuses when all was checked: told, the others are written", async () => {
    await lake.target.commit(
      [{ create: { _id: "a", _type: "story" } }, { create: { _id: "r", _type: "s", to: reference("a") } }],
      "t1",
    );
    const file = lake.write("in.ndjson", [
      { _id: "a", _type: "another type than what r refers to" },
      { _id: "b", _type: "s" },
    ]);
    const { reported, documents } = await lake.import(file, { mode: "createOrReplace" });
    expect(documents).toBe(1);
    expect(reported).toEqual([
      { place: `${file}:1`, documentId: "a", reason: expect.stringContaining("cannot be deleted") },
    ]);
    expect(lake.ids()).toEqual(["a", "b", "r"]);
  });

  test("a document that somebody edits before its references are made strong: told, the edit stays", async () => {
    const target: ImportTarget = {
      ...lake.target,
      async commit(mutations, transactionId) {
        const isStrengthening = mutations.some((mutation) => "patch" in mutation);
        if (isStrengthening && lake.document("d5")?.text !== "edited") {
          await lake.target.commit([{ patch: { id: "d5", set: { text: "edited" } } }], "edit");
        }
        await lake.target.commit(mutations, transactionId);
      },
    };
    const { reported } = await lake.import(lake.write("ring.ndjson", ring(20)), { target });
    expect(reported).toMatchObject([
      { documentId: "d5", reason: expect.stringContaining("unexpected revision") },
    ]);
    expect(lake.document("d5")).toMatchObject({ text: "edited" });
  });

  test("a full disk: stops, and says how to go on", async () => {
    const target: ImportTarget = {
      ...lake.target,
      commit: () => Promise.reject(httpError(503, "The disk is full")),
    };
    const file = lake.write("in.ndjson", [{ _id: "a", _type: "s" }]);
    await expect(lake.import(file, { target })).rejects.toMatchObject({
      code: "IMPORT_INTERRUPTED",
      message: expect.stringMatching(/disk is full.*start the same import again/),
    });
  });
});

describe("interrupted after each transaction, and started again", () => {
  test.each(["create", "createOrReplace", "createIfNotExists"] as const)(
    "%s: goes on, ends with all documents, all references strong",
    async (mode) => {
      const documents = ring(20);
      const file = lake.write("ring.ndjson", documents);
      for (let after = 1; ; after += 1) {
        const target = dyingTarget(after);
        const result = await lake.import(file, { mode, target }).catch((error: unknown) => error);
        if (!(result instanceof Error)) break;
        expect(result.message).toContain("gone");
      }
      expect(lake.ids()).toEqual(documents.map(({ _id }) => _id).toSorted());
      for (const { _id, "next-one": next } of documents) {
        expect(strongTargets(lake.document(_id) ?? {})).toEqual([next._ref]);
      }
      const before = transactions();
      expect(await lake.import(file, { mode })).toMatchObject({ documents: 0, present: 20, problems: 0 });
      expect(transactions()).toBe(before);
    },
  );

  test("a document that somebody changed meanwhile: told, and not overwritten", async () => {
    const documents = ring(20);
    const file = lake.write("ring.ndjson", documents);
    await expect(lake.import(file, { target: dyingTarget(2) })).rejects.toThrow("gone");
    await lake.target.commit([{ patch: { id: "d0", set: { text: "edited" } } }], "edit");
    const { reported } = await lake.import(file);
    expect(reported).toEqual([
      { place: `${file}:1`, documentId: "d0", reason: expect.stringContaining("already") },
    ]);
    expect(lake.document("d0")).toMatchObject({ text: "edited" });
  });
});

describe("assets", () => {
  const png = () =>
    sharp({ create: { width: 4, height: 3, channels: 3, background: "#c03" } })
      .png()
      .toBuffer();

  test("files beside the NDJSON: stored once, referred to in place", async () => {
    lake.write("images/a chart.png", await png());
    lake.write("text.txt", "words");
    const file = lake.write("in.ndjson", [
      {
        _id: "a",
        _type: "s",
        image: { _type: "image", _sanityAsset: "image@file://./images/a%20chart.png", alt: "x" },
      },
      {
        _id: "b",
        _type: "s",
        list: [{ _key: "k", _sanityAsset: "file@file://./text.txt" }],
        only: { _sanityAsset: "image@file://./images/a%20chart.png" },
      },
    ]);
    expect(await lake.import(file)).toMatchObject({ documents: 2, assets: 2, problems: 0 });
    const imageId = lake.ids().find((id) => id.startsWith("image-")) ?? "";
    const fileId = lake.ids().find((id) => id.startsWith("file-")) ?? "";
    expect(lake.document("a")).toMatchObject({
      image: { _type: "image", asset: reference(imageId), alt: "x" },
    });
    expect(lake.document("b")).toMatchObject({
      list: [{ _key: "k", asset: reference(fileId) }],
      only: { _type: "image", asset: reference(imageId) },
    });
    expect(lake.document(imageId)).toMatchObject({ originalFilename: "a chart.png" });
    expect(readFileSync(assetPath(lake.dataFolder, "production", imageId))).toEqual(await png());
  });

  test("imported, its folders moved, imported again: known, whatever order the files are in now", async () => {
    const sources = ["one", "two"].map((text) => {
      lake.write(`${text}/a.txt`, text);
      const file = { _sanityAsset: "file@file://./a.txt" };
      return lake.write(`${text}/in.ndjson`, [{ _id: text, _type: "s", file }]);
    });
    await lake.import(sources);
    renameSync(join(lake.folder, "one"), join(lake.folder, "zone"));
    const moved = sources.map((source) => source.replace("/one/", "/zone/"));
    expect(await lake.import(moved)).toMatchObject({ documents: 0, present: 2, problems: 0 });
  });

  test("a server that is too busy for a file: stops, instead of telling that the file is wrong", async () => {
    lake.write("a.txt", "text");
    const file = lake.write("in.ndjson", [
      { _id: "a", _type: "s", f: { _sanityAsset: "file@file://./a.txt" } },
    ]);
    const target = { ...lake.target, storeAsset: () => Promise.reject(httpError(429, "Too many requests")) };
    await expect(lake.import(file, { target })).rejects.toMatchObject({ code: "IMPORT_INTERRUPTED" });
  });

  test.each([
    ["a network address", "image@https://example.com/a.png", "fetches nothing from a network"],
    ["a missing file", "image@file://./missing.png", "isn't a file"],
    ["a folder", "file@file://./images/", "isn't a file"],
    ["a file above", "file@file://./../outside.txt", "outside"],
    ["a file above, encoded", "file@file://./%2e%2e/outside.txt", "outside"],
    ["a file elsewhere", "file@file:///etc/hostname", "outside"],
  ])("%s: refused with the reason, nothing written", async (_, marker, reason) => {
    lake.write("outside.txt", "secret");
    lake.write("inside/images/a.txt", "text");
    const file = lake.write("inside/in.ndjson", [{ _id: "a", _type: "s", f: { _sanityAsset: marker } }]);
    const { reported } = await lake.import(file);
    expect(reported).toEqual([
      { place: `${file}:1`, documentId: "a", reason: expect.stringContaining(reason) },
    ]);
    expect(lake.ids()).toEqual([]);
  });

  test("an image that can't be read: told, no document written", async () => {
    const broken = lake.write("broken.png", (await png()).subarray(0, 60));
    const file = lake.write("in.ndjson", [
      { _id: "a", _type: "s", i: { _sanityAsset: "image@file://./broken.png" } },
    ]);
    const { reported } = await lake.import(file);
    expect(reported).toEqual([{ place: broken, reason: expect.stringContaining("can't be read") }]);
    expect(lake.ids()).toEqual([]);
  });
});

describe("archives", () => {
  const data: TarEntry = entry("export/data.ndjson", '{"_id":"a","_type":"s"}');

  function entry(name: string, body: string | Uint8Array, type: "file" | "symlink" = "file"): TarEntry {
    const size = type === "file" ? Buffer.byteLength(body) : 0;
    return {
      header: { name, size, type, ...(type === "symlink" && { linkname: String(body) }) },
      ...(type === "file" && { body }),
    };
  }

  async function archive(...entries: TarEntry[]): Promise<string> {
    return lake.write("archive.tar.gz", gzipSync(await packTar(entries)));
  }

  test("with files that no document refers to, and what it says of them: all there", async () => {
    const file = await archive(
      data,
      entry(
        "export/assets.json",
        JSON.stringify({
          "file-aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d": {
            originalFilename: "greeting.txt",
            title: "Greeting",
            uploadId: "old",
            size: 1,
          },
        }),
      ),
      entry("export/files/aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d.txt", "hello"),
    );
    expect(await lake.import(file)).toMatchObject({ documents: 1, assets: 1, problems: 0 });
    const stored = lake.document("file-aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d-txt");
    expect(stored).toMatchObject({ originalFilename: "greeting.txt", title: "Greeting", size: 5 });
    expect(stored?.uploadId).not.toBe("old");
  });

  test("a problem in it: told by the archive's name and the line", async () => {
    const file = await archive(entry("export/data.ndjson", '\n{"_id":"a"}'));
    const { reported } = await lake.import(file);
    expect(reported[0]?.place).toBe(`${file}/data.ndjson:2`);
  });

  test.each([
    ["an entry that leads outside", [entry("export/../../escaped.ndjson", "{}")], "leads outside"],
    ["an absolute entry", [entry("/tmp/escaped.ndjson", "{}")], "leads outside"],
    ["two NDJSON files", [data, entry("export/more.ndjson", "{}")], "more than one .ndjson"],
    ["two NDJSON files of the same name", [data, entry("other/data.ndjson", "{}")], "more than one .ndjson"],
    ["no NDJSON file", [entry("export/readme.txt", "hello")], "no .ndjson"],
    ["a link as NDJSON", [entry("export/data.ndjson", "/etc/hostname", "symlink")], "no .ndjson"],
    [
      "a file that is too large",
      [data, entry("export/files/f.bin", "x".repeat(200))],
      "larger than 100 bytes",
    ],
    [
      "too much in all",
      Array.from({ length: 9 }, (_, n) => entry(`export/files/${n}.bin`, "x".repeat(100))),
      "more than 800 bytes",
    ],
    [
      "too many entries",
      Array.from({ length: 21 }, (_, n) => entry(`export/other/${n}`, "")),
      "more than 20 entries",
    ],
  ])("%s: refused whole", async (_, entries, reason) => {
    const file = await archive(...entries);
    const limits = { maxAssetBytes: 100, maxTotalBytes: 800, maxEntries: 20 };
    await expect(lake.import(file, { limits })).rejects.toMatchObject({
      code: "ARCHIVE_REFUSED",
      message: expect.stringContaining(reason),
    });
    expect(existsSync(`${lake.folder}/escaped.ndjson`)).toBe(false);
    expect(lake.ids()).toEqual([]);
  });

  test("one that was cut off: refused whole", async () => {
    const whole = gzipSync(
      await packTar([
        data,
        entry("export/files/f.bin", Buffer.from(Array.from({ length: 50_000 }, (_, n) => (n * 7919) % 251))),
      ]),
    );
    const file = lake.write("cut.tar.gz", whole.subarray(0, whole.length / 2));
    await expect(lake.import(file)).rejects.toMatchObject({ code: "ARCHIVE_REFUSED" });
    expect(lake.ids()).toEqual([]);
  });

  test("gzipped NDJSON that was cut off: refused whole", async () => {
    const whole = gzipSync(
      ring(20)
        .map((document) => JSON.stringify({ ...document, random: randomBytes(1000).toString("hex") }))
        .join("\n"),
    );
    const file = lake.write("cut.ndjson.gz", whole.subarray(0, whole.length - 100));
    await expect(lake.import(file)).rejects.toMatchObject({
      code: "ARCHIVE_REFUSED",
      message: expect.stringContaining("cut.ndjson.gz can't be imported: it is damaged"),
    });
    expect(lake.ids()).toEqual([]);
  });
});
