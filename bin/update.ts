import { join } from "node:path";
import { text } from "node:stream/consumers";
import { exitWith } from "./problem.js";
import { stopSignal } from "./stopSignal.js";
import { runUpdateCommand } from "./updateCommand.ts";

const root = join(import.meta.dirname, "..");

try {
  process.exitCode = await runUpdateCommand(process.argv.slice(2), {
    root,
    environment: process.env,
    signal: stopSignal(),
    print: (line) => console.log(line),
    // npm runs scripts in the project's folder, whatever folder it was called in.
    folder: process.env.INIT_CWD || process.cwd(),
    readInput: () => text(process.stdin),
  });
} catch (error) {
  exitWith(error, root);
}
