import { PUBLISHED } from "../../queries/readerRules.ts";

/**
 * A list on the desk. Its filter is asked twice: of documents as editors see them, where a draft
 * stands in place of what is published and `_originalId` tells, and of every version that is saved,
 * by listeners, which know neither joins nor other queries.
 */
export interface DeskList {
  readonly id: string;
  readonly title: string;
  readonly type: DeskType;
  /** GROQ; true of what is listed. */
  readonly filter: string;
  readonly order: readonly DeskOrder[];
}

export type DeskType =
  | "article"
  | "quote"
  | "source"
  | "person"
  | "organization"
  | "event"
  | "topic"
  | "page";

interface DeskOrder {
  readonly field: string;
  readonly direction: "asc" | "desc";
}

/** Ids of stories that were published once and are no more: `NO_LONGER_PUBLISHED` finds them. */
export const UNPUBLISHED_PARAMETER = "unpublished";

const IS_DRAFT = '(_originalId in path("drafts.**") || _id in path("drafts.**"))';
const WAS_UNPUBLISHED = `_id in $${UNPUBLISHED_PARAMETER}`;

const EMBARGOED = "dateTime(publishAt) > dateTime(now())";

const LATEST_CHANGE = [{ field: "_updatedAt", direction: "desc" }] as const;
const LATEST_STORY = [
  { field: "publishedAt", direction: "desc" },
  { field: "_updatedAt", direction: "desc" },
] as const;
const LATEST_STATEMENT = [
  { field: "saidAt.date", direction: "desc" },
  { field: "_updatedAt", direction: "desc" },
] as const;

const NEXT_EMBARGO = [{ field: "publishAt", direction: "asc" }] as const;

/**
 * The stories that readers could see once and that have only a draft now, by their published ids. A
 * story keeps its `publishedAt` when it is unpublished. Asked of all versions as they are stored.
 */
export const NO_LONGER_PUBLISHED = `*[_type == "article" && _id in path("drafts.**") && defined(publishedAt)]{
  "id": string::split(_id, "drafts.")[1]
}[count(*[_id == ^.id]) == 0].id`;

/** What `NO_LONGER_PUBLISHED` changes with. */
export const NO_LONGER_PUBLISHED_CHANGES = '*[_type == "article" && defined(publishedAt)]';

export const storyLists: readonly DeskList[] = [
  storyList("drafts", "Drafts", `!defined(publishedAt) || ${WAS_UNPUBLISHED}`, LATEST_CHANGE),
  storyList(
    "changed",
    "Changes to publish",
    `defined(publishedAt) && !(${WAS_UNPUBLISHED}) && ${IS_DRAFT}`,
    LATEST_CHANGE,
  ),
  storyList("running", "Running", 'coverage.state == "running"', LATEST_STORY),
  storyList("published", "Published", `${PUBLISHED} && !(${WAS_UNPUBLISHED})`, LATEST_STORY),
  storyList("embargoed", "Embargoed", EMBARGOED, NEXT_EMBARGO),
  storyList("corrected", "Corrected", "count(corrections) > 0", LATEST_STORY),
];

export const statementLists: readonly DeskList[] = [
  statementList(
    "needs-attribution",
    "Needs attribution",
    `(!defined(speaker._ref) && coalesce(unnamed.description, "") == "")
      || coalesce(roleAtTime, "") == ""
      || coalesce(count(sources[defined(source._ref)]), 0) == 0`,
  ),
  statementList("not-checked", "Not yet checked", 'coalesce(check.state, "not-checked") == "not-checked"'),
  statementList("held", "Held", 'status == "held"'),
  { ...statementList("embargoed-statements", "Embargoed", EMBARGOED), order: NEXT_EMBARGO },
  statementList("gone", "Deleted or withdrawn", 'status in ["deleted-by-author", "withdrawn"]'),
];

export const sourceLists: readonly DeskList[] = [
  sourceList("unavailable", "Unavailable", "defined(unavailable)"),
  sourceList("not-archived", "Without archived copy", 'coalesce(archivedUrl, "") == ""'),
];

/** The whole filter of a list, with the type that it holds. */
export function filterOf({ type, filter }: DeskList): string {
  return `_type == "${type}" && (${filter})`;
}

function storyList(id: string, title: string, filter: string, order: readonly DeskOrder[]): DeskList {
  return { id, title, type: "article", filter, order };
}

function statementList(id: string, title: string, filter: string): DeskList {
  return { id, title, type: "quote", filter, order: LATEST_STATEMENT };
}

function sourceList(id: string, title: string, filter: string): DeskList {
  return { id, title, type: "source", filter, order: LATEST_CHANGE };
}
