import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import type { Story, TopicLink } from "../../lib/story.ts";
import { storyStatements } from "../../lib/storyStatements.ts";
import { nameInThread, tieStoryThreads } from "../../lib/tieThreads.ts";
import {
  documentPlace,
  logDamage,
  type Place,
  readEach,
  readEachLater,
  readLater,
  readOptional,
  report,
  type Warn,
  within,
} from "./damage.ts";
import { documentIds } from "./documentIds.ts";
import { PUBLISHED } from "./readerRules.ts";
import { DamagedStoryError, parseStory, STORY, storySchema } from "./story.ts";
import { FILED_STORIES, TOPIC, TOPIC_LINK, topicLink, topicLinkSchema } from "./topic.ts";
import { readText } from "./values.ts";

export const LATEST_FEED_QUERY = defineQuery(
  `*[_type == "article" && ${PUBLISHED}] | order(publishedAt desc, _id desc)[0...20]{${STORY}}`,
);

export const TOPIC_FEED_QUERY = defineQuery(`{
  "topic": ${TOPIC}{${TOPIC_LINK}, description},
  "stories": ${FILED_STORIES} | order(publishedAt desc, _id desc)[0...20]{${STORY}}
}`);

const topicSchema = topicLinkSchema.extend({ description: readLater(z.string()) });

export const latestFeedSchema = readEachLater(storySchema);

export const topicFeedSchema = z.object({
  topic: readLater(topicSchema),
  stories: readEachLater(storySchema),
});

export interface FeedTopic extends TopicLink {
  readonly description: string | null;
}

export interface LoadedFeed {
  /** Null for the feed of all stories. */
  readonly topic: FeedTopic | null;
  /** The newest twenty, whole; `related` is null. */
  readonly stories: readonly Story[];
  /** Every document that the feed shows. */
  readonly ids: readonly string[];
}

/** The newest stories. A damaged one is left out and told to `warn`. */
export async function loadLatestFeed(
  client: Pick<SanityClient, "fetch">,
  { warn = logDamage }: { readonly warn?: Warn } = {},
): Promise<LoadedFeed> {
  const raw = latestFeedSchema.parse(await client.fetch<unknown>(LATEST_FEED_QUERY));
  const place: Place = { documentId: "feed", path: "stories", warn };
  return { topic: null, stories: readStories(raw, place), ids: documentIds(raw) };
}

/** The newest stories of a topic, null if there is no such topic. */
export async function loadTopicFeed(
  client: Pick<SanityClient, "fetch">,
  slug: string,
  { warn = logDamage }: { readonly warn?: Warn } = {},
): Promise<LoadedFeed | null> {
  const raw = topicFeedSchema.parse(await client.fetch<unknown>(TOPIC_FEED_QUERY, { slug }));
  const place: Place = { documentId: "feed of a topic", path: slug, warn };
  const topic = readTopic(raw.topic, documentPlace(raw.topic, place));
  return topic && { topic, stories: readStories(raw.stories, place), ids: documentIds(raw) };
}

function readTopic(raw: unknown, place: Place): FeedTopic | null {
  const topic = readOptional(topicSchema, raw, place);
  return (
    topic && { ...topicLink(topic), description: readText(topic.description, within(place, "description")) }
  );
}

function readStories(raw: unknown, place: Place): Story[] {
  return tieFeedThreads(readEach(raw, place, (item, at) => readStory(item, documentPlace(item, at))));
}

function readStory(raw: unknown, place: Place): Story | null {
  try {
    return parseStory(raw, place.warn).story;
  } catch (error) {
    if (!(error instanceof DamagedStoryError)) throw error;
    report(within(place, error.field), error.message);
    return null;
  }
}

/** Threads among the stories at hand, which is as far as a list looks. */
function tieFeedThreads(stories: readonly Story[]): Story[] {
  const shown = stories.flatMap((story) =>
    storyStatements(story).flatMap((block) =>
      block.type === "statement" ? [{ statement: block.statement, storySlug: story.slug }] : [],
    ),
  );
  const answering = shown.map(({ statement: { id, speaker, saidAt, replies } }) => ({
    id,
    speakerName: nameInThread(speaker),
    saidAt,
    replies,
  }));
  const carriers = new Map(shown.map(({ statement, storySlug }) => [statement.id, storySlug]));
  return stories.map((story) => tieStoryThreads(story, answering, carriers));
}
