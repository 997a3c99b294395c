import { z } from "zod";
import type { StoryCard } from "../../lib/frontPage.ts";
import type { Named } from "../../lib/related.ts";
import { type Place, readEach, readEachLater, readLater, readOptional, readPart, within } from "./damage.ts";
import { TOPIC_LINK, topicLink, topicLinkSchema } from "./topic.ts";
import { publicationDate, readText, text, timeZone } from "./values.ts";

const TOPIC = `${TOPIC_LINK}, isSection`;

/** What a list shows of a story. */
export const STORY_CARD = `_id, headline, "slug": slug.current, standfirst, publishedAt, zone,
  section->{${TOPIC}}, topics[]{_key, _ref, "topic": @->{${TOPIC}}}`;

const topicSchema = topicLinkSchema.extend({ isSection: z.boolean().nullish() });

const filedTopicSchema = z.object({
  _key: z.string().nullish(),
  _ref: z.string().nullish(),
  topic: readLater(topicSchema),
});

/** Without these there is no story to show. */
export const storyCardSchema = z.object({
  _id: z.string(),
  headline: text,
  slug: text,
  publishedAt: publicationDate,
  section: topicSchema,
  standfirst: readLater(z.string()),
  zone: readLater(z.string()),
  topics: readEachLater(filedTopicSchema),
});

const DEFAULT_ZONE = "America/New_York";

export interface ReadStoryCard {
  readonly card: StoryCard;
  /** What the story is filed under, for related coverage: topics that are not sections. */
  readonly topics: readonly Named[];
}

export function readStoryCard(story: z.output<typeof storyCardSchema>, place: Place): ReadStoryCard {
  const topics = readTopics(story.topics, within(place, "topics"));
  const card: StoryCard = {
    id: story._id,
    slug: story.slug,
    headline: story.headline,
    standfirst: readText(story.standfirst, within(place, "standfirst")) ?? "",
    section: topicLink(story.section),
    topics: topics.map(topicLink),
    publishedAt: story.publishedAt,
    zone: readZone(story.zone, within(place, "zone")),
  };
  const named = topics.filter(({ isSection }) => isSection !== true);
  return { card, topics: named.map(({ _id: id, title }) => ({ id, name: title })) };
}

/** The zone that a story's times are printed in. */
export function readZone(raw: unknown, place: Place): string {
  return readOptional(timeZone, raw, place) ?? DEFAULT_ZONE;
}

type Topic = z.output<typeof topicSchema>;

function readTopics(raw: unknown, place: Place): Topic[] {
  return readEach(raw, place, (item, at) => {
    const filed = readPart(filedTopicSchema, item, at);
    return filed && readPart(topicSchema, filed.topic, at);
  });
}
