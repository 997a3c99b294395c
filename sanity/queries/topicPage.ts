import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import { archivePages, archiveRange, entriesOnFront } from "../../lib/archive.ts";
import type { ListedStory, Topic, TopicPage } from "../../lib/topicPage.ts";
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
import { QUOTE_READABLE } from "./readerRules.ts";
import { readStoryCard, STORY_CARD, storyCardSchema } from "./storyCard.ts";
import { FILED_STORIES, TOPIC, TOPIC_LINK, topicLink, topicLinkSchema } from "./topic.ts";
import { readText } from "./values.ts";

/** Of what a text quotes, all that readers find in it: a statement that is held or gone isn't counted. */
const SHOWN_STATEMENTS = `_type == "statement" && defined(quote->_id) && ${QUOTE_READABLE}`;

const LISTED_STORY = `${STORY_CARD}, "isRunning": coverage.state == "running",
    "statementIds": body[${SHOWN_STATEMENTS}].quote._ref,
    "updateStatementIds": updates[].body[${SHOWN_STATEMENTS}].quote._ref`;

const TOPIC_PAGE = `"topic": ${TOPIC}{
    ${TOPIC_LINK}, description, isSection,
    parent->{${TOPIC_LINK}},
    "narrower": *[_type == "topic" && parent._ref == ^._id] | order(title asc){${TOPIC_LINK}}
  },
  "storyCount": count(${FILED_STORIES})`;

/** As many stories as a front can hold at most; `entriesOnFront` says how many of them it does. */
export const TOPIC_FRONT_QUERY = defineQuery(`{
  ${TOPIC_PAGE},
  "stories": ${FILED_STORIES} | order(publishedAt desc, _id desc)[0...39]{${LISTED_STORY}}
}`);

export const TOPIC_ARCHIVE_QUERY = defineQuery(`{
  ${TOPIC_PAGE},
  "stories": ${FILED_STORIES} | order(publishedAt asc, _id asc)[$from...$to]{${LISTED_STORY}}
}`);

const topicSchema = topicLinkSchema.extend({
  description: readLater(z.string()),
  isSection: z.boolean().nullish(),
  parent: readLater(topicLinkSchema),
  narrower: readEachLater(topicLinkSchema),
});

const idList = z.array(z.string().nullable()).nullable();

const listedStorySchema = storyCardSchema.extend({
  isRunning: z.boolean().nullable(),
  statementIds: idList,
  updateStatementIds: idList,
});

export const topicPageSchema = z.object({
  topic: readLater(topicSchema),
  storyCount: z.number(),
  stories: readEachLater(listedStorySchema),
});

export interface LoadedTopicPage {
  readonly page: TopicPage;
  /** Every document that the page shows. */
  readonly ids: readonly string[];
}

/**
 * The front of a topic, or a page of its archive; null if there is no such topic, or no such page
 * behind its front. A damaged story is left out and told to `warn`.
 */
export async function loadTopicPage(
  client: Pick<SanityClient, "fetch">,
  { slug, archive }: { readonly slug: string; readonly archive: number | null },
  { warn = logDamage }: { readonly warn?: Warn } = {},
): Promise<LoadedTopicPage | null> {
  const raw = topicPageSchema.parse(
    archive === null
      ? await client.fetch<unknown>(TOPIC_FRONT_QUERY, { slug })
      : await client.fetch<unknown>(TOPIC_ARCHIVE_QUERY, { slug, ...archiveRange(archive) }),
  );
  const topic = readTopic(raw.topic, documentPlace(raw.topic, { documentId: "topic", path: slug, warn }));
  if (topic === null || (archive ?? 0) > archivePages(raw.storyCount)) return null;
  const stored = Array.isArray(raw.stories) ? raw.stories : [];
  const shown = archive === null ? stored.slice(0, entriesOnFront(raw.storyCount)) : stored.toReversed();
  const place: Place = { documentId: topic.id, path: "stories", warn };
  return {
    page: {
      topic,
      stories: readEach(shown, place, readListedStory),
      storyCount: raw.storyCount,
      archive,
    },
    ids: documentIds([raw.topic, shown]),
  };
}

function readTopic(raw: unknown, place: Place): Topic | null {
  const topic = readOptional(topicSchema, raw, place);
  if (topic === null) return null;
  return {
    ...topicLink(topic),
    description: readText(topic.description, within(place, "description")),
    isSection: topic.isSection === true,
    wider: readLink(topic.parent, within(place, "parent")),
    narrower: readEach(topic.narrower, within(place, "narrower"), readLink),
  };
}

function readLink(raw: unknown, place: Place): Topic["wider"] {
  const link = readOptional(topicLinkSchema, raw, documentPlace(raw, place));
  return link && topicLink(link);
}

function readListedStory(raw: unknown, from: Place): ListedStory | null {
  const place = documentPlace(raw, from);
  const story = readPart(listedStorySchema, raw, place);
  if (story === null) return null;
  const statementIds = [...(story.statementIds ?? []), ...(story.updateStatementIds ?? [])];
  return {
    card: readStoryCard(story, place).card,
    isRunning: story.isRunning === true,
    statementCount: new Set(statementIds.filter((id) => id !== null)).size,
  };
}
