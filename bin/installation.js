import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Problem, recogniseProblem } from "./problem.js";
import { withProgress } from "./progress.js";
import { nodeArguments, run } from "./run.js";

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {string | string[]} [os]
 * @property {string | string[]} [cpu]
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 * @typedef {{ os: string, cpu: string }} Platform
 */

/**
 * Installs the project's packages unless exactly those of the lockfile are there.
 *
 * @param {string} root the project's folder
 * @param {AbortSignal} signal
 */
export async function ensureInstalled(root, signal) {
  const platform = { os: process.platform, cpu: process.arch };
  const locked = readLockfile(join(root, "package-lock.json"));
  if (locked === undefined) {
    throw new Problem(
      "no-lockfile",
      `package-lock.json is missing or damaged in ${root}: restore it with git.`,
    );
  }
  // npm writes this one last, so that an installation cut short has none, or an older one.
  const installed = readLockfile(join(root, "node_modules/.package-lock.json"));
  if (installed !== undefined && isInstalled(locked, installed, platform)) return;
  await withProgress("Installing packages", () => install(root, signal));
}

/**
 * Whether what npm recorded as installed is what the lockfile asks for on this platform.
 *
 * @param {Lockfile} locked package-lock.json
 * @param {Lockfile} installed node_modules/.package-lock.json
 * @param {Platform} platform
 * @returns {boolean}
 */
export function isInstalled(locked, installed, platform) {
  const direct = Object.keys(locked.packages[""]?.optionalDependencies ?? {});
  return Object.entries(locked.packages).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed.packages[path];
    if (found !== undefined) return found.version === wanted.version && found.integrity === wanted.integrity;
    if (!wanted.optional && !wanted.devOptional) return false;
    return !(direct.includes(path.replace("node_modules/", "")) && isFor(platform, wanted));
  });
}

/**
 * @param {Platform} platform
 * @param {LockedPackage} locked
 */
function isFor(platform, locked) {
  return (
    [locked.os ?? platform.os].flat().includes(platform.os) &&
    [locked.cpu ?? platform.cpu].flat().includes(platform.cpu)
  );
}

/**
 * @param {string} file
 * @returns {Lockfile | undefined} undefined if it is missing or no lockfile
 */
function readLockfile(file) {
  if (!existsSync(file)) return undefined;
  try {
    const lockfile = JSON.parse(readFileSync(file, "utf8"));
    return typeof lockfile.packages === "object" ? lockfile : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * @param {string} root
 * @param {AbortSignal} signal
 */
async function install(root, signal) {
  const options = ["ci", "--ignore-scripts", "--include=dev", "--include=optional", "--prefer-offline"];
  const retries = ["--fetch-retries=3", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];
  const [command, args] = npmCommand([...options, ...retries, "--no-audit", "--no-fund", "--loglevel=error"]);
  const { code, output } = await run(command, args, { cwd: root, env: process.env, signal });
  if (code !== 0) throw installationProblem(output, root);
}

/**
 * npm says where it is and which Node runs it. That Node, because the first one on the PATH may be
 * the project's own, which the installation is about to replace.
 *
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
function npmCommand(args) {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  return npm && node ? [node, nodeArguments(npm, args)] : ["npm", args];
}

/**
 * @param {string} output what npm printed
 * @param {string} root
 * @returns {Problem}
 */
export function installationProblem(output, root) {
  const known = recogniseProblem(output, root);
  if (known !== undefined) return known;
  if (
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED)\b/.test(
      output,
    )
  ) {
    return new Problem(
      "no-network",
      "The packages it needs are not installed and npm's registry can't be reached: connect to the network and start again.",
    );
  }
  const beginning = output.split("\n").slice(0, 12).join("\n");
  return new Problem("installation-failed", `npm could not install the packages it needs:\n${beginning}`);
}
