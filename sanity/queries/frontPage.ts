import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import {
  arrangeFrontPage,
  type FrontPageMaterial,
  type FrontPageStory,
  type Steering,
  type StoryStatement,
} from "../../lib/arrangeFrontPage.ts";
import type { FrontPage } from "../../lib/frontPage.ts";
import { storyStatements } from "../../lib/storyStatements.ts";
import { tieThreads } from "../../lib/tieThreads.ts";
import { LATEST_CORRECTIONS_QUERY, readCorrectedDocuments } from "./corrections.ts";
import {
  documentPlace,
  logDamage,
  type Place,
  readEach,
  readEachLater,
  readLater,
  readOptional,
  readPart,
  type Warn,
  within,
} from "./damage.ts";
import { documentIds } from "./documentIds.ts";
import { STATEMENTS_ALONE, statementAloneSchema } from "./portableText.ts";
import { PUBLISHED } from "./readerRules.ts";
import { EDITORS_PICK, pickSchema, readPicks } from "./related.ts";
import { readSaidAt, SAID_AT, saidAtSchema } from "./saidAt.ts";
import { readStoryCard, STORY_CARD, storyCardSchema } from "./storyCard.ts";
import { readStoryText } from "./storyText.ts";
import { readText, text } from "./values.ts";
import { SECONDARY_BUDGET_MS, withinBudget } from "./withinBudget.ts";

const FRONT_PAGE_STORY = `${STORY_CARD}, "isRunning": coverage.state == "running", related[]{${EDITORS_PICK}},
    "relatedHidden": relatedHidden[]._ref,
    body[_type in ["statement", "updateAnchor"]]{${STATEMENTS_ALONE}},
    updates[]{_key, at{${SAID_AT}}, headline, body[_type == "statement"]{${STATEMENTS_ALONE}}}`;

/** What an editor chose; of all such documents the one that the Studio keeps. */
const STEERING = `*[_type == "frontPage" && _id == "frontPage"][0]`;

/** Slices by date alone, and what an editor chose however old it is. */
export const FRONT_PAGE_QUERY = defineQuery(`{
  "steering": ${STEERING}{_id, "lead": lead._ref, "pinned": pinned[]._ref},
  "chosen": *[_type == "article" && _id in ${STEERING}{"ids": [lead._ref, ...coalesce(pinned[]._ref, [])]}.ids && ${PUBLISHED}]{
    ${FRONT_PAGE_STORY}
  },
  "newest": *[_type == "article" && ${PUBLISHED}] | order(publishedAt desc)[0...24]{${FRONT_PAGE_STORY}},
  "older": *[_type == "article" && ${PUBLISHED}] | order(publishedAt desc)[24...80]{
    ${STORY_CARD}, "isRunning": coverage.state == "running"
  },
  "running": *[_type == "article" && coverage.state == "running" && ${PUBLISHED}] | order(publishedAt desc)[0...3]{
    ${STORY_CARD}, "updates": updates[-3..-1]{_key, at{${SAID_AT}}, atNote, headline}
  }
}`);

const idList = z.array(z.string().nullable()).nullable();

const newestSchema = storyCardSchema.extend({
  isRunning: z.boolean().nullable(),
  related: readEachLater(pickSchema),
  relatedHidden: idList,
  body: readEachLater(statementAloneSchema),
  updates: readEachLater(
    z.object({
      _key: z.string(),
      at: readLater(saidAtSchema),
      headline: z.string(),
      body: readEachLater(statementAloneSchema),
    }),
  ),
});

const olderSchema = storyCardSchema.extend({ isRunning: z.boolean().nullable() });

const headlineSchema = z.object({
  _key: text,
  at: readLater(saidAtSchema),
  atNote: readLater(z.string()),
  headline: text,
});

const runningSchema = storyCardSchema.extend({ updates: readEachLater(headlineSchema) });

const steeringSchema = z.object({ lead: z.string().nullish(), pinned: idList.optional() });

export const frontPageSchema = z.object({
  steering: readLater(steeringSchema),
  chosen: readEachLater(newestSchema),
  newest: readEachLater(newestSchema),
  older: readEachLater(olderSchema),
  running: readEachLater(runningSchema),
});

export interface LoadedFrontPage {
  readonly page: FrontPage;
  /** Every document whose change may change the page. */
  readonly ids: readonly string[];
}

/** The front page as readers see it now; without corrections if they can't be had in time. */
export async function loadFrontPage(
  client: Pick<SanityClient, "fetch">,
  now: Date,
  {
    warn = logDamage,
    budgetMs = SECONDARY_BUDGET_MS,
  }: { readonly warn?: Warn; readonly budgetMs?: number } = {},
): Promise<LoadedFrontPage> {
  const [raw, rawCorrected] = await Promise.all([
    client.fetch<unknown>(FRONT_PAGE_QUERY),
    withinBudget(budgetMs, "the front page is shown without corrections", (signal) =>
      client.fetch<unknown>(LATEST_CORRECTIONS_QUERY, {}, { signal }),
    ),
  ]);
  const page = arrangeFrontPage(readMaterial(raw, rawCorrected, warn), now);
  return { page, ids: documentIds([raw, rawCorrected]) };
}

/**
 * From the results of `FRONT_PAGE_QUERY` and `LATEST_CORRECTIONS_QUERY` (null without corrections).
 * A damaged story is left out and told to `warn`.
 */
function readMaterial(raw: unknown, rawCorrected: unknown, warn: Warn): FrontPageMaterial {
  const { steering, chosen, newest, older, running } = frontPageSchema.parse(raw);
  const place: Place = { documentId: "front page", path: "", warn };
  const readStories = <T>(
    list: unknown,
    path: string,
    read: (item: unknown, place: Place) => T | null,
  ): T[] => readEach(list, within(place, path), (item, at) => read(item, documentPlace(item, at)));
  const stories = [
    ...readStories(newest, "newest", readNewest),
    ...readStories(chosen, "chosen", readNewest),
  ];
  return {
    steering: readSteering(steering, { ...place, documentId: "frontPage" }),
    newest: tieStories([...new Map(stories.map((story) => [story.card.id, story])).values()]),
    older: readStories(older, "older", readOlder),
    running: readStories(running, "running", readRunning),
    corrections: readCorrectedDocuments(rawCorrected ?? {}, warn).map(({ listed }) => listed),
  };
}

function readSteering(raw: unknown, place: Place): Steering {
  const steering = readOptional(steeringSchema, raw, place);
  return {
    lead: steering?.lead ?? null,
    pinned: (steering?.pinned ?? []).filter((id) => id !== null),
  };
}

function readNewest(raw: unknown, place: Place): FrontPageStory | null {
  const story = readPart(newestSchema, raw, place);
  if (story === null) return null;
  const { card, topics } = readStoryCard(story, place);
  const { body, updates } = readStoryText(story.body, story.updates, place);
  const statements = storyStatements({ body, updates, howWeKnow: [] }).flatMap<StoryStatement>((block) =>
    block.type === "statement"
      ? [{ number: block.number, statement: block.statement, excerpt: block.excerpt }]
      : [],
  );
  return {
    card,
    isRunning: story.isRunning === true,
    topics,
    statements,
    picks: readPicks(story.related, within(place, "related")),
    hidden: (story.relatedHidden ?? []).filter((id) => id !== null),
  };
}

/** Threads among the stories at hand, which is as far as a list looks. */
function tieStories(stories: readonly FrontPageStory[]): FrontPageStory[] {
  const all = new Map(
    stories.flatMap((story) => story.statements.map(({ statement }) => [statement.id, statement] as const)),
  );
  const carriers = new Map(
    stories.flatMap(({ card, statements }) =>
      statements.map(({ statement }) => [statement.id, card.slug] as const),
    ),
  );
  const tied = new Map(
    tieThreads([...all.values()], [], carriers).map((statement) => [statement.id, statement]),
  );
  return stories.map((story) => ({
    ...story,
    statements: story.statements.map((one) => ({
      ...one,
      statement: tied.get(one.statement.id) ?? one.statement,
    })),
  }));
}

function readOlder(raw: unknown, place: Place): FrontPageMaterial["older"][number] | null {
  const story = readPart(olderSchema, raw, place);
  return story && story.isRunning !== true ? readStoryCard(story, place).card : null;
}

function readRunning(raw: unknown, place: Place): FrontPage["running"][number] | null {
  const story = readPart(runningSchema, raw, place);
  if (story === null) return null;
  const updates = readEach(story.updates, within(place, "updates"), (item, at) => {
    const update = readPart(headlineSchema, item, at);
    return (
      update && {
        key: update._key,
        at: readSaidAt(update.at, within(at, "at")),
        atNote: readText(update.atNote, within(at, "atNote")),
        headline: update.headline,
      }
    );
  });
  return { story: readStoryCard(story, place).card, updates: updates.toReversed() };
}
