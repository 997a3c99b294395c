import type { z } from "zod";
import type {
  CONNECTED_STATEMENTS_QUERY_RESULT,
  CORRECTED_DOCUMENTS_QUERY_RESULT,
  CORRECTION_ENTRIES_QUERY_RESULT,
  FRONT_PAGE_QUERY_RESULT,
  HOUSE_PAGE_QUERY_RESULT,
  LATEST_CORRECTIONS_QUERY_RESULT,
  LATEST_FEED_QUERY_RESULT,
  MONTH_STORIES_QUERY_RESULT,
  NAVIGATION_QUERY_RESULT,
  NEWS_QUERY_RESULT,
  OLDEST_STORIES_QUERY_RESULT,
  PUBLICATION_NAMES_QUERY_RESULT,
  REFERRED_QUERY_RESULT,
  RELATED_STORIES_QUERY_RESULT,
  SITEMAP_PAGES_QUERY_RESULT,
  STAFF_QUERY_RESULT,
  STORY_ADDRESS_QUERY_RESULT,
  STORY_MONTHS_QUERY_RESULT,
  STORY_PREVIEW_QUERY_RESULT,
  STORY_QUERY_RESULT,
  STORY_SURROUNDINGS_QUERY_RESULT,
  TOPIC_ARCHIVE_QUERY_RESULT,
  TOPIC_FEED_QUERY_RESULT,
  TOPIC_FRONT_QUERY_RESULT,
  VERSIONS_QUERY_RESULT,
} from "../generated/types.ts";
import type { correctedDocumentsSchema, correctionEntriesSchema } from "./corrections.ts";
import type { latestFeedSchema, topicFeedSchema } from "./feed.ts";
import type { frontPageSchema } from "./frontPage.ts";
import type { housePageSchema, staffSchema } from "./housePage.ts";
import type { navigationSchema } from "./navigation.ts";
import type { referredAnswerSchema, surroundingsSchema, versionsSchema } from "./publication.ts";
import type { publicationNamesSchema } from "./publicationNames.ts";
import type { connectedStatementsSchema, relatedStoriesSchema } from "./related.ts";
import type {
  newsStoriesSchema,
  sitemapPagesSchema,
  sitemapStoriesSchema,
  storyMonthsSchema,
} from "./sitemap.ts";
import type { storySchema } from "./story.ts";
import type { storyAddressSchema } from "./storyAddress.ts";
import type { storyPreviewSchema } from "./storyPreview.ts";
import type { topicPageSchema } from "./topicPage.ts";

/** Fails to compile where a query can return what the schema of its result doesn't expect. */
type Expects<Schema extends z.ZodType, Result extends z.input<Schema>> = [Schema, Result];

/** Each query's result as generated from the schema, beside the zod schema that reads it. */
export type CheckedResults = [
  Expects<typeof storySchema, NonNullable<STORY_QUERY_RESULT>>,
  Expects<typeof storyPreviewSchema, NonNullable<STORY_PREVIEW_QUERY_RESULT>>,
  Expects<typeof storyAddressSchema, STORY_ADDRESS_QUERY_RESULT>,
  Expects<typeof connectedStatementsSchema, CONNECTED_STATEMENTS_QUERY_RESULT>,
  Expects<typeof relatedStoriesSchema, RELATED_STORIES_QUERY_RESULT>,
  Expects<typeof frontPageSchema, FRONT_PAGE_QUERY_RESULT>,
  Expects<typeof navigationSchema, NAVIGATION_QUERY_RESULT>,
  Expects<typeof topicPageSchema, TOPIC_FRONT_QUERY_RESULT>,
  Expects<typeof topicPageSchema, TOPIC_ARCHIVE_QUERY_RESULT>,
  Expects<typeof correctionEntriesSchema, CORRECTION_ENTRIES_QUERY_RESULT>,
  Expects<typeof correctedDocumentsSchema, CORRECTED_DOCUMENTS_QUERY_RESULT>,
  Expects<typeof correctedDocumentsSchema, LATEST_CORRECTIONS_QUERY_RESULT>,
  Expects<typeof housePageSchema, NonNullable<HOUSE_PAGE_QUERY_RESULT>>,
  Expects<typeof staffSchema, STAFF_QUERY_RESULT>,
  Expects<typeof latestFeedSchema, LATEST_FEED_QUERY_RESULT>,
  Expects<typeof topicFeedSchema, TOPIC_FEED_QUERY_RESULT>,
  Expects<typeof sitemapStoriesSchema, OLDEST_STORIES_QUERY_RESULT>,
  Expects<typeof sitemapStoriesSchema, MONTH_STORIES_QUERY_RESULT>,
  Expects<typeof storyMonthsSchema, STORY_MONTHS_QUERY_RESULT>,
  Expects<typeof sitemapPagesSchema, SITEMAP_PAGES_QUERY_RESULT>,
  Expects<typeof newsStoriesSchema, NEWS_QUERY_RESULT>,
  Expects<typeof versionsSchema, VERSIONS_QUERY_RESULT>,
  Expects<typeof referredAnswerSchema, REFERRED_QUERY_RESULT>,
  Expects<typeof surroundingsSchema, STORY_SURROUNDINGS_QUERY_RESULT>,
  Expects<typeof publicationNamesSchema, PUBLICATION_NAMES_QUERY_RESULT>,
];
