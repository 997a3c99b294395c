import type { StatementStatus } from "../statement.ts";
import type { Story } from "../story.ts";
import { type StatementBlock, statementId, storyStatements } from "../storyStatements.ts";

/** What an open page of a story has to know to tell whether it is still up to date. */
export interface LiveState {
  readonly coverage: "running" | "ended";
  /** Keys of the updates that readers see, newest first. */
  readonly updates: readonly string[];
  /** Keys of the story's own corrections. */
  readonly corrections: readonly string[];
  /** By statement id: only statements that are not simply live and uncorrected. */
  readonly statements: Readonly<Record<string, LiveStatement>>;
}

export interface LiveStatement {
  readonly status: StatementStatus;
  /** Keys of its corrections, none for most. */
  readonly corrections: readonly string[];
}

/** Of a story as its page shows it: damaged parts are in neither. Null for a story that never ran. */
export function liveState(
  story: Pick<Story, "coverage" | "updates" | "corrections" | "body" | "howWeKnow">,
): LiveState | null {
  if (story.coverage === "none") return null;
  const statements = storyStatements(story)
    .map((block) => [statementId(block), liveStatement(block)] as const)
    .filter(([, { status, corrections }]) => status !== "live" || corrections.length > 0);
  return {
    coverage: story.coverage,
    updates: story.updates.map(({ key }) => key).reverse(),
    corrections: story.corrections.map(({ key }) => key),
    statements: Object.fromEntries(statements),
  };
}

/** As it is written: the same for the same state, in whatever order statements and corrections stand. */
export function liveStateText({ coverage, updates, corrections, statements }: LiveState): string {
  const ordered = Object.entries(statements)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, { status, corrections: keys }]) => [id, { status, corrections: keys.toSorted() }]);
  return JSON.stringify({
    coverage,
    updates,
    corrections: corrections.toSorted(),
    statements: Object.fromEntries(ordered),
  });
}

function liveStatement(block: StatementBlock): LiveStatement {
  return block.type === "heldStatement"
    ? { status: "held", corrections: [] }
    : { status: block.statement.status, corrections: block.statement.corrections.map(({ key }) => key) };
}
