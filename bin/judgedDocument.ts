import type { SanityClient } from "@sanity/client";
import { nameIn, type Obstacle, type StatementToPublish, type StoryToPublish } from "../lib/obstacle.ts";
import type { NameOf } from "../lib/passages.ts";
import { statementObstacles, storyObstacles } from "../lib/publishable.ts";
import { slugOf } from "../lib/storedDocument.ts";
import { loadStatementToPublish, loadStoryToPublish } from "../sanity/queries/publication.ts";
import { type PublicationName, publicationNames } from "../sanity/queries/publicationNames.ts";
import { Problem } from "./problem.js";

/** A story or statement with what stands in its way. */
export interface JudgedDocument {
  readonly toPublish: StoryToPublish | StatementToPublish;
  readonly type: PublicationName["type"];
  /** `story ferry-will-not-sail`, `statement vane-no-sailing`. */
  readonly name: string;
  readonly obstacles: readonly Obstacle[];
  readonly nameOf: NameOf;
  /** When it was read, by the backend's clock. */
  readonly now: Date;
}

/** The story or statement that has this slug or id. @throws Problem if there is none, or more than one */
export async function findByName(client: SanityClient, name: string): Promise<PublicationName> {
  const found = await publicationNames(client, name);
  const [first, second] = found;
  if (first === undefined) {
    throw new Problem(
      "no-document",
      `There is no story or statement "${name}": name it by its slug or its id.`,
    );
  }
  if (second !== undefined) {
    const ids = found.map(({ id }) => id).join(", ");
    throw new Problem("several-documents", `"${name}" names several documents: choose one of ${ids}.`);
  }
  return first;
}

/** Null if it was deleted meanwhile. */
export async function judge(
  client: SanityClient,
  { id, type }: PublicationName,
): Promise<JudgedDocument | null> {
  if (type === "article") {
    const loaded = await loadStoryToPublish(client, id);
    if (loaded === null) return null;
    const { toPublish, now } = loaded;
    const name = `story ${slugOf(toPublish.draft ?? toPublish.published ?? {}) || id}`;
    return {
      toPublish,
      type,
      name,
      now,
      nameOf: nameIn(toPublish.referred),
      obstacles: storyObstacles(toPublish, now),
    };
  }
  const loaded = await loadStatementToPublish(client, id);
  if (loaded === null) return null;
  const { toPublish, now } = loaded;
  return {
    ...{ toPublish, type, now },
    name: `statement ${id}`,
    nameOf: nameIn(toPublish.referred),
    obstacles: statementObstacles(toPublish, now),
  };
}

/** One line for each obstacle, under the document that it was found in. */
export function obstacleLines({ name, toPublish, obstacles }: JudgedDocument): readonly string[] {
  const version = toPublish.draft === null ? "" : " (draft)";
  return [`${name}${version}`, ...obstacles.map(obstacleLine)];
}

function obstacleLine({ severity, sentence, documentId, documentType, path }: Obstacle): string {
  const field = path.map((step) => (typeof step === "string" ? `.${step}` : `[${step._key}]`)).join("");
  return `  ${severity.padEnd(7)}  ${sentence}  ${documentType} ${documentId}${field}`;
}
