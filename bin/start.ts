import { join } from "node:path";
import { STUDIO_PATH } from "../lib/routes.ts";
import { readConfiguration, readOperation } from "../sanity/configuration.ts";
import { claimBuild } from "./build.ts";
import { claimDataFolder } from "./dataLock.ts";
import { newsroomLog } from "./newsroomLog.ts";
import { lakePart, sitePart } from "./parts.ts";
import { ensurePortFree } from "./ports.ts";
import { prepareData } from "./prepareData.ts";
import { exitWith } from "./problem.js";
import { restartPolicy } from "./restartDelay.ts";
import { asProblem, lakeUrl, readSettings, type Settings, siteUrl } from "./settings.ts";
import { stopSignal } from "./stopSignal.js";
import { supervise } from "./supervise.ts";

const root = join(import.meta.dirname, "..");
const mode = process.argv.includes("--dev") ? "development" : "production";
const signal = stopSignal();
let folder = root;

try {
  const settings = readSettings(root, mode, process.env);
  folder = settings.dataFolder;
  await startNewsroom(settings);
  process.exit(0);
} catch (error) {
  exitWith(error, folder);
}

async function startNewsroom(settings: Settings): Promise<void> {
  if (process.argv.includes("--prepare")) return prepare(settings);
  const releaseData = claimDataFolder(settings.dataFolder);
  await ensurePortFree(settings.host, settings.sitePort, "PORT");
  if (settings.lakePort !== undefined) await ensurePortFree(settings.host, settings.lakePort, "LAKE_PORT");
  const secrets = await prepareData(settings, signal);
  const lake = lakePart(settings, process.env);
  const site = sitePart(settings, secrets, process.env);
  asProblem(() => readConfiguration(site.environment));
  const { logging } = asProblem(() => readOperation(site.environment));
  const log = newsroomLog(logging, console.log, () => new Date());
  const releaseBuild = mode === "production" ? await claimBuild(settings, process.env, signal) : undefined;

  log("Starting the newsroom …");
  await supervise(lake ? [lake, site] : [site], {
    signal,
    log,
    policy: restartPolicy,
    onReady: () => log(announcement(settings)),
  });
  releaseBuild?.();
  releaseData();
  log("The newsroom has stopped.");
}

/** Does what a start on this build would have to do first, so that it can run without rights to this folder. */
async function prepare(settings: Settings): Promise<void> {
  const releaseBuild = await claimBuild(settings, process.env, signal);
  releaseBuild();
  console.log("Everything is ready for a start.");
}

function announcement(settings: Settings): string {
  return `
Verbatim is running.

  Front page   ${siteUrl(settings)}
  Studio       ${siteUrl(settings)}${STUDIO_PATH}
  Content      ${lakeUrl(settings) ?? "hosted Sanity"}
  Data         ${settings.dataFolder}
  To stop it   press Ctrl-C
`;
}
