import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type StandIn, startStandIn } from "../sanity/hosted/startStandIn.ts";
import { startTestLake, type TestLake } from "../sanity/lake/http/testLake.ts";
import {
  article,
  paragraph,
  quote,
  type StoredDocument,
  source,
  statement,
} from "../sanity/queries/fixtures/portEllis.ts";
import { runNewsroomCommand } from "./newsroomCommand.ts";

const PUBLISHED: readonly StoredDocument[] = [
  { _id: "ines-holm", _type: "person", name: "Ines Holm", slug: { current: "ines-holm" }, staff: true },
  { _id: "mara-vane", _type: "person", name: "Mara Vane", slug: { current: "mara-vane" } },
  { _id: "topic-local", _type: "topic", title: "Local", slug: { current: "local" }, isSection: true },
  { _id: "topic-harbour", _type: "topic", title: "Harbour", slug: { current: "harbour" } },
  source("src-quay-recording"),
  quote("vane-no-sailing", "The ferry will not sail in June.", { event: undefined }),
  article("story-ferry", "ferry", { body: body("30,000") }),
];
const DRAFT = { ...article("story-ferry", "ferry", { body: body("33,000") }), _id: "drafts.story-ferry" };

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
  await lake
    .client("administrator")
    .mutate([...PUBLISHED, DRAFT].map((document) => ({ createOrReplace: document })));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await standIn.close();
  await lake.close();
  rmSync(dataFolder, { recursive: true });
});
beforeEach(() => standIn.forget());

test("check on hosted Sanity: by requests that Sanity documents", async () => {
  expect(await newsroom("check")).toContain("One story and one statement checked");
  expect(requested()).toEqual(new Set(["GET /v2025-02-19/data/query/production"]));
  expect(standIn.undocumented()).toEqual([]);
});

test("publish with a correction on hosted Sanity: by actions that Sanity documents", async () => {
  expect(await newsroom("publish", "ferry", "--correction-kind", "correction")).toContain("Published");
  expect(requested()).toContain("POST /v2025-02-19/data/actions/production");
  expect(standIn.undocumented()).toEqual([]);
  const stored = await lake.client("viewer").getDocument("story-ferry");
  expect(stored).toMatchObject({ corrections: [{ was: "30,000", now: "33,000" }] });
});

function body(tickets: string) {
  return [paragraph("p1", `The council looked at ${tickets} tickets.`), statement("s1", "vane-no-sailing")];
}

async function newsroom(...words: readonly string[]): Promise<string> {
  const lines: string[] = [];
  await runNewsroomCommand(words, {
    root: join(import.meta.dirname, ".."),
    environment: {
      ...standIn.environment,
      VERBATIM_DATA_DIR: dataFolder,
      SANITY_API_READ_TOKEN: lake.tokens.viewer,
      SANITY_API_WRITE_TOKEN: lake.tokens.editor,
    },
    signal: new AbortController().signal,
    print: (line) => lines.push(line),
  });
  return lines.join("\n");
}

function requested(): ReadonlySet<string> {
  return new Set(standIn.requests.map(({ method, url }) => `${method} ${url.split("?")[0]}`));
}
