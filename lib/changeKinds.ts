import type { CorrectionKind } from "./statement.ts";

/** What a change changes, the weightiest first. */
export const CHANGE_KINDS = [
  "quotation",
  "attribution",
  "number",
  "name",
  "fact",
  "removal",
  "text",
  "spelling",
  "addition",
  "moved",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * As what a change may be filed, the kind to offer first. What was quoted, who said it, numbers and
 * names are wrong or right, so that nothing but a correction will do; a spelling is the one that may
 * be filed as such.
 */
const ALLOWED: Readonly<Record<ChangeKind, readonly CorrectionKind[]>> = {
  quotation: ["correction"],
  attribution: ["correction"],
  number: ["correction"],
  name: ["correction"],
  fact: ["correction", "clarification"],
  removal: ["correction", "withdrawal", "clarification"],
  text: ["clarification", "correction"],
  spelling: ["refile", "clarification", "correction"],
  addition: ["clarification", "correction"],
  moved: [],
};

const NEEDING: ReadonlySet<ChangeKind> = new Set([
  "quotation",
  "attribution",
  "number",
  "name",
  "fact",
  "removal",
]);

export function allowedCorrections(kind: ChangeKind): readonly CorrectionKind[] {
  return ALLOWED[kind];
}

/** Whether readers who saw it before must be told. */
export function needsCorrection(kind: ChangeKind): boolean {
  return NEEDING.has(kind);
}

/** The weightiest of them. */
export function weightiest(kinds: readonly ChangeKind[]): ChangeKind | null {
  return CHANGE_KINDS.find((kind) => kinds.includes(kind)) ?? null;
}
