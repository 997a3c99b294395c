import type { Writable } from "node:stream";

/** One command of the lake's command line. */
export interface Command {
  /** What to type, one line for each form. */
  usage: string;
  /** Runs with the words after the command's name. Throws UsageError, CommandError, StartError, LakeError or MovingError. */
  run(args: string[], terminal: Terminal): Promise<void> | void;
}

export interface Terminal {
  env: Record<string, string | undefined>;
  /** Prints a line on standard output. */
  print(line: string): void;
  /** Prints a line on standard error. */
  printError(line: string): void;
  /** Shows a line that whatever comes next replaces; missing where nobody looks on. */
  showProgress?: (line: string) => void;
  /** Asks for a line that isn't shown while it is typed; missing where nobody can answer. */
  askSecret?: (question: string) => Promise<string>;
  /** Standard output, for a command that writes a file there. */
  output?: Writable;
}

/** The words can't be understood; the message says which and what would be right. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The command was understood but can't be done; one sentence with the remedy. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
