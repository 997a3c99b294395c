import { type StoredDocument, textIn } from "../storedDocument.ts";

/** One of Sanity's mutations; it fails with 409 if the document has another revision by then. */
export interface GuardedPatch {
  readonly patch: {
    readonly id: string;
    readonly ifRevisionID: string;
    readonly set?: Readonly<Record<string, unknown>>;
    readonly setIfMissing?: Readonly<Record<string, unknown>>;
    readonly unset?: string[];
    readonly insert?: InsertOperation;
  };
}

export type InsertOperation =
  | { readonly before: string; readonly items: unknown[] }
  | { readonly after: string; readonly items: unknown[] };

/** The patch of a version as it was read. One without a revision can't be guarded, and the backend refuses it. */
export function guardedPatch(
  version: StoredDocument,
  operations: Omit<GuardedPatch["patch"], "id" | "ifRevisionID">,
): GuardedPatch {
  return { patch: { id: version._id, ifRevisionID: textIn(version, "_rev"), ...operations } };
}

/** Both versions of a story as they were read, each with its `_rev`; null where there is none. */
export interface StoryVersions {
  readonly published: StoredDocument | null;
  readonly draft: StoredDocument | null;
}
