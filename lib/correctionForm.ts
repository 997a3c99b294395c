import type { ChangeKind } from "./changeKinds.ts";
import type { Change } from "./classifyChange.ts";
import type { CorrectionDraft } from "./correctionDraft.ts";
import { CORRECTION_KINDS, type CorrectionKind } from "./statement.ts";

/** A kind that an editor may file a correction as; `refusal` says why not, null where nothing is against it. */
export interface KindChoice {
  readonly kind: CorrectionKind;
  readonly refusal: string | null;
}

export type CorrectionProblems = Readonly<Partial<Record<keyof CorrectionDraft, string>>>;

const CHANGED: Readonly<Record<ChangeKind, string>> = {
  quotation: "a changed quotation",
  attribution: "a changed attribution",
  number: "a changed number",
  name: "a changed name",
  fact: "a changed fact",
  removal: "words that were taken out",
  text: "changed text",
  spelling: "a spelling",
  addition: "an addition",
  moved: "a moved passage",
};

/** The changes that one correction tells readers of: those that need one, or else all that may be told. */
export function changesToCorrect(changes: readonly Change[]): readonly Change[] {
  const needing = changes.filter(({ needsCorrection }) => needsCorrection);
  return needing.length > 0
    ? needing
    : changes.filter(({ allowedCorrections }) => allowedCorrections.length > 0);
}

/** Every kind, with what stands against filing all the changes as it. */
export function kindChoices(changes: readonly Change[]): readonly KindChoice[] {
  return CORRECTION_KINDS.map((kind) => {
    const against = changes.find(({ allowedCorrections }) => !allowedCorrections.includes(kind));
    return { kind, refusal: against === undefined ? null : refusalOf(against) };
  });
}

function refusalOf({ kind, where }: Change): string {
  return `Not for ${CHANGED[kind]} (${where.charAt(0).toLowerCase()}${where.slice(1)}).`;
}

/** What is missing or wrong in a correction before it can be published, by field; empty if nothing is. */
export function correctionProblems(
  { kind, now, where, note }: CorrectionDraft,
  changes: readonly Change[],
): CorrectionProblems {
  const refusal = kindChoices(changes).find((choice) => choice.kind === kind)?.refusal;
  return {
    ...(refusal && { kind: `${refusal} Choose another kind.` }),
    ...(now.trim() === "" && { now: "Say what it says now." }),
    ...(where.trim() === "" && { where: "Say where it stands: “Second paragraph”, “Headline”." }),
    ...(note.trim() === "" && { note: "Write the sentence that readers see." }),
  };
}
