import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Problem } from "./problem.js";
import { withProgress } from "./progress.js";
import { nodeArguments, run } from "./run.js";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The Chromium to test in: one on the PATH, else Playwright's own, else one that is installed now.
 *
 * @returns its path
 * @throws Problem if there is none and none can be installed
 */
export async function ensureChromium(root: string, signal: AbortSignal): Promise<string> {
  const found = (await findChromium(root, signal)) ?? (await installChromium(root, signal));
  if (found !== undefined) return found;
  throw new Problem(
    "no-chromium",
    "The tests need Chromium, which is not on the PATH and could not be installed: install Chromium or Google Chrome and start again.",
  );
}

async function findChromium(root: string, signal: AbortSignal): Promise<string | undefined> {
  for (const candidate of [...onPath(), await playwrightsOwn()]) {
    // Some distributions have a placeholder of that name that only asks for another package.
    if (await prints(candidate, ["--version"], root, signal)) return candidate;
  }
  return undefined;
}

function onPath(): string[] {
  const folders = process.env.PATH?.split(delimiter) ?? [];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Loaded late: it is the largest package there is here, and most runs find a browser before. */
async function playwrightsOwn(): Promise<string> {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

async function installChromium(root: string, signal: AbortSignal): Promise<string | undefined> {
  for (const install of [installDebianPackage, installPlaywrightsOwn]) {
    await withProgress("Installing Chromium", () => install(root, signal));
    const found = await findChromium(root, signal);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function installDebianPackage(root: string, signal: AbortSignal): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", "chromium"]]) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runInstaller("apt-get", ["--quiet", ...args], env, root, signal);
  }
}

async function installPlaywrightsOwn(root: string, signal: AbortSignal): Promise<void> {
  const playwright = join(root, "node_modules/@playwright/test/cli.js");
  const args = nodeArguments(playwright, ["install", "chromium"]);
  await runInstaller(process.execPath, args, process.env, root, signal);
}

/** Says why if it fails, and goes on: there may be another way. */
async function runInstaller(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  root: string,
  signal: AbortSignal,
): Promise<void> {
  const { code, output } = await run(command, args, { cwd: root, env, signal });
  if (code !== 0) console.error(output);
}

async function prints(
  command: string,
  args: string[],
  folder: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (!existsSync(command)) return false;
  const { code, stdout } = await run(command, args, { cwd: folder, env: process.env, signal });
  return code === 0 && stdout !== "";
}
