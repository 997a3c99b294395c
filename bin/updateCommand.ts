import { parseArgs } from "node:util";
import type { SanityClient } from "@sanity/client";
import { type StoredDocument, slugOf } from "../lib/storedDocument.ts";
import { isAsWritten } from "../lib/updates/isAsWritten.ts";
import { readTime } from "../lib/updates/readTime.ts";
import type { UpdateProblem } from "../lib/updates/updateProblem.ts";
import { momentInWords, zoneOfStory } from "../lib/updates/updateTimes.ts";
import { loadNow } from "../sanity/queries/backendTime.ts";
import { loadVersions } from "../sanity/queries/publication.ts";
import { loadStaffNames } from "../sanity/queries/staffNames.ts";
import { changeCoverage } from "../sanity/updates/changeCoverage.ts";
import { publishUpdate } from "../sanity/updates/publishUpdate.ts";
import { findByName } from "./judgedDocument.ts";
import { withWriter } from "./newsroomClient.ts";
import type { CommandPlace } from "./newsroomCommand.ts";
import { Problem } from "./problem.js";
import { readSettings } from "./settings.ts";
import { readUpdateFile, type UpdateFile } from "./updateFile.ts";
import { updateKey } from "./updateKey.ts";
import { receiptLines, transactionLines, updateLines } from "./updateLines.ts";

/** Where the command runs, and where its text comes from. */
export interface UpdatePlace extends CommandPlace {
  /** That --file is looked for from. */
  readonly folder: string;
  /** All of standard input. */
  readonly readInput: () => Promise<string>;
}

const USAGE = `npm run update -- --story <slug or id> --headline <words> --file <update.md>

  Publishes an update of a running story by the rules of the Studio: to readers, and into the
  story's draft if there is one, where other unpublished changes stay as they are.

    --file <file>              its text in Markdown; - for standard input
    --at <time>                2026-11-24T14:05-05:00, or 2026-11-24T14:05 by the story's clock; now without it
    --key-update               list it at the top of the story
    --author <name or id>      who wrote it, of the staff
    --idempotency-key <words>  sent again with these, it is published once; made of story, headline and text without it
    --dry-run                  shows what readers would get and the transaction; writes nothing

npm run update -- --story <slug or id> --start-coverage | --end-coverage [--at <time>] [--dry-run]

The text may have paragraphs, headings (## and ###), lists, links to addresses, *emphasis* and **strong**.
A statement stands on a line of its own, by the id of its document: [statement: vane-no-sailing]
Anything else is refused, with its line. The backend is that of the site (.env.example); hosted Sanity
needs SANITY_API_WRITE_TOKEN. It ends with 1 if nothing could be published.`;

const OPTIONS = {
  story: { type: "string" },
  headline: { type: "string" },
  file: { type: "string" },
  at: { type: "string" },
  "key-update": { type: "boolean" },
  author: { type: "string" },
  "idempotency-key": { type: "string" },
  "start-coverage": { type: "boolean" },
  "end-coverage": { type: "boolean" },
  "dry-run": { type: "boolean" },
  help: { type: "boolean" },
} as const;

type Values = ReturnType<typeof readWords>["values"];

/**
 * Runs the words of the command line.
 *
 * @returns the exit code: 1 if something stands in the way of publishing
 * @throws Problem
 */
export async function runUpdateCommand(words: readonly string[], place: UpdatePlace): Promise<number> {
  const { values } = readWords(words);
  if (values.help || words.length === 0) {
    place.print(USAGE);
    return 0;
  }
  const name = needed(values, "story");
  const isStart = values["start-coverage"] ?? false;
  if (isStart || values["end-coverage"]) {
    refuseBesides(values, isStart ? "start-coverage" : "end-coverage");
    return writing(place, async (client) => coverage(client, await findStory(client, name), values, place));
  }
  const file = await readUpdateFile(needed(values, "file"), place);
  const headline = needed(values, "headline");
  return writing(place, async (client) =>
    publish(client, await findStory(client, name), { ...values, headline, file }, place),
  );
}

function readWords(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS });
  } catch (error) {
    throw new Problem("options", `${error instanceof Error ? error.message : error} --help lists them all.`);
  }
}

function needed(values: Values, option: "story" | "headline" | "file"): string {
  const value = values[option];
  if (value) return value;
  throw new Problem("options", `--${option} is missing. --help lists what an update needs.`);
}

/** An empty one is a variable that wasn't set: every update would have the same. */
function idempotencyKey(values: Pick<Values, "idempotency-key">): string | undefined {
  const key = values["idempotency-key"];
  if (key === undefined || key.trim() !== "") return key;
  throw new Problem("options", "--idempotency-key is empty: give one, or leave the option out.");
}

function refuseBesides(values: Values, subcommand: "start-coverage" | "end-coverage"): void {
  const fitting: readonly string[] = [subcommand, "story", "at", "dry-run"];
  const other = Object.keys(values).find((option) => !fitting.includes(option));
  if (other === undefined) return;
  throw new Problem("options", `--${other} doesn't go with --${subcommand}: leave one of them out.`);
}

/** A story by its name, as it is stored. */
interface FoundStory {
  readonly id: string;
  readonly published: StoredDocument | null;
}

async function findStory(client: SanityClient, name: string): Promise<FoundStory> {
  const { id, type } = await findByName(client, name);
  if (type !== "article") {
    throw new Problem("no-story", `"${name}" is a statement: name a story by its slug or its id.`);
  }
  const versions = await loadVersions(client, id);
  return { id, published: versions?.published ?? null };
}

type WrittenUpdate = Omit<Values, "file"> & { readonly headline: string; readonly file: UpdateFile };

async function publish(
  client: SanityClient,
  story: FoundStory,
  values: WrittenUpdate,
  place: UpdatePlace,
): Promise<number> {
  const isDryRun = values["dry-run"] ?? false;
  const { headline, file } = values;
  const update = {
    key: updateKey(story.id, { given: idempotencyKey(values), headline: headline.trim(), text: file.text }),
    at: timeOf(story, values) ?? (await loadNow(client)).toISOString(),
    headline,
    body: file.body,
    isKey: values["key-update"] ?? false,
    author: values.author === undefined ? null : await findStaff(client, values.author),
  };
  const { plan, transactionId } = await publishUpdate(client, story.id, update, { isDryRun });
  if (plan.kind === "refused") return refused(plan.problems, place);
  if (plan.kind === "publish") {
    for (const line of problemLines("warns", plan.warnings)) place.print(line);
    if (isDryRun) {
      for (const line of updateLines(plan.update, plan)) place.print(line);
      for (const line of transactionLines(plan.mutations)) place.print(line);
    }
  }
  const { siteOrigin } = readSettings(place.root, "production", place.environment);
  const isAsSent =
    plan.kind === "publish" || isAsWritten(plan.update, update, { isTimeGiven: values.at !== undefined });
  for (const line of receiptLines({ plan, transactionId, isDryRun, siteOrigin, isAsSent })) place.print(line);
  return isAsSent ? 0 : 1;
}

async function coverage(
  client: SanityClient,
  story: FoundStory,
  values: Values,
  place: UpdatePlace,
): Promise<number> {
  const isDryRun = values["dry-run"] ?? false;
  const to = values["start-coverage"] ? "running" : "ended";
  const { plan, transactionId } = await changeCoverage(client, story.id, {
    ...{ to, isDryRun },
    at: timeOf(story, values),
  });
  if (plan.kind === "refused") return refused(plan.problems, place);
  const what = `the coverage of story ${slugOf(story.published ?? {})}`;
  const time = momentInWords(plan.moment, zoneOfStory(story.published ?? {}));
  if (isDryRun) {
    for (const line of transactionLines(plan.mutations)) place.print(line);
    place.print(`Would ${to === "running" ? "start" : "end"} ${what}, ${time}.`);
  } else {
    place.print(
      `${to === "running" ? "Started" : "Ended"} ${what}, ${time}.\n  transaction  ${transactionId}`,
    );
  }
  return 0;
}

/** As a UTC instant; null for now. */
function timeOf({ published }: FoundStory, { at }: Pick<Values, "at">): string | null {
  if (at === undefined) return null;
  const time = readTime(at, zoneOfStory(published ?? {}));
  if (time.kind === "instant") return time.instant;
  throw new Problem("time", `--at: ${time.sentence}`);
}

async function findStaff(client: SanityClient, name: string): Promise<string> {
  const staff = await loadStaffNames(client);
  const found = staff.filter((one) => one.id === name || one.name === name);
  const [first, second] = found;
  if (first === undefined) {
    throw new Problem(
      "no-author",
      `--author is "${name}", and nobody of the staff has this name or id: ${staff.map((one) => one.name).join(", ")}.`,
    );
  }
  if (second === undefined) return first.id;
  const ids = found.map(({ id }) => id).join(", ");
  throw new Problem("several-authors", `--author "${name}" names several people: choose one of ${ids}.`);
}

function refused(problems: readonly UpdateProblem[], { print }: UpdatePlace): number {
  for (const line of problemLines("blocks", problems)) print(line);
  print("\nNothing is published: put right what blocks, and repeat the command.");
  return 1;
}

function problemLines(severity: "blocks" | "warns", problems: readonly UpdateProblem[]): readonly string[] {
  return problems.map(({ field, sentence }) => `  ${severity.padEnd(7)}  ${sentence}  ${field}`);
}

/** As an editor; a token that isn't one's is refused in the command's own words. */
function writing(place: UpdatePlace, use: (client: SanityClient) => Promise<number>): Promise<number> {
  return withWriter(place, async (client) => {
    try {
      return await use(client);
    } catch (error) {
      if (!(error instanceof Error && "statusCode" in error && error.statusCode === 403)) throw error;
      throw new Problem(
        "not-allowed",
        "The content backend refused SANITY_API_WRITE_TOKEN, and nothing is published: set a token with the editor role.",
      );
    }
  });
}
