import { type ChangeKind, weightiest } from "./changeKinds.ts";
import { diffWords, type RunRange, type WordChange, type WordDiff } from "./diffWords.ts";
import { editDistance } from "./editDistance.ts";
import { numbersIn } from "./numbersIn.ts";
import { MOST_UNATTRIBUTED_WORDS, quotedPassages } from "./quotationMarks.ts";
import { endsSentence } from "./sentenceEnd.ts";
import { isWordRun, type WordRun } from "./wordRuns.ts";

/** A change in a text of ours: the words that differ, as short as they can be understood. */
export interface TextChange {
  /** Null where words were added. */
  readonly was: string | null;
  /** Null where words were taken out. */
  readonly now: string | null;
  readonly kind: ChangeKind;
}

/** What the rest of the document says of a change in one of its texts. */
export interface TextSurroundings {
  /** Words that stand with a capital within a sentence somewhere in either version. */
  readonly names: ReadonlySet<string>;
  /** Whether words that were taken out still stand elsewhere, or words that were added stood there before. */
  readonly hasMoved: (words: string, change: "addition" | "removal") => boolean;
}

const DATE_WORDS = new Set([
  ..."January February March April May June July August September October November December".split(" "),
  ..."Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" "),
]);
const TIME_AND_PLACE_WORDS = new Set([
  ..."today yesterday tomorrow tonight noon midnight morning afternoon evening night am pm a.m p.m".split(
    " ",
  ),
  ..."north south east west northern southern eastern western".split(" "),
]);
const NEGATIONS = new Set("not no never none nobody nothing neither nor cannot without".split(" "));
const NEGATING_PREFIX = /^(?:un|in|im|il|ir|dis|non|mis)-?/;
/** Changes with so few runs between them are one change to a reader. */
const MOST_BETWEEN = 2;

/** Each place where a text of ours has changed, in order, and what kind of change it is. */
export function classifyWords(was: string, now: string, surroundings: TextSurroundings): TextChange[] {
  const diff = diffWords(was, now);
  const changes: TextChange[] = [];
  let open: WordChange[] = [];
  const close = () => {
    if (open.length > 0) changes.push(rewording(open, was, now, diff, surroundings.names));
    open = [];
  };
  for (const change of diff.changes) {
    const whole = wholeSentences(change, was, now, diff);
    if (whole === null) {
      if (!isNear(open.at(-1), change)) close();
      open.push(change);
      continue;
    }
    close();
    const words = whole.was ?? whole.now ?? "";
    if (!surroundings.hasMoved(words, whole.kind)) changes.push(whole);
  }
  close();
  return changes;
}

/** Words with a capital that no sentence starts with: names, of people and of all else. */
export function namesIn(text: string): readonly string[] {
  return diffWords("", text)
    .now.filter((run) => isCapitalised(run) && !startsSentence(run, text))
    .map(({ key }) => key);
}

function isNear(last: WordChange | undefined, next: WordChange): boolean {
  return last !== undefined && next.was.from - last.was.to <= MOST_BETWEEN;
}

function rewording(
  changes: readonly WordChange[],
  was: string,
  now: string,
  diff: WordDiff,
  names: ReadonlySet<string>,
): TextChange {
  const kinds = changes.map((change) => kindOf(change, was, now, diff, names));
  const shown = shownRanges(changes, diff);
  return {
    was: slice(was, diff.was, shown.was),
    now: slice(now, diff.now, shown.now),
    kind: weightiest(kinds) ?? "text",
  };
}

/** What is shown of a change: where words were only added or taken out, with a neighbour on each side. */
function shownRanges(changes: readonly WordChange[], diff: WordDiff): WordChange {
  const from = { was: changes.at(0)?.was.from ?? 0, now: changes.at(0)?.now.from ?? 0 };
  const to = { was: changes.at(-1)?.was.to ?? 0, now: changes.at(-1)?.now.to ?? 0 };
  const widen = from.was === to.was || from.now === to.now ? 1 : 0;
  const range = (first: number, end: number, runs: readonly WordRun[]): RunRange => ({
    from: Math.max(0, first - widen),
    to: Math.min(runs.length, end + widen),
  });
  return { was: range(from.was, to.was, diff.was), now: range(from.now, to.now, diff.now) };
}

function kindOf(
  change: WordChange,
  was: string,
  now: string,
  diff: WordDiff,
  names: ReadonlySet<string>,
): ChangeKind {
  const [before, after] = [runsOf(diff.was, change.was), runsOf(diff.now, change.now)];
  if (isWithinQuotation(was, before) || isWithinQuotation(now, after)) return "quotation";
  const differ = (pick: (runs: readonly WordRun[], text: string) => readonly string[]) =>
    pick(before, was).join(" ") !== pick(after, now).join(" ");
  if (hasSameLetters(before, after)) return "spelling";
  if (differ(numbersIn)) return "number";
  if (differ(namesOf(names))) return "name";
  if (differ(factsIn)) return "fact";
  return isSpelling(before, after) ? "spelling" : "text";
}

function namesOf(names: ReadonlySet<string>) {
  return (runs: readonly WordRun[], text: string) =>
    runs
      .filter((run) => isCapitalised(run) && (names.has(run.key) || !startsSentence(run, text)))
      .map(({ key }) => key);
}

/** Words that say when, where or that it isn't so. */
function factsIn(runs: readonly WordRun[]): readonly string[] {
  return runs.flatMap(({ key }) => {
    const word = key.toLowerCase();
    const isNegation = NEGATIONS.has(word) || word.endsWith("n't");
    if (isNegation) return ["not"];
    return DATE_WORDS.has(key) || TIME_AND_PLACE_WORDS.has(word) ? [word] : [];
  });
}

/** Words written apart, or with other marks or capitals: "per cent" and "percent". Digits and signs are more than letters. */
function hasSameLetters(before: readonly WordRun[], after: readonly WordRun[]): boolean {
  const letters = lettersOf(before).join("");
  const hasSign = [...before, ...after].some(({ key }) => /[\p{Sc}%‰]/u.test(key));
  return !hasSign && /^\p{L}+$/u.test(letters) && letters === lettersOf(after).join("");
}

/** Marks, a number written out, or a few letters of one word. */
function isSpelling(before: readonly WordRun[], after: readonly WordRun[]): boolean {
  if (![...before, ...after].some(isWordRun)) return true;
  const [words, others] = [before.filter(isWordRun), after.filter(isWordRun)];
  const [word, other] = [words[0]?.key.toLowerCase(), others[0]?.key.toLowerCase()];
  if (words.length !== 1 || others.length !== 1 || word === undefined || other === undefined) return false;
  if (numbersIn(words).length > 0) return true;
  const shorter = Math.min(word.length, other.length);
  const most = shorter >= 8 ? 2 : 1;
  return shorter >= 4 && editDistance(word, other) <= most && !isNegated(word, other);
}

/** "legal" and "illegal": few letters, and the opposite. */
function isNegated(word: string, other: string): boolean {
  return word.replace(NEGATING_PREFIX, "") === other || other.replace(NEGATING_PREFIX, "") === word;
}

function lettersOf(runs: readonly WordRun[]): readonly string[] {
  return runs.filter(isWordRun).map(({ key }) => key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
}

function isWithinQuotation(text: string, runs: readonly WordRun[]): boolean {
  const [start, end] = [runs[0]?.start, runs.at(-1)?.end];
  return (
    start !== undefined &&
    end !== undefined &&
    quotedPassages(text).some(
      (passage) => passage.wordCount > MOST_UNATTRIBUTED_WORDS && passage.start < end && start < passage.end,
    )
  );
}

interface SentenceChange extends TextChange {
  readonly kind: "addition" | "removal";
}

/** Whole sentences that were added or taken out, and nothing put in their place; null if it is anything else. */
function wholeSentences(
  { was, now }: WordChange,
  wasText: string,
  nowText: string,
  diff: WordDiff,
): SentenceChange | null {
  if (was.from === was.to) {
    const found = slideToSentences(now, diff.now, nowText);
    return found && { was: null, now: slice(nowText, diff.now, found), kind: "addition" };
  }
  if (now.from === now.to) {
    const found = slideToSentences(was, diff.was, wasText);
    return found && { was: slice(wasText, diff.was, found), now: null, kind: "removal" };
  }
  return null;
}

/**
 * A range of runs or, where it is as good, one shifted: of "Yes. No." for "Yes.", ". No" was added as
 * truly as "No."; null where none of them is made of whole sentences.
 */
function slideToSentences(range: RunRange, runs: readonly WordRun[], text: string): RunRange | null {
  const key = (index: number) => runs[index]?.key;
  const isWhole = ({ from, to }: RunRange) => {
    const [first, last] = [runs[from], runs[to - 1]];
    return first && last && startsSentence(first, text) && endsSentence(text.slice(0, last.end));
  };
  let { from, to } = range;
  while (from > 0 && key(from - 1) === key(to - 1)) {
    from -= 1;
    to -= 1;
  }
  for (; ; from += 1, to += 1) {
    if (isWhole({ from, to })) return { from, to };
    if (to >= runs.length || key(from) !== key(to)) return null;
  }
}

function startsSentence({ start }: WordRun, text: string): boolean {
  const before = text.slice(0, start).trimEnd();
  return before === "" || endsSentence(before) || /[:“"‘'(]$/u.test(before);
}

function isCapitalised({ key }: WordRun): boolean {
  return /^\p{Lu}/u.test(key) && key !== "I" && !key.startsWith("I'") && !DATE_WORDS.has(key);
}

function runsOf(runs: readonly WordRun[], { from, to }: RunRange): readonly WordRun[] {
  return runs.slice(from, to);
}

function slice(text: string, runs: readonly WordRun[], range: RunRange): string {
  const of = runsOf(runs, range);
  return text.slice(of[0]?.start ?? 0, of.at(-1)?.end ?? 0);
}
