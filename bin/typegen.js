/**
 * Derives sanity/generated/schema.json and types.ts from the schema and the queries, offline.
 *
 *   node bin/typegen.js           writes both
 *   node bin/typegen.js --check   fails if what is committed differs from what would be written
 *
 * Both ways the Sanity CLI works in a scratch folder, so that a run that is interrupted, or only
 * checks, leaves the project as it was.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const generatedDir = join(root, "sanity", "generated");
const FILES = ["schema.json", "types.ts"];
const TIMEOUT_MS = 180_000;

const scratchDir = mkdtempSync(join(tmpdir(), "verbatim-typegen-"));
try {
  process.exitCode = run();
} finally {
  rmSync(scratchDir, { recursive: true, force: true });
}

function run() {
  for (const command of [
    ["schema", "extract", "--enforce-required-fields"],
    ["typegen", "generate"],
  ]) {
    const failure = sanity(command);
    if (failure) {
      console.error(`sanity ${command.join(" ")} failed:\n${failure}`);
      return 1;
    }
  }
  return process.argv.includes("--check") ? check() : write();
}

function write() {
  mkdirSync(generatedDir, { recursive: true });
  for (const file of FILES) writeFileSync(join(generatedDir, file), generated(file));
  console.log(`Wrote ${FILES.map((file) => `sanity/generated/${file}`).join(" and ")}.`);
  return 0;
}

function check() {
  const stale = FILES.filter((file) => generated(file) !== committed(file));
  if (stale.length === 0) {
    console.log("Generated types are current.");
    return 0;
  }
  console.error(
    `${stale.map((file) => `sanity/generated/${file}`).join(" and ")} ${stale.length > 1 ? "are" : "is"} ` +
      "not what the schema and the queries make. Run `npm run typegen` and commit the result.",
  );
  return 1;
}

/** Runs the Sanity CLI; returns what it said if it failed, else null. */
function sanity(args) {
  const { status, error, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules", "sanity", "bin", "sanity"), ...args],
    {
      cwd: root,
      encoding: "utf8",
      timeout: TIMEOUT_MS,
      env: {
        ...process.env,
        VERBATIM_TYPEGEN_DIR: relative(root, scratchDir),
        // No telemetry, no look for a newer version, no settings or caches outside the scratch folder.
        DO_NOT_TRACK: "1",
        NO_UPDATE_NOTIFIER: "1",
        XDG_CONFIG_HOME: scratchDir,
        JITI_FS_CACHE: "false",
      },
    },
  );
  if (status === 0) return null;
  return [error?.message, stdout, stderr].filter(Boolean).join("\n");
}

/** The file as made in the scratch folder, whose name the CLI prints into it. */
function generated(file) {
  const text = readFileSync(join(scratchDir, file), "utf8");
  return text.replaceAll(relative(root, scratchDir), "sanity/generated");
}

function committed(file) {
  try {
    return readFileSync(join(generatedDir, file), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}
