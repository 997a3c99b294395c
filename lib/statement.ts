/**
 * A statement: one quotation and everything that is known about it.
 *
 * These are the domain types that components render. `sanity/queries` parses what the content
 * backend returns into them; nothing here is optional by accident: `null` means "not recorded".
 */

export const MEDIA = [
  "press-conference",
  "remarks",
  "interview",
  "speech",
  "broadcast",
  "written-statement",
  "social-post",
  "letter",
  "court-filing",
  "testimony",
  "document",
  "report",
] as const;
export type Medium = (typeof MEDIA)[number];

export const PRECISIONS = ["minute", "day", "month", "year", "unknown"] as const;
export type Precision = (typeof PRECISIONS)[number];

/** How `date` bounds the moment: at it, no later than it, or no earlier than it. */
export const BOUNDS = ["exact", "by", "after"] as const;
export type Bound = (typeof BOUNDS)[number];

/**
 * When something was said. `date` is a UTC instant (`2016-07-27T16:16:02Z`) for precision
 * `minute`, else the calendar date at the place as far as it is known (`2016-07-27`, `2016-07`,
 * `2016`); null for `unknown`. `zone` is the IANA zone of the place, null where not recorded.
 */
export interface SaidAt {
  readonly date: string | null;
  readonly precision: Precision;
  readonly bound: Bound;
  readonly zone: string | null;
}

export type Speaker =
  | {
      readonly kind: "person" | "organization";
      readonly id: string;
      readonly name: string;
      readonly slug: string;
    }
  | {
      readonly kind: "unnamed";
      readonly description: string;
      readonly reason: string;
      /** How many editors know who it is; the identities never leave the newsroom. */
      readonly editorsWhoKnow: number;
    };

export const SOURCE_KINDS = [
  "press-conference",
  "written-statement",
  "social-post",
  "interview",
  "court-filing",
  "report",
  "testimony",
  "broadcast",
  "document",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly kind: SourceKind;
  readonly publisher: string | null;
  /** http(s) only; null where there is none or it is unavailable. */
  readonly url: string | null;
  readonly archivedUrl: string | null;
  /** UTC instant or calendar date. */
  readonly archivedAt: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
  readonly note: string | null;
  readonly unavailable: { readonly since: string | null; readonly reason: string } | null;
}

export interface SourceCitation {
  readonly source: Source;
  /** Where in the source, in words ("second paragraph"). */
  readonly locator: string | null;
}

export const CHECK_STATES = ["not-checked", "word-for-word", "edited", "paraphrase", "translated"] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export const CHECKED_AGAINST = ["recording", "transcript", "text-as-issued", "post", "other-outlet"] as const;
export type CheckedAgainst = (typeof CHECKED_AGAINST)[number];

export interface Check {
  readonly state: CheckState;
  readonly against: readonly CheckedAgainst[];
  /** What a reader should know of the check, in words. */
  readonly note: string | null;
  /** UTC instant or calendar date. */
  readonly at: string | null;
}

export const RELATIONS = ["replies-to", "denies", "clarifies", "repeats", "contradicts"] as const;
export type Relation = (typeof RELATIONS)[number];

/** One end of a thread: the statement on the other end, as far as a link to it needs. */
export interface ThreadLink {
  readonly relation: Relation;
  readonly statementId: string;
  readonly speakerName: string;
  readonly saidAt: SaidAt;
  /** Slug of a published story that carries the other statement; null until that is looked up. */
  readonly storySlug: string | null;
}

export const VARIANT_KINDS = [
  "wording",
  "number",
  "spelling",
  "punctuation",
  "omission",
  "addition",
  "order",
  "attribution",
  "translation",
  "house-style",
  "transcription",
  "splice",
  "context",
] as const;
export type VariantKind = (typeof VARIANT_KINDS)[number];

/** The same remark as somebody else printed it. */
export interface Variant {
  readonly text: string;
  readonly kind: VariantKind;
  readonly note: string | null;
  readonly source: Source | null;
}

export const STATEMENT_STATUSES = ["live", "deleted-by-author", "withdrawn", "held"] as const;
export type StatementStatus = (typeof STATEMENT_STATUSES)[number];

export const CORRECTION_KINDS = ["correction", "clarification", "refile", "withdrawal"] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export interface Correction {
  /** Array key: the anchor is `correction-{key}`. */
  readonly key: string;
  /** UTC instant. */
  readonly at: string;
  readonly kind: CorrectionKind;
  readonly was: string | null;
  readonly now: string;
  readonly where: string;
  /** The sentence readers see. */
  readonly note: string;
}

/** One speaker's part of an exchange between two. */
export interface Turn {
  readonly speaker: Speaker;
  readonly roleAtTime: string | null;
  readonly text: string;
}

export interface Statement {
  readonly id: string;
  /** The whole quotation, character for character as stored: quotation marks, dashes and all. */
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  /** Two or more for an exchange, else empty. */
  readonly turns: readonly Turn[];
  readonly original: { readonly text: string; readonly language: string } | null;
  readonly translatedBy: string | null;
  /** The words before editing, where the check says edited and they are known. */
  readonly unedited: string | null;
  readonly speaker: Speaker;
  readonly roleAtTime: string | null;
  readonly medium: Medium;
  /** Name of the programme, network or platform ("Twitter"). */
  readonly outlet: string | null;
  readonly saidAt: SaidAt;
  readonly place: string | null;
  readonly event: { readonly id: string; readonly title: string } | null;
  /** The first is the one that the quotation is taken from. */
  readonly sources: readonly SourceCitation[];
  /** What this statement answers. */
  readonly replies: readonly ThreadLink[];
  /** What answers this statement. */
  readonly repliedBy: readonly ThreadLink[];
  readonly check: Check;
  readonly variants: readonly Variant[];
  readonly status: Exclude<StatementStatus, "held">;
  /** When and how it was deleted or withdrawn, in words. */
  readonly statusNote: string | null;
  readonly corrections: readonly Correction[];
}

/** The stable anchor of a statement in any page that carries it. */
export function statementAnchor(statementId: string): string {
  return `statement-${statementId}`;
}
