import type { CorrectionKind } from "./statement.ts";

export interface CorrectionWords {
  /** "Correction": what it is. */
  readonly name: string;
  /** "Corrected": what was done. */
  readonly done: string;
}

const WORDS: Readonly<Record<CorrectionKind, CorrectionWords>> = {
  correction: { name: "Correction", done: "Corrected" },
  clarification: { name: "Clarification", done: "Clarified" },
  refile: { name: "Spelling corrected", done: "Respelled" },
  withdrawal: { name: "Withdrawal", done: "Withdrawn" },
};

export function correctionWords(kind: CorrectionKind): CorrectionWords {
  return WORDS[kind];
}
