import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import type { CandidateStatement, EditorsPick, RelatedCandidate, RelatedSubject } from "../../lib/related.ts";
import { RELATIONS } from "../../lib/statement.ts";
import { type AnsweringStatement, nameInThread } from "../../lib/tieThreads.ts";
import { type Place, readEach, readEachLater, readLater, readPart, type Warn, within } from "./damage.ts";
import { documentIds } from "./documentIds.ts";
import { PUBLISHED, READABLE } from "./readerRules.ts";
import { readSaidAt, SAID_AT, saidAtSchema } from "./saidAt.ts";
import { readSpeaker, SPEAKER, speakerFields } from "./speaker.ts";
import { publicationDate, text } from "./values.ts";

/**
 * The statements tied to a story's own: those that answer them, and those of the same events,
 * sources and speakers. They are found by what they refer to: the slice stands last, so that no
 * engine takes it for a reason to walk the archive in the order of time.
 */
export const CONNECTED_STATEMENTS_QUERY = defineQuery(`{
  "answers": *[_type == "quote" && references($statementIds) && ${READABLE}] | order(saidAt.date desc){
    _id, ${SPEAKER}, saidAt{${SAID_AT}}, replies[]{_key, kind, "_ref": quote._ref}
  }[0...100],
  "ofEvents": *[_type == "quote" && references($eventIds) && ${READABLE}] | order(saidAt.date desc){_id}[0...60],
  "ofSources": *[_type == "quote" && references($sourceIds) && ${READABLE}] | order(saidAt.date desc){_id}[0...60],
  "ofSpeakers": *[_type == "quote" && references($speakerIds) && ${READABLE}] | order(saidAt.date desc){_id}[0...60]
}`);

export const EDITORS_PICK = `_key, "_ref": article._ref, reason`;

const CANDIDATE_STATEMENT = `_id,
    "speakerId": select(defined(unnamed) => null, speaker._ref),
    "turnSpeakerIds": turns[!defined(unnamed)].speaker._ref,
    "eventId": event._ref,
    "sourceIds": sources[].source._ref,
    "replies": replies[]{_key, kind, "_ref": quote._ref}`;

/** What `lib/related.ts` ranks: ids, since whatever ties a candidate to the story is named there. */
const CANDIDATE = `_id, headline, "slug": slug.current, publishedAt, "topicIds": topics[]._ref,
  "picks": related[]{${EDITORS_PICK}},
  "statements": (body[_type == "statement"].quote->)[${READABLE}]{${CANDIDATE_STATEMENT}},
  "updateStatements": (updates[].body[_type == "statement"].quote->)[${READABLE}]{${CANDIDATE_STATEMENT}}`;

/**
 * The published stories that carry what the first query found, share a topic, are picked or pick
 * this one. A topic may hold much of the archive: its newest stories are read in the order of time.
 */
export const RELATED_STORIES_QUERY = defineQuery(`{
  "carriers": *[_type == "article" && references($threadIds) && ${PUBLISHED}] | order(publishedAt asc){
    _id, "slug": slug.current,
    "statementIds": body[_type == "statement"].quote._ref,
    "updateStatementIds": updates[].body[_type == "statement"].quote._ref
  }[0...100],
  "byStatement": *[_type == "article" && references($statementIds) && ${PUBLISHED}] | order(publishedAt desc){${CANDIDATE}}[0...60],
  "byTopic": *[_type == "article" && references($topicIds) && ${PUBLISHED}] | order(publishedAt desc)[0...40]{${CANDIDATE}},
  "picking": *[_type == "article" && references($storyId) && ${PUBLISHED}] | order(publishedAt desc){${CANDIDATE}}[0...20],
  "picked": *[_type == "article" && _id in $pickIds && ${PUBLISHED}]{${CANDIDATE}}
}`);

const idList = z.array(z.string().nullable()).nullable();
const replySchema = z.object({ _key: z.string().nullish(), kind: z.enum(RELATIONS), _ref: text });

const answerSchema = z.object({
  _id: z.string(),
  ...speakerFields,
  saidAt: readLater(saidAtSchema),
  replies: readEachLater(replySchema),
});

const idsSchema = z.array(z.object({ _id: z.string() }));

export const connectedStatementsSchema = z.object({
  answers: readEachLater(answerSchema),
  ofEvents: idsSchema,
  ofSources: idsSchema,
  ofSpeakers: idsSchema,
});

export const pickSchema = z.object({ _key: z.string().nullish(), _ref: text, reason: text });

const candidateStatementSchema = z.object({
  _id: z.string(),
  speakerId: z.string().nullable(),
  turnSpeakerIds: idList,
  eventId: z.string().nullable(),
  sourceIds: idList,
  replies: readEachLater(replySchema),
});

const candidateSchema = z.object({
  _id: z.string(),
  headline: text,
  slug: text,
  publishedAt: publicationDate,
  topicIds: idList,
  picks: readEachLater(pickSchema),
  statements: readEachLater(candidateStatementSchema),
  updateStatements: readEachLater(candidateStatementSchema),
});

const carrierSchema = z.object({
  _id: z.string(),
  slug: text,
  statementIds: idList,
  updateStatementIds: idList,
});

export const relatedStoriesSchema = z.object({
  carriers: readEachLater(carrierSchema),
  byStatement: readEachLater(candidateSchema),
  byTopic: readEachLater(candidateSchema),
  picking: readEachLater(candidateSchema),
  picked: readEachLater(candidateSchema),
});

/** What stands elsewhere and belongs to a story. */
export interface Connections {
  /** Statements in published stories that answer one here. */
  readonly answering: readonly AnsweringStatement[];
  /** Statement id to the first published story that carries it. */
  readonly carriers: ReadonlyMap<string, Carrier>;
  readonly candidates: readonly RelatedCandidate[];
  /** Every document that the answering statements show. */
  readonly ids: readonly string[];
}

export interface Carrier {
  readonly id: string;
  readonly slug: string;
}

/**
 * Two queries, one after the other: the stories are found through the statements.
 *
 * @param signal ends both; the promise is then rejected.
 */
export async function loadConnections(
  client: Pick<SanityClient, "fetch">,
  subject: RelatedSubject,
  signal: AbortSignal,
  warn: Warn,
): Promise<Connections> {
  const { statements } = subject;
  const statementIds = statements.map(({ id }) => id);
  const connected = connectedStatementsSchema.parse(
    await client.fetch<unknown>(
      CONNECTED_STATEMENTS_QUERY,
      {
        statementIds,
        eventIds: unique(statements.flatMap(({ event }) => event?.id ?? [])),
        sourceIds: unique(statements.flatMap(({ sources }) => sources.map(({ id }) => id))),
        speakerIds: unique(statements.flatMap(({ speakers }) => speakers.map(({ id }) => id))),
      },
      { signal },
    ),
  );
  const answering = readAnswering(connected.answers, warn);
  const answerIds = answering.map(({ id }) => id);
  const answeredIds = statements.flatMap(({ replies }) => replies.map(({ statementId }) => statementId));
  const alike = [connected.ofEvents, connected.ofSources, connected.ofSpeakers].flat().map(({ _id }) => _id);
  const stories = await client.fetch<unknown>(
    RELATED_STORIES_QUERY,
    {
      threadIds: unique([...answerIds, ...answeredIds]),
      statementIds: unique([...statementIds, ...answerIds, ...answeredIds, ...alike]),
      topicIds: subject.topics.map(({ id }) => id),
      storyId: subject.id,
      pickIds: subject.picks.map(({ storyId }) => storyId),
    },
    { signal },
  );
  return { ...parseConnections(answering, stories, warn), ids: documentIds(connected.answers) };
}

/** The answers that stand in a published story, and the stories. */
function parseConnections(
  answering: readonly AnsweringStatement[],
  rawStories: unknown,
  warn: Warn,
): Omit<Connections, "ids"> {
  const stories = relatedStoriesSchema.parse(rawStories);
  const carriers = new Map<string, Carrier>();
  for (const carrier of readEach(stories.carriers, storyPlace(warn), readCarrier)) {
    for (const id of [...known(carrier.statementIds), ...known(carrier.updateStatementIds)]) {
      if (!carriers.has(id)) carriers.set(id, { id: carrier._id, slug: carrier.slug });
    }
  }
  const { picked, picking, byStatement, byTopic } = stories;
  const candidates = [picked, picking, byStatement, byTopic].flatMap((list) =>
    readEach(list, storyPlace(warn), readCandidate),
  );
  return {
    answering: answering.filter(({ id }) => carriers.has(id)),
    carriers,
    candidates: [...new Map(candidates.map((candidate) => [candidate.id, candidate])).values()],
  };
}

function readAnswering(raw: unknown, warn: Warn): AnsweringStatement[] {
  return readEach(raw, { documentId: "statements that answer", path: "", warn }, (item, at) => {
    const answer = readPart(answerSchema, item, at);
    const place = { ...at, documentId: answer?._id ?? at.documentId, path: "" };
    const speaker = answer && readSpeaker(answer, place);
    if (!answer || !speaker) return null;
    return {
      id: answer._id,
      speakerName: nameInThread(speaker),
      saidAt: readSaidAt(answer.saidAt, within(place, "saidAt")),
      replies: readReplies(answer.replies, within(place, "replies")),
    };
  });
}

export function readPicks(raw: unknown, place: Place): EditorsPick[] {
  return readEach(raw, place, (item, at) => {
    const pick = readPart(pickSchema, item, at);
    return pick && { storyId: pick._ref, reason: pick.reason };
  });
}

function readCarrier(raw: unknown, place: Place): z.output<typeof carrierSchema> | null {
  return readPart(carrierSchema, raw, place);
}

function readCandidate(raw: unknown, at: Place): RelatedCandidate | null {
  const story = readPart(candidateSchema, raw, at);
  if (story === null) return null;
  const place = { ...at, documentId: story._id, path: "" };
  return {
    id: story._id,
    slug: story.slug,
    headline: story.headline,
    publishedAt: story.publishedAt,
    topicIds: known(story.topicIds),
    picks: readPicks(story.picks, within(place, "related")),
    statements: [
      ...readEach(story.statements, within(place, "body"), readCandidateStatement),
      ...readEach(story.updateStatements, within(place, "updates"), readCandidateStatement),
    ],
  };
}

function readCandidateStatement(raw: unknown, place: Place): CandidateStatement | null {
  const statement = readPart(candidateStatementSchema, raw, place);
  if (statement === null) return null;
  return {
    id: statement._id,
    speakerIds: unique(known([statement.speakerId, ...(statement.turnSpeakerIds ?? [])])),
    eventId: statement.eventId,
    sourceIds: known(statement.sourceIds),
    replies: readReplies(statement.replies, within(place, "replies")),
  };
}

function readReplies(raw: unknown, place: Place): AnsweringStatement["replies"] {
  return readEach(raw, place, (item, at) => {
    const reply = readPart(replySchema, item, at);
    return reply && { relation: reply.kind, statementId: reply._ref };
  });
}

function storyPlace(warn: Warn): Place {
  return { documentId: "related coverage", path: "", warn };
}

function known(ids: readonly (string | null)[] | null): string[] {
  return (ids ?? []).filter((id) => id !== null);
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
