import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { exitWith, Problem } from "./problem.js";
import { nodeArguments, run } from "./run.js";
import { stopSignal } from "./stopSignal.js";

const root = join(import.meta.dirname, "..");
const signal = stopSignal();

try {
  for (const file of chosenBenchmarks(process.argv.slice(2))) {
    console.log(`\n${basename(file, ".ts")}\n`);
    const { code } = await run(process.execPath, nodeArguments(join(root, file), []), {
      cwd: root,
      env: process.env,
      signal,
      onLine: (line) => console.log(line),
    });
    if (code !== 0) throw new Problem("benchmark-failed", `${file} failed: why is above.`);
  }
} catch (error) {
  exitWith(error, root);
}

/** @param names of files in bench/, without ending; all of them if there are none */
function chosenBenchmarks(names: string[]): string[] {
  const files = globSync("bench/*.ts", { cwd: root, exclude: ["**/*.test.ts"] }).sort();
  const chosen = files.filter((file) => names.length === 0 || names.includes(basename(file, ".ts")));
  if (chosen.length > 0) return chosen;
  const known = files.map((file) => basename(file, ".ts")).join(", ");
  throw new Problem("no-benchmark", `There is no benchmark "${names.join(" ")}": choose from ${known}.`);
}
