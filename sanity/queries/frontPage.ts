import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import {
  arrangeFrontPage,
  type FrontPageMaterial,
  type FrontPageStory,
  type StoryStatement,
} from "../../lib/arrangeFrontPage.ts";
import type { FrontPage } from "../../lib/frontPage.ts";
import { storyStatements } from "../../lib/storyStatements.ts";
import { tieThreads } from "../../lib/tieThreads.ts";
import { CORRECTION, correctionSchema, readCorrections } from "./correction.ts";
import {
  documentPlace,
  logDamage,
  type Place,
  readEach,
  readEachLater,
  readLater,
  readPart,
  type Warn,
  within,
} from "./damage.ts";
import { documentIds } from "./documentIds.ts";
import { STATEMENTS_ALONE, statementAloneSchema } from "./portableText.ts";
import { PUBLISHED } from "./readerRules.ts";
import { EDITORS_PICK, pickSchema, readPicks } from "./related.ts";
import { readSaidAt, SAID_AT, saidAtSchema } from "./saidAt.ts";
import { readStoryCard, readZone, STORY_CARD, storyCardSchema } from "./storyCard.ts";
import { readStoryText } from "./storyText.ts";
import { readText, text } from "./values.ts";
import { SECONDARY_BUDGET_MS, withinBudget } from "./withinBudget.ts";

/** Slices by date alone. */
export const FRONT_PAGE_QUERY = defineQuery(`{
  "newest": *[_type == "article" && ${PUBLISHED}] | order(publishedAt desc)[0...24]{
    ${STORY_CARD}, "isRunning": coverage.state == "running", related[]{${EDITORS_PICK}},
    "relatedHidden": relatedHidden[]._ref,
    body[_type in ["statement", "updateAnchor"]]{${STATEMENTS_ALONE}},
    updates[]{_key, at{${SAID_AT}}, headline, body[_type == "statement"]{${STATEMENTS_ALONE}}}
  },
  "older": *[_type == "article" && ${PUBLISHED}] | order(publishedAt desc)[24...80]{
    ${STORY_CARD}, "isRunning": coverage.state == "running"
  },
  "running": *[_type == "article" && coverage.state == "running" && ${PUBLISHED}] | order(publishedAt desc)[0...3]{
    ${STORY_CARD}, "updates": updates[-3..-1]{_key, at{${SAID_AT}}, atNote, headline}
  }
}`);

/** A correction changes its story, however old that is: the stories changed last hold the latest corrections. */
export const CORRECTED_STORIES_QUERY =
  defineQuery(`*[_type == "article" && ${PUBLISHED}] | order(_updatedAt desc)[0...40]{
  _id, "slug": slug.current, zone, corrections[]{${CORRECTION}}
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

const correctedSchema = z.object({
  _id: z.string(),
  slug: text,
  zone: readLater(z.string()),
  corrections: readEachLater(correctionSchema),
});

export const frontPageSchema = z.object({
  newest: readEachLater(newestSchema),
  older: readEachLater(olderSchema),
  running: readEachLater(runningSchema),
});

export const correctedStoriesSchema = readEachLater(correctedSchema);

export interface LoadedFrontPage {
  readonly page: FrontPage;
  /** Every document whose change may change the page. */
  readonly ids: readonly string[];
}

/** The front page as readers see it now; without corrections if they can't be had in time. */
export async function loadFrontPage(
  client: Pick<SanityClient, "fetch">,
  {
    warn = logDamage,
    budgetMs = SECONDARY_BUDGET_MS,
  }: { readonly warn?: Warn; readonly budgetMs?: number } = {},
): Promise<LoadedFrontPage> {
  const [raw, rawCorrected] = await Promise.all([
    client.fetch<unknown>(FRONT_PAGE_QUERY),
    withinBudget(budgetMs, "the front page is shown without corrections", (signal) =>
      client.fetch<unknown>(CORRECTED_STORIES_QUERY, {}, { signal }),
    ),
  ]);
  return { page: parseFrontPage(raw, rawCorrected, warn), ids: documentIds([raw, rawCorrected]) };
}

/**
 * The front page from the results of `FRONT_PAGE_QUERY` and `CORRECTED_STORIES_QUERY` (null without
 * corrections). A damaged story is left out and told to `warn`.
 */
function parseFrontPage(raw: unknown, rawCorrected: unknown, warn: Warn): FrontPage {
  const { newest, older, running } = frontPageSchema.parse(raw);
  const place: Place = { documentId: "front page", path: "", warn };
  const readStories = <T>(
    list: unknown,
    path: string,
    read: (item: unknown, place: Place) => T | null,
  ): T[] => readEach(list, within(place, path), (item, at) => read(item, documentPlace(item, at)));
  return arrangeFrontPage({
    newest: tieStories(readStories(newest, "newest", readNewest)),
    older: readStories(older, "older", readOlder),
    running: readStories(running, "running", readRunning),
    corrections: readStories(rawCorrected, "corrected", readCorrected).flat(),
  });
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

function readCorrected(raw: unknown, place: Place): FrontPage["corrections"][number][] | null {
  const story = readPart(correctedSchema, raw, place);
  if (story === null) return null;
  const zone = readZone(story.zone, within(place, "zone"));
  return readCorrections(story.corrections, within(place, "corrections")).map(({ at, note, key }) => ({
    at,
    zone,
    note,
    storySlug: story.slug,
    key,
  }));
}
