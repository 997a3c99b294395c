import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PartDefinition, type RunningPart, startPart } from "../bin/part.ts";
import { lakePart, sitePart } from "../bin/parts.ts";
import { freePort } from "../bin/ports.ts";
import { createToken, prepareData } from "../bin/prepareData.ts";
import { lakeUrl, readSettings, siteUrl } from "../bin/settings.ts";
import { type HeldBackAnswer, SlowLake } from "./slowLake.ts";

const readyTimeoutMs = 60_000;
const stopGraceMs = 10_000;

/** A newsroom of a test's own, whose parts it can end and start again; nothing else restarts them. */
export interface Newsroom {
  siteUrl: string;
  lakeUrl: string;
  adminToken: string;
  viewerToken: string;
  dataFolder: string;
  /** From now on the lake's answers reach the site this much later. */
  delayLake(delayMs: number): void;
  /** Waits until an answer of the lake that holds the text is being delayed. */
  lakeAnswerHeldBack(text: string): Promise<HeldBackAnswer>;
  /** How many GROQ queries the lake was asked for each request of the site, by the request's id. */
  lakeQueries(): ReadonlyMap<string, number>;
  /** The memory that the site's process holds. */
  siteMemoryBytes(): number;
  /** The processor time that the site's process has used so far, in milliseconds; Linux only. */
  siteProcessorMs(): number;
  /** The size of the files in the build that the site serves. */
  buildFolderBytes(): number;
  /** Ends a part as a crash would. */
  killLake(): Promise<void>;
  killSite(): Promise<void>;
  /** Starts a part that was killed, on the same data and port, and waits until it is ready. */
  startLake(): Promise<void>;
  startSite(): Promise<void>;
  /** Ends everything and removes the data. */
  stop(): Promise<void>;
}

export interface NewsroomOptions {
  /** How much later the lake's answers reach the site, from the start. */
  lakeDelayMs?: number;
  /** Further variables for the site. */
  siteEnvironment?: Record<string, string>;
}

/** Starts a newsroom with the sample on fresh data and free ports, with the build that the tests use. */
export async function startNewsroom({
  lakeDelayMs = 0,
  siteEnvironment = {},
}: NewsroomOptions = {}): Promise<Newsroom> {
  const dataFolder = mkdtempSync(join(tmpdir(), "verbatim-newsroom-"));
  const environment = {
    ...process.env,
    VERBATIM_DATA_DIR: dataFolder,
    PORT: String(await freePort()),
    LAKE_PORT: String(await freePort()),
  };
  const settings = readSettings(join(import.meta.dirname, ".."), "production", environment);
  const signal = new AbortController().signal;
  const secrets = await prepareData(settings, signal);
  const adminToken = await createToken(settings, "administrator", "end-to-end test", signal);
  const lakeDefinition = lakePart(settings, environment);
  const lakeAddress = lakeUrl(settings);
  const { viewerToken } = secrets;
  if (!lakeDefinition || !lakeAddress || !viewerToken)
    throw new Error("The newsroom has no lake of its own.");

  const slowLake = new SlowLake(lakeAddress, await freePort(), lakeDelayMs);
  const site = sitePart(settings, secrets, environment);
  const siteDefinition = {
    ...site,
    environment: {
      ...site.environment,
      SANITY_API_HOST: slowLake.url,
      // Browsers reach the lake itself.
      LAKE_URL: lakeAddress,
      ...siteEnvironment,
    },
  };
  const running: { lake?: RunningPart; site?: RunningPart } = {};
  const newsroom: Newsroom = {
    siteUrl: siteUrl(settings),
    lakeUrl: lakeAddress,
    adminToken,
    viewerToken,
    dataFolder,
    delayLake: (delayMs) => {
      slowLake.delayMs = delayMs;
    },
    lakeAnswerHeldBack: (text) => slowLake.answerHeldBack(text),
    lakeQueries: () => slowLake.queriesByRequest,
    siteMemoryBytes: () => memoryBytes(running.site?.pid),
    siteProcessorMs: () => processorMs(running.site?.pid),
    buildFolderBytes: () => folderBytes(join(settings.root, settings.buildFolder)),
    async killLake() {
      await Promise.all([running.lake?.kill(), slowLake.close()]);
    },
    async killSite() {
      await running.site?.kill();
    },
    async startLake() {
      running.lake = await startReady(lakeDefinition);
      await slowLake.listen();
    },
    async startSite() {
      running.site = await startReady(siteDefinition);
    },
    async stop() {
      await running.site?.stop(stopGraceMs);
      await running.lake?.stop(stopGraceMs);
      await slowLake.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
  try {
    await newsroom.startLake();
    await newsroom.startSite();
  } catch (error) {
    await newsroom.stop();
    throw error;
  }
  return newsroom;
}

async function startReady(definition: PartDefinition): Promise<RunningPart> {
  const said: string[] = [];
  const part = startPart(definition, (line) => said.push(line));
  if (await part.isReady(AbortSignal.timeout(readyTimeoutMs))) return part;
  await part.stop(stopGraceMs);
  throw new Error(`The ${definition.name} did not start:\n${said.join("\n")}`);
}

/** Fields 14 and 15 of proc(5) stat, user and system time, counted in hundredths of a second. */
function processorMs(pid: number | undefined): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return 10 * (Number(afterName[11]) + Number(afterName[12]));
}

function memoryBytes(pid: number | undefined): number {
  if (process.platform === "linux") {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return 1024 * Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
  }
  return 1024 * Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}

function folderBytes(folder: string): number {
  const files = globSync("**/*", { cwd: folder }).map((file) => statSync(join(folder, file)));
  return files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}
