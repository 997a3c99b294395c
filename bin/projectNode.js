import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Problem } from "./problem.js";

/** The first release that runs the project: it strips types, has node:sqlite and this library's iterators. */
const oldestMajor = 24;

/**
 * The Node that runs everything but the set-up: the one installed with the project's packages or,
 * on a platform that has none, the one running now if it is recent enough.
 *
 * @param {string} root
 * @returns {string} its path
 */
export function projectNode(root) {
  const installed = join(root, "node_modules/.bin/node");
  if (spawnSync(installed, ["--version"]).status === 0) return installed;
  if (Number.parseInt(process.versions.node, 10) >= oldestMajor) return process.execPath;
  throw new Problem(
    "node-too-old",
    `Node ${process.versions.node} is too old, and npm has no newer one for ${process.platform}-${process.arch}: install Node ${oldestMajor} or later and start again.`,
  );
}
