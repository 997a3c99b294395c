import { correctionFindings } from "./correctionRules.ts";
import {
  type Finding,
  nameIn,
  type Obstacle,
  obstacleIn,
  type Referred,
  type Severity,
  type StatementToPublish,
  type StoryToPublish,
  versionToPublish,
} from "./obstacle.ts";
import { statementFindings } from "./statementRules.ts";
import { type DocumentPath, referencesIn, type StoredDocument } from "./storedDocument.ts";
import { statementPlaces, storyFindings } from "./storyRules.ts";

const SEVERITIES: readonly Severity[] = ["blocks", "warns", "informs"];

/**
 * What stands in the way of publishing a story, or should be known before: in itself, in its
 * statements, in their sources. What blocks comes first, each in reading order. Without a version to
 * publish there is nothing to say.
 *
 * @param now by the backend's clock
 */
export function storyObstacles(story: StoryToPublish, now: Date): Obstacle[] {
  const document = versionToPublish(story);
  if (document === null) return [];
  const findings = [
    ...storyFindings({ ...story, document, now }),
    ...unpublishedReferences(document, story.referred, isStatementPlace),
    ...correctionFindings(story.published, document, nameIn(story.referred)),
  ];
  const places = statementPlaces(document);
  const ofStatements = [...story.statements.values()].flatMap((carried) => {
    const at = places.find(({ id }) => id === carried.document._id)?.path;
    return at === undefined ? [] : obstaclesOfCarried(carried.document, at, now);
  });
  const sources = places.flatMap(({ id, path }) => {
    const cited = (id !== null && story.statements.get(id)?.sources) || [];
    return cited.map((source) => ({ source, standsAt: path }));
  });
  return sorted([
    ...findings.map((finding) => obstacleIn({ id: story.id, type: document._type }, finding)),
    ...ofStatements,
    ...withoutArchive([...sources, ...linkedSources(document, story.referred)]),
  ]);
}

/** The same of a statement. Whether it is held is no obstacle: it is published as held. */
export function statementObstacles(statement: StatementToPublish, now: Date): Obstacle[] {
  const document = versionToPublish(statement);
  if (document === null) return [];
  const findings = [
    ...statementFindings(document, now),
    ...unpublishedReferences(document, statement.referred, () => false),
    ...correctionFindings(statement.published, document, nameIn(statement.referred)),
  ];
  return sorted([
    ...findings.map((finding) => obstacleIn({ id: statement.id, type: document._type }, finding)),
    ...withoutArchive(linkedSources(document, statement.referred)),
  ]);
}

/** What is missing in a published statement is mended there, and stands in the way here. */
function obstaclesOfCarried(
  statement: StoredDocument,
  standsAt: DocumentPath,
  now: Date,
): readonly Obstacle[] {
  const document = { id: statement._id, type: statement._type };
  return statementFindings(statement, now).map((finding) => obstacleIn(document, finding, standsAt));
}

function unpublishedReferences(
  document: StoredDocument,
  referred: ReadonlyMap<string, Referred>,
  isSaidElsewhere: (path: DocumentPath) => boolean,
): readonly Finding[] {
  return referencesIn(document)
    .filter(({ id, path }) => !referred.get(id)?.isPublished && !isSaidElsewhere(path))
    .map(({ id, path }) => {
      const known = referred.get(id);
      const sentence =
        known === undefined
          ? `${id}, which “${String(path[0])}” refers to, is not there any more. Choose another one, or take it out.`
          : `${known.name}, which “${String(path[0])}” refers to, is not published. Publish it first.`;
      return { code: "reference-unpublished", sentence, path };
    });
}

/** A story's own rule says of a statement whether it is published. */
function isStatementPlace(path: DocumentPath): boolean {
  return path.at(-1) === "quote" && path.includes("body");
}

interface CitedSource {
  readonly source: Referred;
  readonly standsAt: DocumentPath;
}

function linkedSources(
  document: StoredDocument,
  referred: ReadonlyMap<string, Referred>,
): readonly CitedSource[] {
  return referencesIn(document).flatMap(({ id, path }) => {
    const source = referred.get(id);
    return source?.type === "source" && source.isPublished ? [{ source, standsAt: path }] : [];
  });
}

/** Each source without an archived copy once, where it is cited first. */
function withoutArchive(cited: readonly CitedSource[]): readonly Obstacle[] {
  const first = new Map(cited.toReversed().map((citation) => [citation.source.id, citation]));
  return [...first.values()]
    .toReversed()
    .filter(({ source }) => !source.hasArchivedCopy)
    .map(({ source, standsAt }) => {
      const sentence = source.isUnavailable
        ? `The source “${source.name}” is no longer available, and no archived copy is recorded: readers can’t check it. Find a copy.`
        : `The source “${source.name}” has no archived copy. Archive it before it changes or goes.`;
      const finding: Finding = { code: "source-without-archive", sentence, path: ["archivedUrl"] };
      return obstacleIn({ id: source.id, type: source.type }, finding, standsAt);
    });
}

function sorted(obstacles: readonly Obstacle[]): Obstacle[] {
  return obstacles.toSorted(
    (one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity),
  );
}
