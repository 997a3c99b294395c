import type { z } from "zod";
import type {
  CONNECTED_STATEMENTS_QUERY_RESULT,
  CORRECTED_STORIES_QUERY_RESULT,
  FRONT_PAGE_QUERY_RESULT,
  RELATED_STORIES_QUERY_RESULT,
  STORY_ADDRESS_QUERY_RESULT,
  STORY_QUERY_RESULT,
} from "../generated/types.ts";
import type { correctedStoriesSchema, frontPageSchema } from "./frontPage.ts";
import type { connectedStatementsSchema, relatedStoriesSchema } from "./related.ts";
import type { storySchema } from "./story.ts";
import type { storyAddressSchema } from "./storyAddress.ts";

/** Fails to compile where a query can return what the schema of its result doesn't expect. */
type Expects<Schema extends z.ZodType, Result extends z.input<Schema>> = [Schema, Result];

/** Each query's result as generated from the schema, beside the zod schema that reads it. */
export type CheckedResults = [
  Expects<typeof storySchema, NonNullable<STORY_QUERY_RESULT>>,
  Expects<typeof storyAddressSchema, STORY_ADDRESS_QUERY_RESULT>,
  Expects<typeof connectedStatementsSchema, CONNECTED_STATEMENTS_QUERY_RESULT>,
  Expects<typeof relatedStoriesSchema, RELATED_STORIES_QUERY_RESULT>,
  Expects<typeof frontPageSchema, FRONT_PAGE_QUERY_RESULT>,
  Expects<typeof correctedStoriesSchema, CORRECTED_STORIES_QUERY_RESULT>,
];
