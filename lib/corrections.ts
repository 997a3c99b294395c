import {
  CORRECTION_KINDS,
  type Correction,
  type CorrectionKind,
  type Speaker,
  statementAnchor,
} from "./statement.ts";
import { storyPath } from "./story.ts";

/** A correction with the place where readers find what was corrected. */
export interface ListedCorrection {
  readonly correction: Correction;
  readonly of: CorrectedStory | CorrectedStatement;
}

/** The same with the id of the document that was corrected. */
export interface FiledCorrection {
  readonly documentId: string;
  readonly listed: ListedCorrection;
}

export interface CorrectedStory {
  readonly kind: "story";
  readonly story: StoryReference;
}

/** A statement, and the first published story that carries it. */
export interface CorrectedStatement {
  readonly kind: "statement";
  readonly statementId: string;
  readonly speaker: Speaker;
  readonly story: StoryReference;
}

export interface StoryReference {
  readonly headline: string;
  readonly slug: string;
}

/** Whether a correction changes what readers are told: one of spelling doesn't. */
export function isSubstantive({ kind }: Pick<Correction, "kind">): boolean {
  return kind !== "refile";
}

/** Where readers find what was corrected. */
export function correctedPath({ correction, of }: ListedCorrection): string {
  const anchor = of.kind === "story" ? `correction-${correction.key}` : statementAnchor(of.statementId);
  return `${storyPath(of.story.slug)}#${anchor}`;
}

export interface CorrectionsPage {
  /** The kind that the list is limited to, null for all. */
  readonly of: CorrectionKind | null;
  /** The page of the archive that this is, null for the front. */
  readonly archive: number | null;
  /** Of all corrections, whatever this page shows. */
  readonly counts: Readonly<Record<CorrectionKind, number>>;
  /** Those of this page, newest first. */
  readonly corrections: readonly ListedCorrection[];
}

/** Where a correction is found, and by what it is put in order. */
export interface CorrectionEntry {
  readonly documentId: string;
  readonly key: string;
  /** UTC instant. */
  readonly at: string;
  readonly kind: CorrectionKind;
}

/** The oldest first; at the same moment in an order that stays. */
export function oldestFirst(one: CorrectionEntry, other: CorrectionEntry): number {
  const name = ({ documentId, key }: CorrectionEntry) => `${documentId} ${key}`;
  return Date.parse(one.at) - Date.parse(other.at) || (name(one) < name(other) ? -1 : 1);
}

export function countByKind(entries: readonly CorrectionEntry[]): Record<CorrectionKind, number> {
  const counts = { correction: 0, clarification: 0, refile: 0, withdrawal: 0 };
  for (const { kind } of entries) counts[kind] += 1;
  return counts;
}

/** How many there are of a kind, or of all. */
export function countOf(of: CorrectionKind | null, counts: CorrectionsPage["counts"]): number {
  return of === null ? CORRECTION_KINDS.reduce((sum, kind) => sum + counts[kind], 0) : counts[of];
}
