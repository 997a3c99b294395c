import type { StatementStatus } from "./statement.ts";
import type { StoredDocument } from "./storedDocument.ts";

/** How a statement is to stand from now on, and the newsroom's or readers' note on it. */
export interface Standing {
  readonly status: StatementStatus;
  readonly note: string;
}

export interface StandingPatch {
  readonly patch: {
    readonly id: string;
    readonly set: Readonly<Record<string, string>>;
    readonly unset?: string[];
  };
}

/** What is wrong with the note, as a sentence; null if nothing is. */
export function noteProblem({ status, note }: Standing): string | null {
  if (status === "live" || note.trim() !== "") return null;
  return status === "held"
    ? "Say why it is held, and until when. Only the newsroom reads it."
    : "Say when and how the statement was deleted or withdrawn.";
}

/**
 * Sanity's mutations that let a statement stand so at once: in what is published and in the draft, of
 * which nothing else is published by it. A live statement has no note.
 */
export function standingPatches(
  versions: readonly (StoredDocument | null)[],
  { status, note }: Standing,
): readonly StandingPatch[] {
  const change: Omit<StandingPatch["patch"], "id"> =
    status === "live"
      ? { set: { status }, unset: ["statusNote"] }
      : { set: { status, statusNote: note.trim() } };
  return versions.flatMap((version) => (version === null ? [] : [{ patch: { id: version._id, ...change } }]));
}
