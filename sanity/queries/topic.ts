import { z } from "zod";
import type { TopicLink } from "../../lib/story.ts";
import { PUBLISHED } from "./readerRules.ts";
import { text } from "./values.ts";

/** The topic that a page is about. */
export const TOPIC = `*[_type == "topic" && slug.current == $slug][0]`;

/** The stories filed under it, as their section or among their topics. */
export const FILED_STORIES = `*[_type == "article" && references(${TOPIC}._id) && ${PUBLISHED}]`;

export const TOPIC_LINK = `_id, title, "slug": slug.current`;

export const topicLinkSchema = z.object({ _id: z.string(), title: text, slug: text });

export function topicLink({ _id: id, title, slug }: z.output<typeof topicLinkSchema>): TopicLink {
  return { id, title, slug };
}
