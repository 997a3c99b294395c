import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unpackTar } from "modern-tar";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { assetPath } from "../assets/assetFiles.ts";
import { openSnapshot } from "./datasetSnapshot.ts";
import { type ExportOptions, exportArchive, exportLines } from "./exportDataset.ts";
import { type ImportFixture, importFixture } from "./importFixture.ts";

let lake: ImportFixture;

beforeEach(async () => {
  lake = importFixture();
  lake.write("a.txt", "hello");
  lake.write("b.txt", "unused");
  await lake.target.storeAsset({ kind: "file", path: join(lake.folder, "b.txt") });
  const file = lake.write("in.ndjson", [
    {
      _id: "a",
      _type: "story",
      file: { _type: "file", _sanityAsset: "file@file://./a.txt", note: "n" },
      list: [{ _key: "k", asset: { _ref: "other" } }],
    },
    { _id: "drafts.a", _type: "story" },
    { _id: "versions.summer.a", _type: "story" },
    { _id: "_.releases.summer", _type: "system.release" },
    { _id: "other", _type: "topic" },
  ]);
  expect(await lake.import(file)).toMatchObject({ problems: 0 });
});
afterEach(() => {
  lake.close();
});

const a = "file-aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d-txt";

async function archived(options: Partial<ExportOptions> = {}) {
  const snapshot = openSnapshot(lake.lakeFile, "production");
  if (!snapshot) throw new Error("no dataset");
  const file = join(lake.folder, "out.tar.gz");
  const result = await exportArchive(
    { snapshot, dataFolder: lake.dataFolder, hasDrafts: true, hasAssets: true, ...options },
    {
      output: createWriteStream(file),
      temporaryFolder: mkdtempSync(join(lake.folder, "temporary-")),
      now: new Date("2016-07-27T20:15:00Z"),
    },
  );
  snapshot.close();
  const entries = await unpackTar(gunzipSync(readFileSync(file)));
  const text = (name: string) =>
    Buffer.from(entries.find(({ header }) => header.name.endsWith(name))?.data ?? []).toString();
  const documents = text("/data.ndjson")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  return {
    result,
    names: entries.map(({ header }) => header.name),
    documents,
    assets: JSON.parse(text("/assets.json")),
  };
}

describe("archive", () => {
  test("everything: documents with files in place of assets, what is known of the assets, their bytes", async () => {
    const { result, names, documents, assets } = await archived();
    expect(result).toEqual({ documents: 5, assets: 2, missing: [] });
    const prefix = "production-export-2016-07-27t20-15-00-000z";
    expect(names).toEqual([
      `${prefix}/data.ndjson`,
      `${prefix}/assets.json`,
      `${prefix}/files/`,
      `${prefix}/images/`,
      `${prefix}/files/aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d.txt`,
      expect.stringMatching(/\/files\/[0-9a-f]{40}\.txt$/),
    ]);
    expect(documents.find(({ _id }) => _id === "a")).toMatchObject({
      file: {
        _type: "file",
        _sanityAsset: "file@file://./files/aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d.txt",
        note: "n",
      },
      list: [{ _key: "k", asset: { _ref: "other" } }],
    });
    expect(assets["file-aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"]).toMatchObject({
      originalFilename: "a.txt",
      size: 5,
    });
  });

  test("without drafts: no drafts, versions and releases", async () => {
    expect((await archived({ hasDrafts: false })).documents.map(({ _id }) => _id)).toEqual(["a", "other"]);
  });

  test("without assets: no files, and nothing that refers to them", async () => {
    const { names, documents } = await archived({ hasAssets: false });
    expect(names).toHaveLength(4);
    expect(documents.find(({ _id }) => _id === "a")).not.toHaveProperty("file");
  });

  test("of one type: its documents, and the assets that they refer to", async () => {
    const { result, documents } = await archived({ types: ["story"] });
    expect(documents.map(({ _type }) => _type)).toEqual(["story", "story", "story"]);
    expect(result.assets).toBe(1);
  });

  test("an asset whose file is lost: told, the others are there", async () => {
    rmSync(assetPath(lake.dataFolder, "production", a));
    expect((await archived()).result).toEqual({ documents: 5, assets: 1, missing: [a] });
  });

  test("an asset that is removed while it is packed: in the archive", async () => {
    const onProgress = (step: string) => {
      if (step === "Packing assets") rmSync(assetPath(lake.dataFolder, "production", a));
    };
    const { result, names } = await archived({ onProgress });
    expect(result).toMatchObject({ assets: 2, missing: [] });
    expect(names.filter((name) => name.includes("/files/aaf4c61d"))).toHaveLength(1);
  });

  test("written to meanwhile: nothing of it", async () => {
    const snapshot = openSnapshot(lake.lakeFile, "production");
    await lake.target.commit(
      [{ create: { _id: "late", _type: "story" } }, { delete: { id: "drafts.a" } }],
      "late",
    );
    const ids = Array.from(snapshot?.documents() ?? [], ({ id }) => id);
    snapshot?.close();
    expect(ids).toContain("drafts.a");
    expect(ids).not.toContain("late");
  });
});

test("NDJSON: documents as they are, the documents of assets too; imported again, they are the same", async () => {
  const snapshot = openSnapshot(lake.lakeFile, "production");
  if (!snapshot) throw new Error("no dataset");
  const file = join(lake.folder, "out.ndjson");
  const options = { snapshot, dataFolder: lake.dataFolder, hasDrafts: true, hasAssets: true };
  expect(await exportLines(options, createWriteStream(file))).toMatchObject({ documents: 7 });
  snapshot.close();
  const before = lake.ids().map((id) => ({ ...lake.document(id), _rev: "", _updatedAt: "" }));
  expect(await lake.import(file, { mode: "createOrReplace" })).toMatchObject({ documents: 7, problems: 0 });
  expect(lake.ids().map((id) => ({ ...lake.document(id), _rev: "", _updatedAt: "" }))).toEqual(before);
});
