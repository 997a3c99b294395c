import type { SanityClient } from "@sanity/client";
import type { ValidationMarker } from "sanity";
import { type ClassifiedChanges, classifyChange } from "../../../lib/classifyChange.ts";
import { changesToCorrect } from "../../../lib/correctionForm.ts";
import { isBlocked, nameIn, type Obstacle } from "../../../lib/obstacle.ts";
import { statementObstacles, storyObstacles } from "../../../lib/publishable.ts";
import type { StoredDocument } from "../../../lib/storedDocument.ts";
import { statementToPublish, storyToPublish } from "../../queries/publication.ts";
import { formErrors, type Reason } from "./formErrors.ts";

/** A story or statement as an editor has it before them, saved. */
export interface Draft {
  /** Published id. */
  readonly id: string;
  readonly draft: StoredDocument;
  readonly published: StoredDocument | null;
}

/** A draft with what stands against publishing it, and what readers would find changed. */
export interface JudgedDraft extends Draft {
  /** What blocks comes first. */
  readonly reasons: readonly Reason[];
  readonly changes: ClassifiedChanges;
  /** When readers will see it, if not at once; as a sentence. */
  readonly goesLive: string | null;
  /** What editors know a document by that the draft refers to. */
  readonly nameOf: (id: string) => string;
}

/**
 * Judges a draft by what is stored around it at this moment, by the backend's clock.
 *
 * @param markers what the form's own rules have found
 */
export async function judgeDraft(
  client: Pick<SanityClient, "fetch">,
  draft: Draft,
  markers: readonly ValidationMarker[],
): Promise<JudgedDraft> {
  const { obstacles, nameOf } = await findObstacles(client, draft);
  const isOwnEmbargo = ({ code, documentId }: Obstacle) =>
    code === "goes-live-later" && documentId === draft.id;
  const errors = formErrors(markers, { id: draft.id, type: draft.draft._type }, obstacles);
  return {
    ...draft,
    reasons: [...errors, ...obstacles],
    goesLive: obstacles.find(isOwnEmbargo)?.sentence ?? null,
    changes: classifyChange(draft.published, draft.draft, nameOf),
    nameOf,
  };
}

/** Whether an editor has to decide or mend anything before the draft is published as it is. */
export function hasQuestions({ reasons, changes }: Pick<JudgedDraft, "reasons" | "changes">): boolean {
  return changes.correctionNeeded || reasons.some(({ severity }) => severity !== "informs");
}

/** Whether the draft may be published, and readers may be told of what has changed in it. */
export function mayBeCorrected({ reasons, changes }: Pick<JudgedDraft, "reasons" | "changes">): boolean {
  return !isBlocked(reasons) && changesToCorrect(changes.changes).length > 0;
}

async function findObstacles(client: Pick<SanityClient, "fetch">, draft: Draft) {
  if (draft.draft._type === "article") {
    const { toPublish, now } = await storyToPublish(client, draft);
    return { obstacles: storyObstacles(toPublish, now), nameOf: nameIn(toPublish.referred) };
  }
  const { toPublish, now } = await statementToPublish(client, draft);
  return { obstacles: statementObstacles(toPublish, now), nameOf: nameIn(toPublish.referred) };
}
