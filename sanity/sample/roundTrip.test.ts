import { createHash } from "node:crypto";
import { createReadStream, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { exportDataset } from "@sanity/export";
import { sanityImport } from "@sanity/import";
import { unpackTar } from "modern-tar";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listTokens } from "../lake/access/tokens.ts";
import { runCommand } from "../lake/commands/runCommand.ts";
import { noteServerAddress } from "../lake/commands/serverAddress.ts";
import { startTestLake, type TestLake } from "../lake/http/testLake.ts";

interface StoredDocument {
  _id: string;
  _type: string;
  [field: string]: unknown;
}

let lake: TestLake;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sample-"));
  lake = await startTestLake({ requestsPerSecond: 0 });
  const now = new Date();
  for (const name of ["again", "command"]) lake.store.createDataset(name, "private", now);
  await sanityImport(Readable.from([sampleLines()]), {
    ...importOptions("production"),
    assetsBase: import.meta.dirname,
  });
});
afterAll(async () => {
  await lake.close();
  rmSync(folder, { recursive: true });
});

/** The sample, and what it may not have: a file, an image without a name of its own, a draft. */
function sampleLines(): string {
  const files = globSync("*.ndjson", { cwd: import.meta.dirname }).sort();
  const image = globSync("images/*.png", { cwd: import.meta.dirname }).sort()[0];
  const more = [
    {
      _id: "drafts.round-trip",
      _type: "note",
      image: { _type: "image", _sanityAsset: `image@file://./${image}` },
    },
    {
      _id: "round-trip",
      _type: "note",
      list: [{ text: "a" }],
      file: { _sanityAsset: "file@file://./README.md" },
    },
  ];
  return [
    ...files.map((file) => readFileSync(join(import.meta.dirname, file), "utf8").trimEnd()),
    ...more.map((document) => JSON.stringify(document)),
  ].join("\n");
}

function importOptions(dataset: string): Parameters<typeof sanityImport>[1] {
  return {
    client: lake.client("administrator", { dataset }),
    operation: "create",
    releasesOperation: "fail",
    allowAssetsInDifferentDataset: false,
    allowSystemDocuments: false,
    replaceAssets: false,
    skipCrossDatasetReferences: false,
    tag: "sanity.import",
    onProgress: () => {},
  };
}

async function exported(mode: "stream" | "cursor"): Promise<string> {
  const outputPath = join(folder, `${mode}.tar.gz`);
  await exportDataset({ client: lake.client("administrator"), dataset: "production", outputPath, mode });
  return outputPath;
}

/** A dataset's documents by id, without what each import gives anew. */
async function contentsOf(dataset: string): Promise<StoredDocument[]> {
  const documents = await lake
    .client("viewer", { dataset })
    .fetch<StoredDocument[]>("*|order(_id)", {}, { perspective: "raw" });
  return documents.map(({ _rev, _updatedAt, uploadId, ...document }) => ({
    ...document,
    ...(isAsset(document) && { _createdAt: "", path: "", url: "" }),
  }));
}

function isAsset({ _type }: { _type?: unknown }): boolean {
  return _type === "sanity.imageAsset" || _type === "sanity.fileAsset";
}

/** SHA-1 of each asset's bytes, as they are delivered, by id. */
async function deliveredBytes(dataset: string): Promise<Map<string, string>> {
  const assets = await lake
    .client("viewer", { dataset })
    .fetch<{ _id: string; url: string }[]>(
      '*[_type in ["sanity.imageAsset", "sanity.fileAsset"]]|order(_id){_id, url}',
    );
  return new Map(
    await Promise.all(
      assets.map(async ({ _id, url }) => [_id, sha1(await (await fetch(url)).bytes())] as const),
    ),
  );
}

function sha1(bytes: Uint8Array): string {
  return createHash("sha1").update(bytes).digest("hex");
}

/** Entries by their name in the archive's own folder. */
async function entriesOf(archive: string): Promise<Map<string, Uint8Array>> {
  const entries = await unpackTar(gunzipSync(readFileSync(archive)));
  return new Map(
    entries.map(({ header, data }) => [
      header.name.slice(header.name.indexOf("/") + 1),
      data ?? new Uint8Array(),
    ]),
  );
}

describe("the sample, brought in by @sanity/import", () => {
  test("read it: all documents, with their images in place", async () => {
    const ids = new Set((await contentsOf("production")).map(({ _id }) => _id));
    const lines = sampleLines().split("\n");
    expect(lines.map((line) => JSON.parse(line)._id).filter((id) => !ids.has(id))).toEqual([]);
    expect(JSON.stringify(await contentsOf("production"))).not.toContain("_sanityAsset");
    const bytes = await deliveredBytes("production");
    expect([...bytes].filter(([id, digest]) => id.split("-")[1] !== digest)).toEqual([]);
    expect(bytes.size).toBeGreaterThanOrEqual(2);
  });

  test.each(["stream", "cursor"] as const)(
    "export it with @sanity/export, mode %s, import that with @sanity/import: the same documents and bytes",
    async (mode) => {
      const archive = await exported(mode);
      await sanityImport(createReadStream(archive), {
        ...importOptions("again"),
        operation: "createOrReplace",
      });
      expect(await contentsOf("again")).toEqual(await contentsOf("production"));
      expect(await deliveredBytes("again")).toEqual(await deliveredBytes("production"));
    },
  );

  test("import what @sanity/export wrote with the lake's own command: the same documents and bytes", async () => {
    const archive = await exported("stream");
    const removeNote = noteServerAddress(lake.dataFolder, lake.url);
    await command("import", archive, "--dataset", "command");
    removeNote();
    const tokens = listTokens(lake.store.db).filter(({ label }) => label === "import");
    expect(tokens).toEqual([expect.objectContaining({ revokedAt: expect.any(String) })]);
    expect(await contentsOf("command")).toEqual(await contentsOf("production"));
    expect(await deliveredBytes("command")).toEqual(await deliveredBytes("production"));
  });

  test("export it with the lake's own command: the archive that @sanity/export writes", async () => {
    const own = join(folder, "own.tar.gz");
    await command("export", own, "--dataset", "production");
    const [ours, theirs] = [await entriesOf(own), await entriesOf(await exported("stream"))];
    expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
    for (const [name, bytes] of theirs) {
      if (name === "assets.json") expect(parse(ours.get(name))).toEqual(parse(bytes));
      else expect(Buffer.from(ours.get(name) ?? []).equals(bytes), name).toBe(true);
    }
  });
});

function parse(bytes: Uint8Array | undefined): unknown {
  return JSON.parse(Buffer.from(bytes ?? []).toString());
}

async function command(...words: string[]): Promise<void> {
  const errors: string[] = [];
  const code = await runCommand([...words, "--data", lake.dataFolder], {
    env: {},
    print: () => {},
    printError: (line) => errors.push(line),
  });
  expect(code, errors.join("\n")).toBe(0);
}
