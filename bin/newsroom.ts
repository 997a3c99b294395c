import { join } from "node:path";
import { runNewsroomCommand } from "./newsroomCommand.ts";
import { exitWith } from "./problem.js";
import { stopSignal } from "./stopSignal.js";

const root = join(import.meta.dirname, "..");

try {
  process.exitCode = await runNewsroomCommand(process.argv.slice(2), {
    root,
    environment: process.env,
    signal: stopSignal(),
    print: (line) => console.log(line),
  });
} catch (error) {
  exitWith(error, root);
}
