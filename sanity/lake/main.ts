#!/usr/bin/env node
import { askSecret } from "./commands/askSecret.ts";
import { runCommand } from "./commands/runCommand.ts";

let isProgressShown = false;

const exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  print: (line) => {
    removeProgress();
    console.log(line);
  },
  printError: (line) => {
    removeProgress();
    console.error(line);
  },
  ...(process.stderr.isTTY && { showProgress }),
  ...(process.stdin.isTTY && process.stderr.isTTY && { askSecret }),
  output: process.stdout,
});

function showProgress(line: string): void {
  process.stderr.write(`\r\u001b[K${line}`);
  isProgressShown = true;
}

function removeProgress(): void {
  if (isProgressShown) process.stderr.write("\r\u001b[K");
  isProgressShown = false;
}

// A query that outlasted the server's stop would keep the process.
process.exit(exitCode);
