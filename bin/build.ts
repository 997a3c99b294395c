import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileLock } from "./fileLock.ts";
import { buildFingerprint } from "./fingerprint.ts";
import { Problem, recogniseProblem } from "./problem.js";
import { withProgress } from "./progress.js";
import { nodeArguments, run } from "./run.js";
import type { Settings } from "./settings.ts";

/**
 * Builds the site unless the build that is there was made from the same sources and variables, and
 * keeps it from being built again while it is served. Several newsrooms can serve the same build.
 * A build reads no content and needs no server.
 *
 * @returns lifts the claim on the build; keep it, as for `claimDataFolder`
 * @throws Problem if the build is needed by another newsroom, or fails
 */
export async function claimBuild(
  settings: Settings,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<() => void> {
  const { root, buildFolder } = settings;
  const fingerprint = buildFingerprint(root, environment);
  // Next empties the build folder before a build, except for its cache.
  const cache = join(root, buildFolder, "cache");
  mkdirSync(cache, { recursive: true });
  const lock = new FileLock(join(cache, "verbatim.lock"));
  try {
    share(lock);
    const recordFile = join(root, buildFolder, "verbatim-build.json");
    if (recordedFingerprint(recordFile) !== fingerprint) {
      own(lock);
      // Tried first, because Next buries what it thinks of a folder that it can't write to.
      rmSync(recordFile, { force: true });
      writeFileSync(recordFile, "");
      await withProgress("Building the site", () => build(settings, environment, signal));
      writeFileSync(recordFile, JSON.stringify({ fingerprint }));
      share(lock);
    }
    return () => lock.release();
  } catch (error) {
    lock.release();
    throw error;
  }
}

function share(lock: FileLock): void {
  if (lock.share()) return;
  throw new Problem(
    "build-in-progress",
    "Another start is building the site here: wait until it is done and start again.",
  );
}

function own(lock: FileLock): void {
  if (lock.own()) return;
  throw new Problem(
    "build-in-use",
    "The site has to be built again, because its sources or its NEXT_PUBLIC variables have changed, but a running newsroom serves the build that is there: end that newsroom and start again.",
  );
}

async function build(
  { root, buildFolder }: Settings,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const next = join(root, "node_modules/next/dist/bin/next");
  const { code, output } = await run(process.execPath, nodeArguments(next, ["build"]), {
    cwd: root,
    env: {
      ...environment,
      NEXT_DIST_DIR: buildFolder,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DO_NOT_TRACK: "1",
    },
    signal,
    onLine: (line) => console.error(`build | ${line}`),
  });
  if (code === 0) return;
  throw (
    recogniseProblem(output, join(root, buildFolder)) ??
    new Problem("build-failed", "The site could not be built: what went wrong is above.")
  );
}

function recordedFingerprint(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8")).fingerprint;
  } catch {
    return undefined;
  }
}
