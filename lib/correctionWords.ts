import type { CorrectionKind } from "./statement.ts";

export interface CorrectionWords {
  /** "Correction": what it is. */
  readonly name: string;
  /** "Corrections": several of the kind. */
  readonly plural: string;
  /** "Corrected": what was done. */
  readonly done: string;
}

const WORDS: Readonly<Record<CorrectionKind, CorrectionWords>> = {
  correction: { name: "Correction", plural: "Corrections", done: "Corrected" },
  clarification: { name: "Clarification", plural: "Clarifications", done: "Clarified" },
  refile: { name: "Spelling corrected", plural: "Spelling", done: "Respelled" },
  withdrawal: { name: "Withdrawal", plural: "Withdrawals", done: "Withdrawn" },
};

export function correctionWords(kind: CorrectionKind): CorrectionWords {
  return WORDS[kind];
}

/** What the list of all corrections, or of one kind, is called. */
export function correctionsTitle(of: CorrectionKind | null): string {
  switch (of) {
    case null:
      return "Corrections";
    case "correction":
      return "Corrections of fact";
    case "refile":
      return "Corrections of spelling";
    case "clarification":
    case "withdrawal":
      return WORDS[of].plural;
    default:
      return of satisfies never;
  }
}

/** What the list of all corrections, or of one kind, holds. */
export function correctionsDescription(of: CorrectionKind | null): string {
  switch (of) {
    case null:
      return "Everything that we have put right in stories and in statements, the newest first.";
    case "correction":
      return "Facts, numbers, quotations and attributions that were wrong, and what stands there now.";
    case "clarification":
      return "What was right and could be misread, and how it is put now.";
    case "refile":
      return "Words that were misspelled. What they say has not changed.";
    case "withdrawal":
      return "What we have taken back, and why.";
    default:
      return of satisfies never;
  }
}
