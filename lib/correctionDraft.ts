import type { Change } from "./classifyChange.ts";
import { listInWords, withFullStop } from "./sentences.ts";
import { CORRECTION_KINDS, type CorrectionKind } from "./statement.ts";

/** A correction as an editor finds it in the form: a proposal. */
export interface CorrectionDraft {
  readonly kind: CorrectionKind;
  readonly was: string;
  readonly now: string;
  readonly where: string;
  readonly note: string;
}

/** What `now` says where something was taken out. */
const TAKEN_OUT = "Taken out";

/**
 * A proposal for one correction that tells readers of all the changes: its kind is one that all of
 * them allow, its words are those of the first, which is the weightiest as `classifyChange` lists
 * them. Null where no kind fits all.
 *
 * @param of what readers have before them
 */
export function correctionDraft(
  changes: readonly Change[],
  of: "story" | "statement",
): CorrectionDraft | null {
  const [first] = changes;
  if (first === undefined) return null;
  const isAllowed = (kind: CorrectionKind) =>
    changes.every((change) => change.allowedCorrections.includes(kind));
  const kind = first.allowedCorrections.find(isAllowed) ?? CORRECTION_KINDS.find(isAllowed);
  if (kind === undefined) return null;
  return {
    kind,
    was: first.was ?? "",
    now: first.now ?? TAKEN_OUT,
    where: listInWords([...new Set(changes.map(({ where }) => where))]),
    note: noteOn(changes, kind, of),
  };
}

/** The proposal as a correction of another kind; the sentence is put anew, unless an editor has changed it. */
export function filedAs(
  kind: CorrectionKind,
  draft: CorrectionDraft,
  changes: readonly Change[],
  of: "story" | "statement",
): CorrectionDraft {
  const isAsProposed = draft.note === noteOn(changes, draft.kind, of);
  return { ...draft, kind, note: isAsProposed ? noteOn(changes, kind, of) : draft.note };
}

function noteOn(changes: readonly Change[], kind: CorrectionKind, of: "story" | "statement"): string {
  return changes.map((change) => sentenceOn(change, kind, of)).join(" ");
}

/** The sentence that readers see, in the house's words: its kind says whether something was wrong. */
function sentenceOn(change: Change, filed: CorrectionKind, of: "story" | "statement"): string {
  const { was, now } = change;
  const place = inSentence(change.where);
  if (was === null) return `This ${of} now says ${inMarks(now ?? "")} (${place}).`;
  if (now === null) {
    return filed === "withdrawal"
      ? `We have withdrawn ${inMarks(was)} from this ${of} (${place}).`
      : `An earlier version of this ${of} said ${inMarks(was)} (${place}). We have taken that out.`;
  }
  switch (change.kind) {
    case "attribution":
      return `An earlier version of this ${of} gave the ${place} as ${inMarks(was)}. It was ${withFullStop(inMarks(now))}`;
    case "spelling":
      return `An earlier version of this ${of} misspelled ${inMarks(now)} as ${inMarks(was)} (${place}).`;
    default:
      return filed === "clarification"
        ? `An earlier version of this ${of} said ${inMarks(was)} (${place}). To be clearer, it now says ${withFullStop(inMarks(now))}`
        : `An earlier version of this ${of} gave ${inMarks(now)} as ${inMarks(was)} (${place}).`;
  }
}

function inMarks(words: string): string {
  return `“${words}”`;
}

function inSentence(where: string): string {
  return where.charAt(0).toLowerCase() + where.slice(1);
}
