import type { LiveState, LiveStatement } from "./liveState.ts";

/** What happened to a statement that a page shows. */
export type StatementNews =
  | "held"
  | "withdrawn"
  | "deleted-by-author"
  | "corrected"
  | "no-longer-held"
  | "changed";

/** What an open page doesn't show yet of what is so by now. */
export interface LiveNews {
  /** Keys of the updates that it lacks, newest first. */
  readonly updates: readonly string[];
  /** Keys of those that it shows and that are there no more. */
  readonly removedUpdates: readonly string[];
  /** Keys of the story's own corrections that it lacks. */
  readonly corrections: readonly string[];
  /** By statement id. */
  readonly statements: Readonly<Record<string, StatementNews>>;
  readonly isEnded: boolean;
}

const UNMARKED: LiveStatement = { status: "live", corrections: [] };

/**
 * What is new in one state of a story against another.
 *
 * @param hasStatement whether the page has the statement's place: what happens to others is no news to it
 */
export function liveNews(
  known: LiveState,
  newest: LiveState,
  hasStatement: (statementId: string) => boolean,
): LiveNews {
  const ids = new Set([...Object.keys(known.statements), ...Object.keys(newest.statements)]);
  const statements = [...ids].filter(hasStatement).flatMap((id) => {
    const news = statementNews(known.statements[id] ?? UNMARKED, newest.statements[id] ?? UNMARKED);
    return news === null ? [] : [[id, news] as const];
  });
  return {
    updates: without(newest.updates, known.updates),
    removedUpdates: without(known.updates, newest.updates),
    corrections: without(newest.corrections, known.corrections),
    statements: Object.fromEntries(statements),
    isEnded: known.coverage === "running" && newest.coverage === "ended",
  };
}

/** How many things are new; the end of coverage is not one to count. */
export function newsCount({ updates, removedUpdates, corrections, statements }: LiveNews): number {
  return updates.length + removedUpdates.length + corrections.length + Object.keys(statements).length;
}

function statementNews(known: LiveStatement, newest: LiveStatement): StatementNews | null {
  if (known.status !== newest.status) return newest.status === "live" ? "no-longer-held" : newest.status;
  if (without(newest.corrections, known.corrections).length > 0) return "corrected";
  return without(known.corrections, newest.corrections).length > 0 ? "changed" : null;
}

function without(keys: readonly string[], others: readonly string[]): string[] {
  return keys.filter((key) => !others.includes(key));
}
