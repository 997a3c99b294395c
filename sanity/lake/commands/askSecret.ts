import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { CommandError } from "./command.ts";

/** Asks on the terminal for a line that isn't shown while it is typed. Throws CommandError if it is broken off. */
export async function askSecret(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  // Before the question: from here on the terminal shows nothing of what is typed.
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  process.stderr.write(question);
  const brokenOff = new AbortController();
  lines.once("SIGINT", () => brokenOff.abort());
  lines.once("close", () => brokenOff.abort());
  try {
    return await lines.question("", { signal: brokenOff.signal });
  } catch (error) {
    if (brokenOff.signal.aborted) throw new CommandError("Broken off: nothing was changed.");
    throw error;
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
