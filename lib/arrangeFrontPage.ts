import type { ListedCorrection } from "./corrections.ts";
import type { FrontPage, OnTheRecord, StoryCard } from "./frontPage.ts";
import {
  candidateStatement,
  type EditorsPick,
  type Named,
  rankRelated,
  subjectStatement,
} from "./related.ts";
import type { Statement } from "./statement.ts";
import { compareSaidAt } from "./tieThreads.ts";

const MOST = {
  beside: 2,
  latest: 6,
  onTheRecord: 5,
  inDesk: 4,
  running: 3,
  updates: 3,
  corrections: 5,
} as const;

const DAY_MS = 24 * 3_600_000;

/** A story with what the front page may show of it. */
export interface FrontPageStory {
  readonly card: StoryCard;
  readonly isRunning: boolean;
  /** Topics that are not sections. */
  readonly topics: readonly Named[];
  /** Readable statements in the order of their numbers, each once. */
  readonly statements: readonly StoryStatement[];
  readonly picks: readonly EditorsPick[];
  readonly hidden: readonly string[];
}

export interface StoryStatement {
  readonly number: number;
  readonly statement: Statement;
  readonly excerpt: string | null;
}

/** What an editor chose, by the ids of stories; what isn't among the material is passed over. */
export interface Steering {
  readonly lead: string | null;
  readonly pinned: readonly string[];
}

export interface FrontPageMaterial {
  readonly steering: Steering;
  /** The newest stories with their statements, and those that an editor chose. */
  readonly newest: readonly FrontPageStory[];
  /** Those that follow, for the desks; running ones not among them. */
  readonly older: readonly StoryCard[];
  readonly running: FrontPage["running"];
  readonly corrections: readonly ListedCorrection[];
}

/**
 * The front page. What an editor chose comes first; for the rest, the lead is the newest story that
 * has statements, and only where no story has any the newest at all. No story stands twice. A
 * running story stands in the live strip alone while it runs, unless it was chosen to lead; what was
 * said in it may stand among the statements on the record.
 */
export function arrangeFrontPage(material: FrontPageMaterial, now: Date): FrontPage {
  const { steering } = material;
  const newest = material.newest.toSorted((one, other) => byDateThenId(one.card, other.card));
  const still = newest.filter(({ isRunning }) => !isRunning);
  const leadStory = chooseLead(steering, newest, still);
  const pinned = pick(steering.pinned, still).filter((story) => story !== leadStory);
  const unpinned = still.filter((story) => !pinned.includes(story));
  const lead = leadStory && arrangeLead(leadStory, unpinned);
  const inLead = new Set([leadStory?.card.id, ...(lead?.beside ?? []).map(({ story }) => story.id)]);
  const withStatements = new Set(newest.map(({ card }) => card.id));
  const cards = [
    ...[...pinned, ...unpinned].map(({ card }) => card),
    ...material.older.filter(({ id }) => !withStatements.has(id)),
  ];
  const beneath = cards.filter(({ id }) => !inLead.has(id));
  return {
    lead,
    running: material.running
      .toSorted((one, other) => byDateThenId(one.story, other.story))
      .slice(0, MOST.running),
    latest: beneath.slice(0, MOST.latest),
    onTheRecord: latestOnTheRecord(newest, new Set(lead?.exchange.map(({ statement }) => statement.id))),
    desks: arrangeDesks(beneath.slice(MOST.latest)),
    corrections: latestCorrections(material.corrections, now),
  };
}

function chooseLead(
  steering: Steering,
  newest: readonly FrontPageStory[],
  still: readonly FrontPageStory[],
): FrontPageStory | null {
  const chosen = newest.find(({ card }) => card.id === steering.lead);
  return chosen ?? still.find(({ statements }) => statements.length > 0) ?? still[0] ?? newest[0] ?? null;
}

/** The stories of these ids in the order of the ids, as far as they are there. */
function pick(ids: readonly string[], stories: readonly FrontPageStory[]): FrontPageStory[] {
  return [...new Set(ids)].flatMap((id) => stories.find(({ card }) => card.id === id) ?? []);
}

function latestCorrections(corrections: readonly ListedCorrection[], now: Date): FrontPage["corrections"] {
  const madeAt = ({ correction }: ListedCorrection) => Date.parse(correction.at);
  const latest = corrections.toSorted((one, other) => madeAt(other) - madeAt(one)).slice(0, MOST.corrections);
  const ofLastDay = latest.filter((one) => madeAt(one) > now.getTime() - DAY_MS);
  return ofLastDay.length > 0
    ? { areOfLastDay: true, listed: ofLastDay }
    : { areOfLastDay: false, listed: latest };
}

function arrangeLead(lead: FrontPageStory, stories: readonly FrontPageStory[]): FrontPage["lead"] {
  const subject = {
    id: lead.card.id,
    topics: lead.topics,
    statements: lead.statements.map(({ number, statement }) => subjectStatement(number, statement)),
    picks: lead.picks,
    hidden: lead.hidden,
  };
  const candidates = stories.map(({ card, topics, statements, picks }) => ({
    id: card.id,
    slug: card.slug,
    headline: card.headline,
    publishedAt: card.publishedAt,
    topicIds: topics.map(({ id }) => id),
    statements: statements.map(({ statement }) => candidateStatement(statement)),
    picks,
  }));
  const cards = new Map(stories.map(({ card }) => [card.id, card]));
  return {
    story: lead.card,
    exchange: leadArt(lead.statements),
    statementCount: lead.statements.length,
    beside: rankRelated(subject, candidates, MOST.beside).flatMap(({ id, reason }) => {
      const story = cards.get(id);
      return story ? [{ story, reason }] : [];
    }),
  };
}

/** The first statement and the first one that answers it; without an answer, the first two. */
function leadArt(statements: readonly StoryStatement[]): StoryStatement[] {
  const [first, second] = statements;
  if (!first) return [];
  const answer = statements.find(({ statement }) =>
    statement.replies.some(({ statementId }) => statementId === first.statement.id),
  );
  const beside = answer ?? second;
  return beside ? [first, beside] : [first];
}

/** Latest said first; a statement that stands in several stories is shown with the newest of them. */
function latestOnTheRecord(stories: readonly FrontPageStory[], inArt: ReadonlySet<string>): OnTheRecord[] {
  const shown = new Map<string, OnTheRecord>();
  for (const { card, statements } of stories) {
    for (const { statement } of statements) {
      if (!inArt.has(statement.id) && !shown.has(statement.id)) {
        shown.set(statement.id, { statement, storySlug: card.slug });
      }
    }
  }
  return [...shown.values()]
    .filter(({ statement }) => statement.saidAt.date !== null)
    .sort((one, other) => compareSaidAt(other.statement.saidAt, one.statement.saidAt))
    .slice(0, MOST.onTheRecord);
}

/** By section, the one with the newest story first. */
function arrangeDesks(cards: readonly StoryCard[]): FrontPage["desks"] {
  const bySection = Map.groupBy(cards, ({ section }) => section.id);
  return [...bySection.values()].flatMap((stories) => {
    const section = stories[0]?.section;
    return section ? [{ section, stories: stories.slice(0, MOST.inDesk) }] : [];
  });
}

function byDateThenId(one: StoryCard, other: StoryCard): number {
  return Date.parse(other.publishedAt) - Date.parse(one.publishedAt) || (one.id < other.id ? -1 : 1);
}
