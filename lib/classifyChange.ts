import { diffArrays } from "diff";
import { allowedCorrections, CHANGE_KINDS, type ChangeKind, needsCorrection } from "./changeKinds.ts";
import { classifyWords, namesIn, type TextSurroundings } from "./classifyWords.ts";
import { type NameOf, type Passage, passagesOf } from "./passages.ts";
import { CORRECTION_KINDS, type CorrectionKind } from "./statement.ts";
import { type DocumentPath, itemsIn, type StoredDocument, type StoredItem } from "./storedDocument.ts";
import { wordRuns } from "./wordRuns.ts";

/** One thing that readers of the published version would find changed. */
export interface Change {
  /** In the draft; of what was taken out, in the published version. */
  readonly path: DocumentPath;
  /** "Second paragraph", "Headline", "Statement 1". */
  readonly where: string;
  /** Null where something was added. */
  readonly was: string | null;
  /** Null where something was taken out. */
  readonly now: string | null;
  readonly kind: ChangeKind;
  /** As what it may be filed, the kind to offer first; empty where there is nothing to file. */
  readonly allowedCorrections: readonly CorrectionKind[];
  readonly needsCorrection: boolean;
}

export interface ClassifiedChanges {
  /** The weightiest first, those of one weight in reading order. */
  readonly changes: readonly Change[];
  /** Some change needs a correction, and the draft brings no new one. */
  readonly correctionNeeded: boolean;
  /** Of which kinds one correction for all that needs one may be; without such changes, for all there are. */
  readonly allowedCorrections: readonly CorrectionKind[];
}

/** Types that corrections are filed with. */
const CORRECTED_TYPES: ReadonlySet<string> = new Set(["article", "quote"]);
/** Texts that share at least so much of their words are versions of one. */
const LEAST_SHARED = 0.5;

/**
 * What readers would find changed if `draft` replaced `published`, and as what that may be filed.
 * Without a published version nothing has changed: nobody has read it.
 *
 * Text is compared word by word. Within quotation marks a change is one of a quotation; changed
 * digits or number words are a number's; changed words with a capital that starts no sentence a
 * name's; dates, times, directions and negations are facts; marks, capitals and a few letters of one
 * word are spelling. Fields have their own kind: a speaker is attribution whatever changes in it.
 *
 * What is changed in an update that readers have, or taken out with it, is told them, whatever it is:
 * they come back to see what is new, and don't read it again.
 *
 * @param nameOf gives the names of documents that are referred to, for `was` and `now`.
 */
export function classifyChange(
  published: StoredDocument | null,
  draft: StoredDocument,
  nameOf: NameOf = (id) => id,
): ClassifiedChanges {
  const changes = published === null ? [] : changesBetween(published, draft, nameOf);
  const isFiled = CORRECTED_TYPES.has(draft._type);
  const filed = changes.map((change) =>
    isFiled
      ? { ...change, needsCorrection: change.needsCorrection || isOfPublishedUpdate(change, published) }
      : { ...change, allowedCorrections: [], needsCorrection: false },
  );
  const needing = filed.filter((change) => change.needsCorrection);
  const ruling =
    needing.length > 0 ? needing : filed.filter((change) => change.allowedCorrections.length > 0);
  return {
    changes: filed,
    correctionNeeded: needing.length > 0 && newCorrections(published, draft).length === 0,
    allowedCorrections:
      ruling.length === 0
        ? []
        : CORRECTION_KINDS.filter((kind) =>
            ruling.every((change) => change.allowedCorrections.includes(kind)),
          ),
  };
}

/** A change that can be filed, in an update that the published version has. */
function isOfPublishedUpdate(
  { path: [field, step], allowedCorrections: allowed }: Change,
  published: StoredDocument | null,
): boolean {
  const isPublished =
    published !== null &&
    typeof step === "object" &&
    itemsIn(published, "updates").some(({ _key }) => _key === step._key);
  return field === "updates" && isPublished && allowed.length > 0;
}

/** The corrections that a draft adds to what is published, as stored. */
export function newCorrections(
  published: StoredDocument | null,
  draft: StoredDocument,
): readonly StoredItem[] {
  if (published === null) return [];
  const known = new Set(itemsIn(published, "corrections").map(({ _key }) => _key));
  return itemsIn(draft, "corrections").filter(({ _key }) => !known.has(_key));
}

function changesBetween(published: StoredDocument, draft: StoredDocument, nameOf: NameOf): Change[] {
  const [before, after] = [passagesOf(published, nameOf), passagesOf(draft, nameOf)];
  const pairs = pairPassages(before, after);
  const paired = new Set(pairs.flatMap(({ was, now }) => [was, now]));
  const surroundings = surroundingsOf(before, after);
  const removed = before
    .filter((passage) => !paired.has(passage) && !hasMoved(passage, "removal", surroundings))
    .map((passage) => change(passage, passage.text, null, removalKind(passage)));
  const added = after
    .filter((passage) => !paired.has(passage) && !isCorrection(passage))
    .filter((passage) => !hasMoved(passage, "addition", surroundings))
    .map((passage) => change(passage, null, passage.text, "addition"));
  const changed = pairs.flatMap(({ was, now }) => changesOfPassage(was, now, surroundings));
  const moved = movedPassages(pairs, before, after).map((passage) =>
    change(passage, passage.text, passage.text, "moved"),
  );
  const order = (one: Change, other: Change) =>
    CHANGE_KINDS.indexOf(one.kind) - CHANGE_KINDS.indexOf(other.kind);
  return [...changed, ...removed, ...added, ...moved].sort(order);
}

interface Pair {
  readonly was: Passage;
  readonly now: Passage;
}

/** Which passage of the draft each one was: by its place in the document, else by its words. */
function pairPassages(before: readonly Passage[], after: readonly Passage[]): readonly Pair[] {
  const byId = new Map(after.map((passage) => [passage.id, passage]));
  const kept = before.flatMap((was) => {
    const now = byId.get(was.id);
    return now === undefined ? [] : [{ was, now }];
  });
  const keptIds = new Set(kept.map(({ was }) => was.id));
  const isLeft = ({ id, isMovable }: Passage) => isMovable && !keptIds.has(id);
  const free = new Set(after.filter(isLeft).map(inWords));
  const retyped = before
    .filter(isLeft)
    .map(inWords)
    .flatMap((was) => {
      const now = mostAlike(was, free);
      if (now === null) return [];
      free.delete(now);
      return [{ was: was.passage, now: now.passage }];
    });
  return [...kept, ...retyped];
}

/** A passage with its words, which are counted often. */
interface WordedPassage {
  readonly passage: Passage;
  readonly words: readonly string[];
}

function inWords(passage: Passage): WordedPassage {
  return { passage, words: wordRuns(passage.text).map(({ key }) => key) };
}

function mostAlike(was: WordedPassage, candidates: Iterable<WordedPassage>): WordedPassage | null {
  const [alike] = Array.from(candidates, (candidate) => ({ candidate, share: shareOfWords(was, candidate) }))
    .filter(({ share }) => share >= LEAST_SHARED)
    .sort((one, other) => other.share - one.share);
  return alike?.candidate ?? null;
}

/** How many of the longer text's words are also in the other; of quotations all or nothing. */
function shareOfWords(one: WordedPassage, other: WordedPassage): number {
  if (one.passage.kind !== other.passage.kind) return 0;
  if (one.passage.kind !== null) return one.passage.text === other.passage.text ? 1 : 0;
  const left = new Map<string, number>();
  for (const word of one.words) left.set(word, (left.get(word) ?? 0) + 1);
  const shared = other.words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
  return shared.length / Math.max(one.words.length, other.words.length, 1);
}

function changesOfPassage(was: Passage, now: Passage, surroundings: TextSurroundings): readonly Change[] {
  if (was.text === now.text) return [];
  if (now.kind !== null) return [change(now, was.text, now.text, now.kind)];
  return classifyWords(was.text, now.text, surroundings).map(({ was: before, now: after, kind }) =>
    change(now, before, after, kind),
  );
}

/** Running text only: where a field has lost its text, the same words elsewhere don't make up for it. */
function hasMoved(
  { kind, text }: Passage,
  change: "addition" | "removal",
  surroundings: TextSurroundings,
): boolean {
  return kind === null && surroundings.hasMoved(text, change);
}

/** A new correction tells of changes and is none. */
function isCorrection({ path }: Passage): boolean {
  return path[0] === "corrections";
}

/** A statement that is taken out is a quotation that readers no longer find. */
function removalKind({ kind }: Passage): ChangeKind {
  return kind ?? "removal";
}

function change(passage: Passage, was: string | null, now: string | null, kind: ChangeKind): Change {
  return {
    path: passage.path,
    where: passage.where,
    was,
    now,
    kind,
    allowedCorrections: allowedCorrections(kind),
    needsCorrection: needsCorrection(kind),
  };
}

function surroundingsOf(before: readonly Passage[], after: readonly Passage[]): TextSurroundings {
  const names = new Set(
    [...before, ...after].flatMap(({ kind, text }) => (kind === null ? namesIn(text) : [])),
  );
  const all = { removal: allWords(after), addition: allWords(before) };
  return { names, hasMoved: (words, kind) => all[kind].includes(asWords(words)) };
}

function allWords(passages: readonly Passage[]): string {
  return passages.map(({ text }) => asWords(text)).join("\n");
}

/** With a space on either side, so that no word is found in part of another. */
function asWords(text: string): string {
  return ` ${wordRuns(text)
    .map(({ key }) => key)
    .join(" ")} `;
}

/** Those that stand past others now. */
function movedPassages(
  pairs: readonly Pair[],
  before: readonly Passage[],
  after: readonly Passage[],
): readonly Passage[] {
  const movable = pairs.filter(({ now }) => now.isMovable);
  const inOrderOf = (passages: readonly Passage[], version: keyof Pair) => {
    const places = new Map(passages.map((passage, place) => [passage, place]));
    const place = (pair: Pair) => places.get(pair[version]) ?? 0;
    return movable.toSorted((one, other) => place(one) - place(other));
  };
  return diffArrays(inOrderOf(before, "was"), inOrderOf(after, "now"))
    .filter(({ added }) => added)
    .flatMap(({ value }) => value.map(({ now }) => now));
}
