import { parseArgs } from "node:util";
import { checkCommand } from "./checkCommand.ts";
import { Problem } from "./problem.js";
import { publishCommand } from "./publishCommand.ts";

/** Where a command runs. */
export interface CommandPlace {
  /** The project's folder. */
  readonly root: string;
  readonly environment: Record<string, string | undefined>;
  readonly signal: AbortSignal;
  /** Prints a line on standard output. */
  readonly print: (line: string) => void;
}

const USAGE = `npm run newsroom -- <command>

  check [<slug or id>]…    what stands in the way of publishing stories and statements; all without a name
  publish <slug or id>     publishes a draft by the rules of the Studio
    --correction-kind <kind>   correction, clarification, refile (spelling only) or withdrawal
    --note <sentence>          what readers are told; without it, the sentence that is proposed
    --dry-run                  changes nothing

The backend is that of the site (.env.example). Publishing to hosted Sanity needs SANITY_API_WRITE_TOKEN.`;

/**
 * Runs the words of the command line.
 *
 * @returns the exit code: 1 if something stands in the way of publishing
 * @throws Problem
 */
export async function runNewsroomCommand(words: readonly string[], place: CommandPlace): Promise<number> {
  const { values, positionals } = readWords(words);
  const [command, ...names] = positionals;
  if (values.help || command === undefined || command === "help") {
    place.print(USAGE);
    return 0;
  }
  if (command === "check") return checkCommand(names, place);
  const [name, ...extra] = names;
  if (command !== "publish") {
    throw new Problem("no-such-command", `There is no command "${command}": choose check or publish.`);
  }
  if (name === undefined || extra.length > 0) {
    throw new Problem("one-name", "publish takes one story or statement: name it by its slug or its id.");
  }
  return publishCommand(
    {
      name,
      kind: values["correction-kind"] ?? null,
      note: values.note ?? null,
      isDryRun: values["dry-run"] ?? false,
    },
    place,
  );
}

function readWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        "correction-kind": { type: "string" },
        note: { type: "string" },
        "dry-run": { type: "boolean" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new Problem("options", `${error instanceof Error ? error.message : error} --help lists them all.`);
  }
}
