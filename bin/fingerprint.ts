import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a build is made from, apart from variables. */
const buildInputs = [
  "{app,components,lib,public,sanity,server}/**/*",
  "{next.config.js,package-lock.json,sanity.config.ts,tsconfig*.json}",
];
const notBuildInputs = ["sanity/lake/**", "sanity/sample/**", "**/*.test.{ts,tsx}", "**/*.md"];

/**
 * Identifies everything that a build bakes in: the sources and the `NEXT_PUBLIC_*` variables.
 *
 * @returns a SHA-256 in hexadecimal
 */
export function buildFingerprint(root: string, environment: Record<string, string | undefined>): string {
  const hash = createHash("sha256");
  const entries = globSync(buildInputs, { cwd: root, exclude: notBuildInputs, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) {
    const content = readFileSync(file);
    hash.update(`${file.slice(root.length)}\0${content.length}\0`).update(content);
  }
  for (const [name, value] of Object.entries(environment).sort()) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}\0${value}\0`);
  }
  return hash.digest("hex");
}
