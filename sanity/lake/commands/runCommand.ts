import { LakeError } from "../lakeError.ts";
import { MovingError } from "../moving/movingError.ts";
import { sqliteErrorCode, sqliteFull } from "../store/sqliteError.ts";
import { StartError } from "../store/startError.ts";
import { type Command, CommandError, type Terminal, UsageError } from "./command.ts";

/** Loaded when they are asked for: a command that prints a token needs no HTTP server. */
const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import("./serve.ts")).serve,
  dataset: async () => (await import("./dataset.ts")).dataset,
  token: async () => (await import("./token.ts")).token,
  user: async () => (await import("./user.ts")).user,
  webhook: async () => (await import("./webhook.ts")).webhook,
  cors: async () => (await import("./cors.ts")).cors,
  import: async () => (await import("./importDocuments.ts")).importDocuments,
  export: async () => (await import("./exportDocuments.ts")).exportDocuments,
  backup: async () => (await import("./backup.ts")).backup,
  restore: async () => (await import("./restore.ts")).restore,
};

/**
 * Runs the command line's words and returns the exit code: 0 if it is done, 2 if the words can't be understood, 1 for
 * all else. What went wrong is printed as an error: one sentence where the reason is known.
 */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const [name, ...args] = words;
    if (name === undefined || name === "help" || name === "--help") terminal.print(await usage());
    else await run(name, args, terminal);
    return 0;
  } catch (error) {
    terminal.printError(explain(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

async function run(name: string, args: string[], terminal: Terminal): Promise<void> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    throw new UsageError(
      `There is no command ${JSON.stringify(name)}; there are ${Object.keys(commands).join(", ")}.`,
    );
  }
  const command = await load();
  if (args.includes("--help")) terminal.print(`  ${command.usage}`);
  else await command.run(args, terminal);
}

async function usage(): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()));
  return `node sanity/lake/main.ts <command>

Every command takes --data <folder>, or LAKE_DATA from the environment.

${loaded.map((command) => `  ${command.usage}`).join("\n\n")}`;
}

const selfExplaining = [CommandError, StartError, LakeError, MovingError];

function explain(error: unknown): string {
  if (error instanceof UsageError) {
    return `${error.message}\nnode sanity/lake/main.ts --help lists all commands.`;
  }
  if (error instanceof Error && selfExplaining.some((kind) => error instanceof kind)) return error.message;
  if (sqliteErrorCode(error) === sqliteFull) {
    return "The disk is full, of the data, of what is written, or of temporary files (TMPDIR); free some space and try again.";
  }
  if (error instanceof Error && "syscall" in error) return `The system refused: ${error.message}.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
