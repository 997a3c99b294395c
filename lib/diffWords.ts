import { diffArrays } from "diff";
import { type WordRun, wordRuns } from "./wordRuns.ts";

/** From a run to before another, by their places in the list. */
export interface RunRange {
  readonly from: number;
  readonly to: number;
}

/** A place where two texts differ: runs of the one stand for runs of the other, or for none. */
export interface WordChange {
  readonly was: RunRange;
  readonly now: RunRange;
}

export interface WordDiff {
  readonly was: readonly WordRun[];
  readonly now: readonly WordRun[];
  readonly changes: readonly WordChange[];
}

/** Where two texts differ, in order, word by word; typography alone is no difference. */
export function diffWords(wasText: string, nowText: string): WordDiff {
  const [was, now] = [wordRuns(wasText), wordRuns(nowText)];
  return { was, now, changes: diffRuns(was, now) };
}

/** The same of texts that are cut into runs already. */
export function diffRuns(was: readonly WordRun[], now: readonly WordRun[]): readonly WordChange[] {
  const keys = (runs: readonly WordRun[]) => runs.map(({ key }) => key);
  const changes: WordChange[] = [];
  let at = { was: 0, now: 0 };
  for (const { count, added, removed } of diffArrays(keys(was), keys(now))) {
    const next = { was: at.was + (added ? 0 : count), now: at.now + (removed ? 0 : count) };
    if (added || removed) {
      const last = changes.at(-1);
      const isOneWithLast = last?.was.to === at.was && last.now.to === at.now;
      const start = isOneWithLast ? { was: last.was.from, now: last.now.from } : at;
      if (isOneWithLast) changes.pop();
      changes.push({ was: { from: start.was, to: next.was }, now: { from: start.now, to: next.now } });
    }
    at = next;
  }
  return changes;
}
