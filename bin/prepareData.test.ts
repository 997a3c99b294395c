import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { prepareData } from "./prepareData.ts";
import { nodeArguments, run } from "./run.js";
import { readSettings, type Settings } from "./settings.ts";

const root = join(import.meta.dirname, "..");
const signal = new AbortController().signal;

let dataFolder: string;
let settings: Settings;

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "verbatim-data-"));
  settings = readSettings(root, "production", { VERBATIM_DATA_DIR: dataFolder });
});
afterEach(() => {
  rmSync(dataFolder, { recursive: true });
});

const sampleIds = globSync("sanity/sample/*.ndjson", { cwd: root })
  .flatMap((file) => readFileSync(join(root, file), "utf8").trimEnd().split("\n"))
  .map((line): string => JSON.parse(line)._id)
  .sort();

/** Documents that aren't assets, and how many transactions there were. */
function stored(): { ids: string[]; bodies: string; transactions: number } {
  const db = new DatabaseSync(join(dataFolder, "lake", "lake.sqlite"), { readOnly: true });
  const rows = db.prepare("SELECT id, body FROM documents WHERE type NOT LIKE 'sanity.%' ORDER BY id").all();
  const transactions = Number(db.prepare("SELECT count(*) AS count FROM transactions").get()?.count);
  db.close();
  return {
    ids: rows.map(({ id }) => String(id)).sort(),
    bodies: rows.map(({ body }) => String(body)).join("\n"),
    transactions,
  };
}

async function lake(...command: string[]): Promise<void> {
  const args = nodeArguments(join(root, "sanity/lake/main.ts"), [
    ...command,
    "--data",
    join(dataFolder, "lake"),
  ]);
  const { code, output } = await run(process.execPath, args, { cwd: root, env: process.env, signal });
  expect(code, output).toBe(0);
}

test("prepare an empty folder: the sample is there with its images; prepared again nothing is written", async () => {
  await prepareData(settings, signal);
  const { ids, bodies, transactions } = stored();
  expect(ids).toEqual(sampleIds);
  expect(bodies).not.toContain("_sanityAsset");
  await prepareData(settings, signal);
  expect(stored().transactions).toBe(transactions);
});

test("prepare what an interrupted start left behind: all of the sample, in place of half of it", async () => {
  const half = join(dataFolder, "half.ndjson");
  writeFileSync(half, `{"_id":${JSON.stringify(sampleIds[0])},"_type":"event","title":"half written"}`);
  mkdirSync(join(dataFolder, "lake"));
  await lake("dataset", "create", settings.dataset);
  await lake("import", half, "--dataset", settings.dataset);
  writeFileSync(join(dataFolder, "seeding"), "");
  await prepareData(settings, signal);
  expect(stored().ids).toEqual(sampleIds);
  expect(stored().bodies).not.toContain("half written");
});
