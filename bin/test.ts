import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ensureChromium } from "./chromium.ts";
import { type Nginx, startNginx } from "./nginx.ts";
import { startPart } from "./part.ts";
import { freePort } from "./ports.ts";
import { createToken } from "./prepareData.ts";
import { exitWith, interrupted, Problem } from "./problem.js";
import { withProgress } from "./progress.js";
import { nodeArguments, run } from "./run.js";
import { lakeUrl, readSettings, type Settings, siteUrl } from "./settings.ts";
import { stopSignal } from "./stopSignal.js";
import { checkCounts, playwrightCounts, sumCounts, type TestCounts, vitestCounts } from "./testCounts.ts";

const root = join(import.meta.dirname, "..");
const signal = stopSignal();
const startTimeoutMs = 15 * 60_000;
const stopGraceMs = 15_000;
/** Kept for whoever wonders why a test failed. */
const newsroomLog = join(root, "test-results/newsroom.log");

/** Nothing of the machine's own newsroom: not its data, its backend, nor its build. */
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  HOST: "127.0.0.1",
  NEXT_DIST_DIR: ".next-test",
  NEXT_PUBLIC_SANITY_PROJECT_ID: "",
  NEXT_PUBLIC_SANITY_DATASET: "",
  SITE_URL: "",
  NEXT_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  ...(process.stdout.isTTY && { FORCE_COLOR: "1" }),
};

/** Runs one kind of test; `folder` is its own and temporary, `args` are for its tool. */
type Phase = (folder: string, args: string[]) => Promise<TestCounts>;

const phases: Record<string, Phase> = {
  lint: async (_folder, args) => checkCounts(await runTool("@biomejs/biome/bin/biome", ["check", ...args])),
  types: async () => {
    const generated = await runTool("next/dist/bin/next", ["typegen"]);
    return checkCounts(generated === 0 ? await runTool("typescript/bin/tsc", []) : generated);
  },
  typegen: async () => checkCounts(await runNode(join(root, "bin/typegen.js"), ["--check"])),
  unit: runUnitTests,
  "end-to-end": runEndToEndTests,
};

try {
  const [name, ...args] = process.argv.slice(2);
  await runPhases(chosenPhases(name), args);
} catch (error) {
  exitWith(error, root);
}

function chosenPhases(name: string | undefined): [name: string, phase: Phase][] {
  const wanted = name === "e2e" ? "end-to-end" : name;
  const chosen = Object.entries(phases).filter((entry) => wanted === undefined || entry[0] === wanted);
  if (chosen.length > 0) return chosen;
  throw new Problem(
    "no-such-tests",
    `There are no tests called "${name}": choose from ${Object.keys(phases).join(", ")}, or name none for all.`,
  );
}

async function runPhases(chosen: [name: string, phase: Phase][], args: string[]): Promise<void> {
  const results: [name: string, counts: TestCounts][] = [];
  for (const [name, phase] of chosen) {
    console.log(`\n── ${name}\n`);
    results.push([name, await runPhase(phase, args)]);
  }
  const total = sumCounts(results.map(([, counts]) => counts));
  console.log("");
  for (const [name, { passed, failed }] of results) {
    console.log(
      `${name.padEnd(12)} ${String(passed).padStart(6)} passed ${String(failed).padStart(6)} failed`,
    );
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

/** What can't be run at all has failed; only an interruption ends the phases after it too. */
async function runPhase(phase: Phase, args: string[]): Promise<TestCounts> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-test-"));
  try {
    return await phase(folder, args);
  } catch (error) {
    if (signal.aborted) throw interrupted();
    console.error(error instanceof Problem ? error.message : error);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runUnitTests(folder: string, args: string[]): Promise<TestCounts> {
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runTool("vitest/vitest.mjs", ["run", ...reporters, ...args], {
    ...environment,
    TMPDIR: folder,
  });
  return vitestCounts(readJson(report), code);
}

/** In a browser, on a newsroom that is started as a person starts it. */
async function runEndToEndTests(folder: string, args: string[]): Promise<TestCounts> {
  const chromium = await ensureChromium(root, signal);
  const newsroomEnvironment = {
    ...environment,
    VERBATIM_DATA_DIR: join(folder, "data"),
    PORT: String(await freePort()),
    LAKE_PORT: String(await freePort()),
  };
  const settings = readSettings(root, "production", newsroomEnvironment);
  mkdirSync(dirname(newsroomLog), { recursive: true });
  writeFileSync(newsroomLog, "");
  const newsroom = startPart(
    {
      name: "newsroom",
      script: join(root, "bin/start.ts"),
      args: [],
      folder: root,
      environment: newsroomEnvironment,
      readyUrl: `${siteUrl(settings)}/api/health`,
    },
    (line) => appendFileSync(newsroomLog, `${line}\n`),
  );
  let front: Nginx | undefined;
  try {
    console.error(`The newsroom to test logs to ${newsroomLog}.`);
    const isReady = await withProgress("Starting it", () =>
      newsroom.isReady(AbortSignal.any([signal, AbortSignal.timeout(startTimeoutMs)])),
    );
    if (!isReady) {
      if (signal.aborted) throw interrupted();
      console.error(readFileSync(newsroomLog, "utf8"));
      throw new Problem("newsroom-not-started", "The newsroom to test did not start: why is above.");
    }
    front = await startFront(folder, settings);
    const report = join(folder, "report.json");
    const code = await runTool("@playwright/test/cli.js", ["test", ...args], {
      ...newsroomEnvironment,
      TMPDIR: folder,
      E2E_SITE_URL: front?.url ?? siteUrl(settings),
      E2E_LAKE_URL: lakeUrl(settings),
      E2E_ADMIN_TOKEN: await createToken(settings, "administrator", "end-to-end tests", signal),
      E2E_DATA_DIR: settings.dataFolder,
      E2E_CHROMIUM: chromium,
      E2E_REPORT: report,
    });
    return playwrightCounts(readJson(report), code);
  } finally {
    await front?.stop();
    await newsroom.stop(stopGraceMs);
  }
}

/** What stands before the newsroom, as E2E_THROUGH says: for the tests of readers' pages, which it may keep for seconds. */
async function startFront(folder: string, { sitePort }: Settings): Promise<Nginx | undefined> {
  const through = process.env.E2E_THROUGH || undefined;
  if (through === undefined) return undefined;
  if (through !== "nginx") {
    throw new Problem("unknown-front", `E2E_THROUGH is "${through}": set it to nginx, or leave it out.`);
  }
  const nginxFolder = join(folder, "nginx");
  mkdirSync(nginxFolder);
  return startNginx({ folder: nginxFolder, sitePort });
}

/** @param file from node_modules, the program of a tool */
function runTool(file: string, args: string[], env = environment): Promise<number> {
  return runNode(join(root, "node_modules", file), args, env);
}

async function runNode(script: string, args: string[], env = environment): Promise<number> {
  const { code } = await run(process.execPath, nodeArguments(script, args), {
    cwd: root,
    env,
    signal,
    onLine: (line) => console.log(line),
  });
  return code;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
