import type { CustomValidatorResult, DocumentRule, SanityDocument, ValidationContext } from "sanity";
import type { Obstacle, ObstacleCode, Severity } from "../../lib/obstacle.ts";
import { statementObstacles, storyObstacles } from "../../lib/publishable.ts";
import { isDraftId, publishedIdOf } from "../../lib/storedDocument.ts";
import { API_VERSION } from "../client.ts";
import { statementToPublish, storyToPublish } from "../queries/publication.ts";

/** What the fields' own rules say beside them. */
const SAID_BY_FIELDS: ReadonlySet<ObstacleCode> = new Set([
  "headline-missing",
  "headline-too-long",
  "slug-missing",
  "slug-unreadable",
  "slug-taken",
  "standfirst-missing",
  "standfirst-too-long",
  "byline-missing",
  "section-missing",
  "body-missing",
  "zone-unreadable",
  "alt-missing",
  "credit-missing",
  "update-incomplete",
  "statement-missing",
  "statement-unpublished",
  "reference-unpublished",
  "correction-incomplete",
  "text-missing",
  "language-missing",
  "speaker-missing",
  "speaker-named-and-unnamed",
  "unnamed-incomplete",
  "unnamed-bare-source",
  "role-missing",
  "medium-missing",
  "time-missing",
  "source-missing",
  "check-missing",
  "check-without-basis",
  "original-missing",
  "status-note-missing",
]);

const NOT_READ =
  "What this document refers to could not be read, so that it can't be checked. It is tried again when you change something.";

/** What the first rule of a validation has asked, for those that follow it. */
const asked = new WeakMap<SanityDocument, Promise<readonly Obstacle[]>>();

/**
 * What stands in the way of publishing, at the fields of the form: what blocks as an error, the rest
 * as warnings and as notes. What a field's own rule says is left to it. One query for each validation.
 */
export function publicationRules(rule: DocumentRule): DocumentRule[] {
  return [
    rule.custom(async (document, context) => {
      if (!document) return true;
      asked.set(document, findObstacles(document, context));
      try {
        return await markersOf("blocks", document, context);
      } catch (error) {
        if (context.signal?.aborted) throw error;
        console.warn(error);
        return NOT_READ;
      }
    }),
    rule.custom((document, context) => notesOf("warns", document, context)).warning(),
    rule.custom((document, context) => notesOf("informs", document, context)).info(),
  ];
}

/** The first rule says it if nothing could be read. */
async function notesOf(
  severity: Severity,
  document: SanityDocument | undefined,
  context: ValidationContext,
): Promise<CustomValidatorResult> {
  return document ? markersOf(severity, document, context).catch(() => true as const) : true;
}

async function markersOf(
  severity: Severity,
  document: SanityDocument,
  context: ValidationContext,
): Promise<CustomValidatorResult> {
  const obstacles = await (asked.get(document) ?? findObstacles(document, context));
  const markers = obstacles
    .filter((obstacle) => obstacle.severity === severity && !isSaidByField(obstacle, document))
    .map(({ sentence, standsAt }) => ({ message: sentence, path: [...standsAt] }));
  return markers.length === 0 ? true : markers;
}

function isSaidByField({ code, documentId }: Obstacle, { _id }: SanityDocument): boolean {
  return SAID_BY_FIELDS.has(code) && documentId === publishedIdOf(_id);
}

async function findObstacles(
  document: SanityDocument,
  { getClient, signal }: ValidationContext,
): Promise<readonly Obstacle[]> {
  const client = getClient({ apiVersion: API_VERSION });
  const id = publishedIdOf(document._id);
  const versions = isDraftId(document._id)
    ? { id, draft: document }
    : { id, draft: null, published: document };
  if (document._type === "article") {
    const { toPublish, now } = await storyToPublish(client, versions, signal);
    return storyObstacles(toPublish, now);
  }
  const { toPublish, now } = await statementToPublish(client, versions, signal);
  return statementObstacles(toPublish, now);
}
