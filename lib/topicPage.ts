import type { StoryCard } from "./frontPage.ts";
import type { TopicLink } from "./story.ts";

export interface Topic extends TopicLink {
  readonly description: string | null;
  readonly isSection: boolean;
  /** The topic that this one is part of. */
  readonly wider: TopicLink | null;
  /** By title. */
  readonly narrower: readonly TopicLink[];
}

/** A story as the page of its topic lists it. */
export interface ListedStory {
  readonly card: StoryCard;
  readonly isRunning: boolean;
  /** Different statements in its text and updates. */
  readonly statementCount: number;
}

export interface TopicPage {
  readonly topic: Topic;
  /** Those of this page, newest first. */
  readonly stories: readonly ListedStory[];
  /** Of the whole topic. */
  readonly storyCount: number;
  /** The page of the archive that this is, null for the front. */
  readonly archive: number | null;
}
