import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * Adds the variables of the project's `.env` files to the environment: the files that Next reads, in
 * its order. What is set already stays.
 *
 * @param {string} root
 * @param {"production" | "development"} mode
 */
export function loadEnvironmentFiles(root, mode) {
  for (const name of [`.env.${mode}.local`, ".env.local", `.env.${mode}`, ".env"]) {
    const file = join(root, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

/**
 * Where the newsroom's data is kept.
 *
 * @param {string} root
 * @param {Record<string, string | undefined>} environment
 * @returns {string} an absolute path
 */
export function dataFolder(root, environment) {
  return resolve(root, environment.VERBATIM_DATA_DIR || ".verbatim");
}
