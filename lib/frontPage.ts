import type { ListedCorrection } from "./corrections.ts";
import type { Statement } from "./statement.ts";
import type { RelatedReason, TopicLink, Update } from "./story.ts";

/** A story as a list shows it. */
export interface StoryCard {
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly section: TopicLink;
  readonly topics: readonly TopicLink[];
  /** UTC instant, and the IANA zone it is printed in. */
  readonly publishedAt: string;
  readonly zone: string;
}

/** A statement as a list shows it, with the story that carries it. */
export interface OnTheRecord {
  readonly statement: Statement;
  readonly storySlug: string;
}

export interface FrontPage {
  readonly lead: {
    readonly story: StoryCard;
    /** The lead's art: the first statement and one that replies to it, else the first two, numbered as in the story. */
    readonly exchange: readonly {
      readonly number: number;
      readonly statement: Statement;
      readonly excerpt: string | null;
    }[];
    readonly statementCount: number;
    /** At most two stories tied to the lead, each with its reason. */
    readonly beside: readonly { readonly story: StoryCard; readonly reason: RelatedReason }[];
  } | null;
  /** Running stories, newest first, with their latest updates first (at most three). */
  readonly running: readonly {
    readonly story: StoryCard;
    readonly updates: readonly Pick<Update, "key" | "at" | "atNote" | "headline">[];
  }[];
  /** What an editor pinned, then the newest; the lead not among them. */
  readonly latest: readonly StoryCard[];
  readonly onTheRecord: readonly OnTheRecord[];
  /** Sections with at least one story that stands nowhere above. */
  readonly desks: readonly { readonly section: TopicLink; readonly stories: readonly StoryCard[] }[];
  readonly corrections: {
    /** False where nothing was corrected in the last 24 hours: these are then the latest from before. */
    readonly areOfLastDay: boolean;
    /** Newest first. */
    readonly listed: readonly ListedCorrection[];
  };
}
