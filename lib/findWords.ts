import { diffRuns, type RunRange, type WordChange } from "./diffWords.ts";
import { isWordRun, type WordRun, wordRuns } from "./wordRuns.ts";

/** From a UTF-16 unit of a text to before another. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * A stretch of a comparison; white space between two of them is in neither.
 *
 * - `same`: in both, typography and white space aside;
 * - `cut`: `[…]`, and what the source has there;
 * - `ours`: words of ours in `[ ]`, and what the source has there;
 * - `only-in-statement`, `only-in-source`: what differs. The other range is empty and says where.
 */
export interface FoundSegment {
  readonly kind: "same" | "cut" | "ours" | "only-in-statement" | "only-in-source";
  readonly statement: TextRange;
  readonly source: TextRange;
}

export type FoundWords =
  | {
      /** `exact`: word for word, cuts and words of ours aside; `close`: some differ. */
      readonly kind: "exact" | "close";
      /** The passage in the source. */
      readonly source: TextRange;
      /** In order; together they tell all of the statement and of the passage. */
      readonly segments: readonly FoundSegment[];
      /** How many of the statement's words, ours not counted, stand there. */
      readonly sameWords: number;
      readonly words: number;
    }
  | { readonly kind: "absent" };

/** A passage with a smaller part of the statement's words is another. */
const LEAST_SHARE = 0.5;
/** For so many runs of a source words of ours may stand. */
const MOST_REPLACED = 40;
/** How far before and after the words that agree the passage may go on. */
const MARGIN = 12;
const ABSENT: FoundWords = { kind: "absent" };

/** `[…]` or words of ours, with the letters around them that they were put into: `[T]he`. */
const BRACKET = /[\p{L}\p{N}]*\[[^\]]*\][\p{L}\p{N}]*/gu;
const CUT = /^\[\s*(?:…|\.\.\.)\s*\]$/;

interface Bracket {
  readonly kind: "cut" | "ours";
  readonly range: TextRange;
  /** Before which of the statement's runs it stands. */
  readonly before: number;
}

/** A statement in runs, brackets and what they hold taken out. */
interface StatementRuns {
  readonly runs: readonly WordRun[];
  readonly brackets: readonly Bracket[];
}

/**
 * Looks for the words of a statement in the text of its source: word for word, where white space and
 * typographic marks don't count, `[…]` stands for what was cut and other brackets for words of ours;
 * else the passage that comes closest, with what differs; else nothing.
 */
export function findWords(source: string, words: string): FoundWords {
  const statement = statementRuns(words);
  if (!statement.runs.some(isWordRun)) return ABSENT;
  const runs = wordRuns(source);
  const exact = findExact(statement, runs);
  if (exact !== null) return found("exact", statement, runs, exact);
  const passage = closestPassage(statement, runs);
  if (passage === null) return ABSENT;
  const close = found("close", statement, runs, alignment(statement, runs, passage));
  return close.sameWords < close.words * LEAST_SHARE ? ABSENT : close;
}

function statementRuns(text: string): StatementRuns {
  const brackets: Bracket[] = [];
  const runs: WordRun[] = [];
  let at = 0;
  const takeRuns = (end: number) => {
    const offset = at;
    const taken = wordRuns(text.slice(offset, end));
    runs.push(...taken.map((run) => ({ ...run, start: run.start + offset, end: run.end + offset })));
  };
  for (const { 0: bracket, index } of text.matchAll(BRACKET)) {
    takeRuns(index);
    at = index + bracket.length;
    const kind = CUT.test(bracket) ? "cut" : "ours";
    brackets.push({ kind, range: { start: index, end: at }, before: runs.length });
  }
  takeRuns(text.length);
  return { runs, brackets };
}

/** Where a statement stands in a source: the passage, and what differs between the two. */
interface Alignment {
  readonly passage: RunRange;
  /** `was` are runs of the statement, `now` runs of the source. */
  readonly changes: readonly WordChange[];
}

/** The shortest passage that has the statement's words and between them only what brackets stand for. */
function findExact({ runs, brackets }: StatementRuns, source: readonly WordRun[]): Alignment | null {
  const inner = brackets.filter(({ before }) => before > 0 && before < runs.length);
  const edges = [0, ...new Set(inner.map(({ before }) => before)), runs.length];
  const parts = edges.slice(0, -1).map((from, index) => runs.slice(from, edges[index + 1]));
  const isCutBefore = (part: number) =>
    inner.some(({ kind, before }) => kind === "cut" && before === edges[part]);
  const places = placesByKey(source);
  const failed = new Set<string>();

  const startsOf = (part: readonly WordRun[], from: number, to: number) =>
    (places.get(part[0]?.key ?? "") ?? []).filter(
      (start) =>
        start >= from && start <= to && part.every(({ key }, index) => source[start + index]?.key === key),
    );
  const follow = (part: number, from: number): readonly number[] | null => {
    const here = parts[part];
    if (here === undefined) return [];
    const state = `${part} ${from}`;
    if (failed.has(state)) return null;
    const most = isCutBefore(part) ? source.length : from + MOST_REPLACED;
    for (const start of startsOf(here, from, most)) {
      const rest = follow(part + 1, start + here.length);
      if (rest !== null) return [start, ...rest];
    }
    failed.add(state);
    return null;
  };

  let shortest: readonly number[] | null = null;
  const [first = []] = parts;
  for (const start of startsOf(first, 0, source.length)) {
    const rest = follow(1, start + first.length);
    if (rest === null) continue;
    const starts = [start, ...rest];
    if (shortest === null || spanOf(starts) < spanOf(shortest)) shortest = starts;
  }
  return shortest && alignmentOf(shortest, parts);
}

function spanOf(starts: readonly number[]): number {
  return (starts.at(-1) ?? 0) - (starts[0] ?? 0);
}

function alignmentOf(starts: readonly number[], parts: readonly (readonly WordRun[])[]): Alignment {
  const changes: WordChange[] = [];
  let [was, now] = [0, starts[0] ?? 0];
  for (const [index, part] of parts.entries()) {
    const start = starts[index] ?? now;
    if (start > now) changes.push({ was: { from: was, to: was }, now: { from: now, to: start } });
    was += part.length;
    now = start + part.length;
  }
  return { passage: { from: starts[0] ?? 0, to: now }, changes };
}

/** Where in the source most pairs of neighbouring words of the statement stand close together. */
function closestPassage({ runs, brackets }: StatementRuns, source: readonly WordRun[]): RunRange | null {
  const wanted = new Set(pairsOf(runs).map(({ pair }) => pair));
  const hits = pairsOf(source).filter(({ pair }) => wanted.has(pair));
  const hasCuts = brackets.some(({ kind }) => kind === "cut");
  const longest = hasCuts ? runs.length * 3 + 200 : runs.length * 2 + MARGIN;
  const within = new Map<string, number>();
  let best: { readonly pairs: number; readonly from: number; readonly to: number } | null = null;
  let first = 0;
  for (const hit of hits) {
    within.set(hit.pair, (within.get(hit.pair) ?? 0) + 1);
    for (let oldest = hits[first]; oldest && hit.to - oldest.from > longest; oldest = hits[first]) {
      const left = (within.get(oldest.pair) ?? 1) - 1;
      if (left === 0) within.delete(oldest.pair);
      else within.set(oldest.pair, left);
      first += 1;
    }
    const from = hits[first]?.from ?? hit.from;
    if (best === null || within.size > best.pairs) best = { pairs: within.size, from, to: hit.to };
  }
  if (best === null) return null;
  return { from: Math.max(0, best.from - MARGIN), to: Math.min(source.length, best.to + MARGIN) };
}

/** Each two words that follow one another, capitals and marks aside, and where; of a single word, that. */
function pairsOf(runs: readonly WordRun[]): readonly { pair: string; from: number; to: number }[] {
  const words = runs.flatMap((run, index) => (isWordRun(run) ? [{ key: run.key.toLowerCase(), index }] : []));
  const [only, ...others] = words;
  if (only && others.length === 0) return [{ pair: only.key, from: only.index, to: only.index + 1 }];
  return others.map(({ key, index }, previous) => ({
    pair: `${words[previous]?.key} ${key}`,
    from: words[previous]?.index ?? index,
    to: index + 1,
  }));
}

function alignment({ runs }: StatementRuns, source: readonly WordRun[], passage: RunRange): Alignment {
  const changes = diffRuns(runs, source.slice(passage.from, passage.to)).map(({ was, now }) => ({
    was,
    now: { from: now.from + passage.from, to: now.to + passage.from },
  }));
  const [first, last] = [changes.at(0), changes.at(-1)];
  const from = first?.was.from === 0 && first.now.from === passage.from ? first.now.to : passage.from;
  const to = last?.was.to === runs.length && last.now.to === passage.to ? last.now.from : passage.to;
  // What the source has before the first word that agrees, and after the last, is no part of the passage.
  const inPassage = changes.map(({ was, now }) => ({
    was,
    now: { from: Math.max(from, Math.min(now.from, to)), to: Math.max(from, Math.min(now.to, to)) },
  }));
  return { passage: { from, to }, changes: inPassage };
}

function found(
  kind: "exact" | "close",
  { runs, brackets }: StatementRuns,
  source: readonly WordRun[],
  { passage, changes }: Alignment,
): Exclude<FoundWords, { kind: "absent" }> {
  const segments: FoundSegment[] = [];
  const add = (segment: FoundSegment["kind"], was: RunRange, now: RunRange, bracket?: TextRange) => {
    const statement = bracket ?? charactersOf(runs, was);
    const inSource = charactersOf(source, now);
    if (statement.end > statement.start || inSource.end > inSource.start) {
      segments.push({ kind: segment, statement, source: inSource });
    }
  };
  const open = [...brackets];
  /** Brackets up to a place in the statement; the first of them stands for `left` of the source. */
  const addBrackets = (until: number, now: RunRange) => {
    let left = now;
    for (let next = open[0]; next && next.before <= until; next = open[0]) {
      open.shift();
      add(next.kind, { from: next.before, to: next.before }, left, next.range);
      left = { from: left.to, to: left.to };
    }
    return left;
  };
  const addSame = (was: RunRange, now: number) => {
    let from = was.from;
    for (let next = open[0]; next && next.before < was.to; next = open[0]) {
      add(
        "same",
        { from, to: next.before },
        { from: now + from - was.from, to: now + next.before - was.from },
      );
      from = next.before;
      const here = now + from - was.from;
      addBrackets(next.before, { from: here, to: here });
    }
    add("same", { from, to: was.to }, { from: now + from - was.from, to: now + was.to - was.from });
  };

  let [was, now] = [0, passage.from];
  for (const change of changes) {
    addSame({ from: was, to: change.was.from }, now);
    add("only-in-statement", change.was, { from: change.now.from, to: change.now.from });
    const left = addBrackets(change.was.to, change.now);
    add("only-in-source", { from: change.was.to, to: change.was.to }, left);
    [was, now] = [change.was.to, change.now.to];
  }
  addSame({ from: was, to: runs.length }, now);
  addBrackets(runs.length, { from: passage.to, to: passage.to });

  const isDifferent = (index: number) =>
    changes.some((change) => change.was.from <= index && index < change.was.to);
  const wordPlaces = runs.flatMap((run, index) => (isWordRun(run) ? [index] : []));
  return {
    kind,
    source: charactersOf(source, passage),
    segments,
    sameWords: wordPlaces.filter((index) => !isDifferent(index)).length,
    words: wordPlaces.length,
  };
}

/** The characters from the first run to the last; of no runs, the place where they would be. */
function charactersOf(runs: readonly WordRun[], { from, to }: RunRange): TextRange {
  if (from < to) return { start: runs[from]?.start ?? 0, end: runs[to - 1]?.end ?? 0 };
  const place = runs[from]?.start ?? runs.at(-1)?.end ?? 0;
  return { start: place, end: place };
}

function placesByKey(runs: readonly WordRun[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, { key }] of runs.entries()) {
    const list = places.get(key);
    if (list) list.push(index);
    else places.set(key, [index]);
  }
  return places;
}
