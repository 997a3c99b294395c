import { cache } from "react";
import { documentTag, relationTag, slugTag } from "../../lib/cacheTags.ts";
import { type ReaderPage, readerPagePath } from "../../lib/readerPage.ts";
import { readerClient } from "../../sanity/client.ts";
import { loadStory } from "../../sanity/queries/story.ts";
import { renderedPages } from "./renderedPages.ts";
import { tagPage } from "./tagPage.ts";

type StoryPageKind = Extract<ReaderPage, { kind: "story" | "storyFromTheStart" }>["kind"];

const SECONDS = {
  /** Events expire the page; this is for what no event tells, such as a story's age. */
  found: 24 * 3_600,
  withoutRelated: 30,
  /** The front door asks for stories that are there: this one has just been taken away. */
  missing: 10,
} as const;

/**
 * The story at a slug for the page of it that is being rendered, null if there is none. The page is
 * then tagged by all that it depends on. A story that never ran can't be read from the start, but
 * its own page is in that order.
 */
export const readStory = cache(async (kind: StoryPageKind, slug: string) => {
  const found = await loadStory(readerClient(), slug);
  const path = readerPagePath({ kind, slug });
  const isNoPage = found === null || (kind === "storyFromTheStart" && found.story.coverage === "none");
  if (isNoPage) {
    await tagPage(path, [slugTag(slug), ...(found?.ids ?? []).map(documentTag)], SECONDS.missing);
    renderedPages().forget(path);
    return null;
  }
  const { story, ids, relationKeys } = found;
  const tags = [slugTag(slug), ...ids.map(documentTag), ...relationKeys.map(relationTag)];
  await tagPage(path, tags, story.related === null ? SECONDS.withoutRelated : SECONDS.found);
  return story;
});
