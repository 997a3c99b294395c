#!/usr/bin/env node
import { runCommand } from "./commands/runCommand.ts";

const exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  print: (line) => console.log(line),
  printError: (line) => console.error(line),
});
// A query that outlasted the server's stop would keep the process.
process.exit(exitCode);
