import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type StandIn, startStandIn } from "../sanity/hosted/startStandIn.ts";
import { startTestLake, type TestLake } from "../sanity/lake/http/testLake.ts";
import { article, day } from "../sanity/queries/fixtures/portEllis.ts";
import { runUpdateCommand } from "./updateCommand.ts";

const RUNNING = article("story-ferry", "ferry", {
  coverage: { _type: "coverage", state: "running", start: day("2021-05-01") },
});

let dataFolder: string;
let lake: TestLake;
let standIn: StandIn;

beforeAll(async () => {
  // First, since the Sanity client looks for a proxy once.
  standIn = await startStandIn("ab12cd34");
  for (const [name, value] of Object.entries(standIn.environment)) vi.stubEnv(name, value);
  dataFolder = mkdtempSync(join(tmpdir(), "verbatim-hosted-"));
  lake = await startTestLake();
  standIn.answerFrom(lake.url);
  const client = lake.client("administrator");
  const referred = [
    { _id: "ines-holm", _type: "person", name: "Ines Holm", staff: true },
    { _id: "topic-local", _type: "topic", title: "Local" },
    { _id: "topic-harbour", _type: "topic", title: "Harbour" },
  ];
  await client.mutate(
    [...referred, RUNNING, { ...RUNNING, _id: "drafts.story-ferry" }].map((document) => ({
      createOrReplace: document,
    })),
  );
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await standIn.close();
  await lake.close();
  rmSync(dataFolder, { recursive: true });
});

test("on hosted Sanity: by requests that Sanity documents", async () => {
  const lines: string[] = [];
  for (const more of [["--dry-run"], [], []]) {
    await runUpdateCommand(
      ["--story", "ferry", "--headline", "Noon", "--file", "-", "--author", "Ines Holm", ...more],
      {
        root: join(import.meta.dirname, ".."),
        environment: {
          ...standIn.environment,
          VERBATIM_DATA_DIR: dataFolder,
          SANITY_API_READ_TOKEN: lake.tokens.viewer,
          SANITY_API_WRITE_TOKEN: lake.tokens.editor,
        },
        signal: new AbortController().signal,
        print: (line) => lines.push(line),
        folder: dataFolder,
        readInput: async () => "Nothing new.",
      },
    );
  }
  const receipts = lines.filter((line) => line.endsWith(": Noon"));
  expect(receipts).toEqual(["Would publish: Noon", "Published: Noon", "Already published: Noon"]);
  expect(standIn.undocumented()).toEqual([]);
  expect(new Set(standIn.requests.map(({ method, url }) => `${method} ${url.split("?")[0]}`))).toEqual(
    new Set(["GET /v2025-02-19/data/query/production", "POST /v2025-02-19/data/mutate/production"]),
  );
});
