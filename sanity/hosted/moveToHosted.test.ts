import { createReadStream, createWriteStream, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@sanity/client";
import { sanityImport } from "@sanity/import";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { API_VERSION } from "../client.ts";
import { readBackend } from "../configuration.ts";
import { quarters } from "../lake/assets/imageFixture.ts";
import { startTestLake, type TestLake } from "../lake/http/testLake.ts";
import { openSnapshot } from "../lake/moving/datasetSnapshot.ts";
import { exportArchive } from "../lake/moving/exportDataset.ts";
import { type ImportFixture, importFixture } from "../lake/moving/importFixture.ts";
import { FERRY_IMAGE, PORT_ELLIS, ref, source } from "../queries/fixtures/portEllis.ts";
import { NOW } from "../queries/fixtures/queryLake.ts";
import { type StandIn, startStandIn } from "./startStandIn.ts";

let newsroom: ImportFixture;
let lake: TestLake;
let standIn: StandIn;

beforeEach(async () => {
  // First, since the Sanity client looks for a proxy once.
  standIn = await startStandIn("ab12cd34");
  for (const [name, value] of Object.entries(standIn.environment)) vi.stubEnv(name, value);
  newsroom = importFixture();
  lake = await startTestLake();
  standIn.answerFrom(lake.url);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await standIn.close();
  await lake.close();
  newsroom.close();
});

test("import an exported newsroom: the same documents, images and files, by requests that Sanity documents", async () => {
  expect(await newsroom.import(await writeNewsroom())).toMatchObject({ problems: 0 });
  const { projectId, dataset, apiHost } = readBackend(standIn.environment);
  const client = createClient({
    ...{ projectId, dataset, apiHost, apiVersion: API_VERSION },
    ...{ token: lake.tokens.administrator, useCdn: false, perspective: "raw" },
  });
  const archive = createReadStream(await exportNewsroom());

  expect(await sanityImport(archive, { client, operation: "create" })).toMatchObject({ warnings: [] });

  const moved = await client.fetch<Stored[]>("*[] | order(_id)");
  const documents = newsroom.ids().map((id) => newsroom.document(id) ?? {});
  expect(moved.map(withoutPlace)).toEqual(documents.map(withoutPlace));
  expect(standIn.undocumented()).toEqual([]);
});

type Stored = Readonly<Record<string, unknown>>;

/** Port Ellis with a picture, a file and its approver. */
async function writeNewsroom(): Promise<string> {
  newsroom.write("quay.png", await (await quarters(40, 20)).png().toBuffer());
  newsroom.write("minutes.txt", "The ferry stays in the harbour.");
  const documents = [
    ...PORT_ELLIS.filter(({ _id }) => _id !== FERRY_IMAGE),
    { _id: "secret-editor", _type: "person", name: "Ada Renn", slug: { current: "ada-renn" } },
    source("src-minutes", { file: { _type: "file", _sanityAsset: "file@file://./minutes.txt" } }),
  ];
  const picture = JSON.stringify({ asset: ref(FERRY_IMAGE) }).slice(1, -1);
  const lines = documents.map((document) =>
    JSON.stringify(document).replaceAll(picture, '"_sanityAsset":"image@file://./quay.png"'),
  );
  return newsroom.write("newsroom.ndjson", lines.join("\n"));
}

async function exportNewsroom(): Promise<string> {
  const snapshot = openSnapshot(newsroom.lakeFile, "production");
  if (!snapshot) throw new Error("There is no dataset to export.");
  const file = join(newsroom.folder, "newsroom.tar.gz");
  await exportArchive(
    { snapshot, dataFolder: newsroom.dataFolder, hasDrafts: true, hasAssets: true },
    {
      output: createWriteStream(file),
      temporaryFolder: mkdtempSync(join(newsroom.folder, "temporary-")),
      now: NOW,
    },
  );
  snapshot.close();
  return file;
}

/** Without what an import makes anew. */
function withoutPlace({ _rev, _createdAt, _updatedAt, url, assetId, uploadId, ...rest }: Stored): Stored {
  return rest;
}
