import type { Relation, Speaker, Statement } from "./statement.ts";
import type { RelatedReason, RelatedStory } from "./story.ts";

export const MAX_RELATED = 5;

/** A document that a reason names. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface EditorsPick {
  readonly storyId: string;
  readonly reason: string;
}

/** The story that others are related to: its ties, with the names that reasons print. */
export interface RelatedSubject {
  readonly id: string;
  /** Sections are no topics here: half the archive shares one. */
  readonly topics: readonly Named[];
  /** In the order of their numbers. */
  readonly statements: readonly SubjectStatement[];
  readonly picks: readonly EditorsPick[];
  /** Ids of stories that the editor keeps out. */
  readonly hidden: readonly string[];
}

export interface SubjectStatement {
  readonly id: string;
  readonly number: number;
  readonly atPressConference: boolean;
  /** Named speakers only, of the statement and of its turns. */
  readonly speakers: readonly Named[];
  readonly event: Named | null;
  readonly sources: readonly Named[];
  readonly replies: readonly Reply[];
}

export interface Reply {
  readonly statementId: string;
  readonly relation: Relation;
}

/** A published story that may be related: ids only, since whatever ties it is named in the subject. */
export interface RelatedCandidate {
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
  /** UTC instant. */
  readonly publishedAt: string;
  readonly topicIds: readonly string[];
  readonly statements: readonly CandidateStatement[];
  readonly picks: readonly EditorsPick[];
}

export interface CandidateStatement {
  readonly id: string;
  readonly speakerIds: readonly string[];
  readonly eventId: string | null;
  readonly sourceIds: readonly string[];
  readonly replies: readonly Reply[];
}

type Rule = (subject: RelatedSubject, candidate: RelatedCandidate) => RelatedReason | null;

/**
 * The candidate picked the subject in the words "Earlier in this story" or "Later in this story":
 * an editor has said that the two are one story, and that holds from either end. Seen from the
 * story that came earlier, the candidate is the later one.
 */
const continuesIt: Rule = (subject, candidate) => {
  const pick = candidate.picks.find(({ storyId }) => storyId === subject.id);
  const order = /^(earlier|later) in this story\b/i.exec(pick?.reason ?? "")?.[1]?.toLowerCase();
  if (order === undefined) return null;
  const label = order === "earlier" ? "Later in this story" : "Earlier in this story";
  return { kind: "continues", label, detail: "" };
};

/**
 * A statement of the candidate answers, denies, clarifies or contradicts one here, or is answered
 * so by one here. Repeating is no answer, and what stands in both stories is no answer from the
 * other: it can be read here.
 */
const replies: Rule = (subject, candidate) => {
  const here = idsOf(subject.statements);
  const elsewhere = candidate.statements.filter(({ id }) => !here.has(id));
  const answered = subject.statements.find(({ id }) => elsewhere.some((statement) => answers(statement, id)));
  if (answered) return { kind: "replies", label: "Responds to", detail: `statement ${answered.number}` };
  const answering = subject.statements.find((statement) =>
    elsewhere.some(({ id }) => answers(statement, id)),
  );
  return answering
    ? { kind: "replies", label: "Answered by", detail: `statement ${answering.number}` }
    : null;
};

function answers(statement: { readonly replies: readonly Reply[] }, targetId: string): boolean {
  return statement.replies.some(
    ({ statementId, relation }) => statementId === targetId && relation !== "repeats",
  );
}

/** Both carry the same statement document. */
const sameStatement: Rule = (subject, candidate) => {
  const theirs = idsOf(candidate.statements);
  const shared = subject.statements.find(({ id }) => theirs.has(id));
  return shared
    ? { kind: "same-statement", label: "Also quotes", detail: `statement ${shared.number}` }
    : null;
};

/** Statements of both were made at the same event. It is called a press conference only if the statement here was made at one. */
const sameEvent: Rule = (subject, candidate) => {
  const theirs = new Set(candidate.statements.map(({ eventId }) => eventId));
  const shared = subject.statements.find(({ event }) => event !== null && theirs.has(event.id));
  if (!shared?.event) return null;
  return shared.atPressConference
    ? { kind: "same-event", label: "Same press conference", detail: "" }
    : { kind: "same-event", label: "Same event:", detail: shared.event.name };
};

/** Statements of both are taken from the same source document. Where others printed them doesn't count. */
const sameSource: Rule = (subject, candidate) => {
  const shared = firstShared(
    subject.statements.flatMap(({ sources }) => sources),
    candidate.statements.flatMap(({ sourceIds }) => sourceIds),
  );
  return shared ? { kind: "same-source", label: "Same source:", detail: shared.name } : null;
};

/** Both quote the same named speaker, and both are filed under the same topic. */
const sameSpeakerOnTopic: Rule = (subject, candidate) => {
  const speaker = sharedSpeaker(subject, candidate);
  const topic = firstShared(subject.topics, candidate.topicIds);
  return speaker && topic ? { kind: "same-speaker-topic", label: "Also quotes", detail: speaker.name } : null;
};

/** Both quote the same named person or organisation, whatever the topic. */
const sharedPeople: Rule = (subject, candidate) => {
  const speaker = sharedSpeaker(subject, candidate);
  return speaker ? { kind: "shared-people", label: "Also quotes", detail: speaker.name } : null;
};

/** Both are filed under the same topic. */
const sameTopic: Rule = (subject, candidate) => {
  const topic = firstShared(subject.topics, candidate.topicIds);
  return topic ? { kind: "same-topic", label: "Topic:", detail: topic.name } : null;
};

/** Strongest first. */
const RULES: readonly Rule[] = [
  continuesIt,
  replies,
  sameStatement,
  sameEvent,
  sameSource,
  sameSpeakerOnTopic,
  sharedPeople,
  sameTopic,
];

/**
 * Related coverage: the editor's picks in their order, then the candidates with a reason, strongest
 * reason first, ties by date (newest first) and then by id. Never the subject itself, never what
 * its editor hides, nothing twice, nothing without a reason. A pick that is not among the
 * candidates (not published, or not yet) is left out.
 */
export function rankRelated(
  subject: RelatedSubject,
  candidates: readonly RelatedCandidate[],
  limit: number = MAX_RELATED,
): RelatedStory[] {
  const kept = new Set([subject.id, ...subject.hidden]);
  const allowed = new Map(
    candidates.filter(({ id }) => !kept.has(id)).map((candidate) => [candidate.id, candidate]),
  );
  const picked = subject.picks.flatMap(({ storyId, reason }) => {
    const candidate = allowed.get(storyId);
    allowed.delete(storyId);
    return candidate ? [relatedStory(candidate, { kind: "pick", label: reason, detail: "" })] : [];
  });
  const ranked = [...allowed.values()]
    .flatMap((candidate) => {
      const [strongest] = RULES.flatMap((rule, rank) => {
        const reason = rule(subject, candidate);
        return reason ? [{ candidate, rank, reason }] : [];
      });
      return strongest ? [strongest] : [];
    })
    .sort((one, other) => one.rank - other.rank || byDateThenId(one.candidate, other.candidate))
    .map(({ candidate, reason }) => relatedStory(candidate, reason));
  return [...picked, ...ranked].slice(0, limit);
}

function relatedStory(
  { id, slug, headline, publishedAt }: RelatedCandidate,
  reason: RelatedReason,
): RelatedStory {
  return { id, slug, headline, publishedAt, reason };
}

function byDateThenId(one: RelatedCandidate, other: RelatedCandidate): number {
  return Date.parse(other.publishedAt) - Date.parse(one.publishedAt) || (one.id < other.id ? -1 : 1);
}

/** What a parsed statement ties its story to. */
export function subjectStatement(number: number, statement: Statement): SubjectStatement {
  const speakers = [statement.speaker, ...statement.turns.map(({ speaker }) => speaker)];
  return {
    id: statement.id,
    number,
    atPressConference: statement.medium === "press-conference",
    speakers: speakers.flatMap(namedSpeaker),
    event: statement.event && { id: statement.event.id, name: statement.event.title },
    sources: statement.sources.map(({ source }) => ({ id: source.id, name: source.title })),
    replies: statement.replies.map(({ statementId, relation }) => ({ statementId, relation })),
  };
}

/** The same ties by id, as a candidate has them. */
export function candidateStatement(statement: Statement): CandidateStatement {
  const { id, speakers, event, sources, replies: answered } = subjectStatement(0, statement);
  return {
    id,
    speakerIds: speakers.map((speaker) => speaker.id),
    eventId: event?.id ?? null,
    sourceIds: sources.map((source) => source.id),
    replies: answered,
  };
}

function namedSpeaker(speaker: Speaker): Named[] {
  return speaker.kind === "unnamed" ? [] : [{ id: speaker.id, name: speaker.name }];
}

function sharedSpeaker(subject: RelatedSubject, candidate: RelatedCandidate): Named | null {
  return firstShared(
    subject.statements.flatMap(({ speakers }) => speakers),
    candidate.statements.flatMap(({ speakerIds }) => speakerIds),
  );
}

function firstShared(named: readonly Named[], ids: readonly string[]): Named | null {
  const others = new Set(ids);
  return named.find(({ id }) => others.has(id)) ?? null;
}

function idsOf(statements: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(statements.map(({ id }) => id));
}
