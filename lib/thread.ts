import { pagePath } from "./routes.ts";
import { type Relation, statementAnchor, type ThreadLink } from "./statement.ts";
import { daySaidInWords } from "./time.ts";

/** The story around a statement: its address, its zone and the numbers of its statements. */
export interface StoryContext {
  readonly slug: string;
  /** IANA zone that the story's times are printed in. */
  readonly zone: string;
  readonly statementNumbers: ReadonlyMap<string, number>;
  /** Those numbers as they stand on the page, from its top. */
  readonly numbersFromTop: readonly number[];
}

export interface ThreadTarget {
  /** Null where no published story carries the other statement. */
  readonly href: string | null;
  /** Where the other statement stands from here; null where it stands in another story. */
  readonly direction: "up" | "down" | null;
  /** Its day, printed where it stands elsewhere; null where that isn't recorded. */
  readonly day: string | null;
}

const ANSWERS: Readonly<Record<Relation, string>> = {
  "replies-to": "In reply to",
  denies: "Denies a statement by",
  clarifies: "Clarifies a statement by",
  repeats: "Repeats a statement by",
  contradicts: "Contradicts a statement by",
};

const ANSWERED_BY: Readonly<Record<Relation, string>> = {
  "replies-to": "Reply",
  denies: "Denial",
  clarifies: "Clarification",
  repeats: "Repeated by",
  contradicts: "Contradicted by",
};

/** "In reply to": said of the statement that answers. */
export function answersInWords(relation: Relation): string {
  return ANSWERS[relation];
}

/** "Reply": said of the statement that is answered. */
export function answeredByInWords(relation: Relation): string {
  return ANSWERED_BY[relation];
}

/** Where a thread leads, seen from statement number `from` of a story. */
export function threadTarget(link: ThreadLink, from: number, story: StoryContext): ThreadTarget {
  const anchor = `#${statementAnchor(link.statementId)}`;
  const number = story.statementNumbers.get(link.statementId);
  if (number !== undefined) {
    const isAbove = story.numbersFromTop.indexOf(number) < story.numbersFromTop.indexOf(from);
    return { href: anchor, direction: isAbove ? "up" : "down", day: null };
  }
  const page = link.storySlug === null ? null : pagePath("story", link.storySlug);
  return {
    href: page === null ? null : `${page}${anchor}`,
    direction: null,
    day: daySaidInWords(link.saidAt),
  };
}
