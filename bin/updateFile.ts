import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { StoredItem } from "../lib/storedDocument.ts";
import { updateBodyFromMarkdown } from "../lib/updates/updateBodyFromMarkdown.ts";
import { Problem } from "./problem.js";
import type { UpdatePlace } from "./updateCommand.ts";

/** The text of an update: as it was written, and as it is stored. */
export interface UpdateFile {
  readonly text: string;
  readonly body: readonly StoredItem[];
}

/** @throws Problem if the file can't be read, or has something that an update can't hold */
export async function readUpdateFile(file: string, place: UpdatePlace): Promise<UpdateFile> {
  const text = file === "-" ? await place.readInput() : await readText(resolve(place.folder, file));
  const { body, problems } = updateBodyFromMarkdown(text);
  if (problems.length === 0) return { text, body };
  const sentences = problems.map(({ sentence }) => `  ${sentence}`);
  throw new Problem("not-for-an-update", `${file} has what an update can't hold:\n${sentences.join("\n")}`);
}

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(await readFile(file));
  } catch (error) {
    throw new Problem(
      "no-file",
      `--file can't be read: ${error instanceof Error ? error.message : error}. Name a text file, or - for standard input.`,
    );
  }
}
