import { itemsIn, type StoredDocument, type StoredItem } from "../storedDocument.ts";
import { canonicalText } from "./canonicalText.ts";
import { type GuardedPatch, guardedPatch, type StoryVersions } from "./guardedPatch.ts";
import type { UpdateProblem } from "./updateProblem.ts";

/** So long after it was published an update can be taken back without a correction. */
export const UNDO_MS = 60_000;

export interface UpdateToUndo extends StoryVersions {
  /** As it was published. */
  readonly update: StoredItem;
  /** UTC instant of its publication, which its own time needn't be. */
  readonly publishedAt: string;
  readonly now: Date;
}

export type UndoPlan =
  | { readonly kind: "refused"; readonly problem: UpdateProblem }
  /** Neither version has it any more. */
  | { readonly kind: "already-undone" }
  | { readonly kind: "undo"; readonly mutations: readonly GuardedPatch[] };

/**
 * What has to be written to take an update back within a minute of its publication: out of the
 * published version, and of the draft if there is one, in one transaction. Later it is removed like
 * anything else that readers have seen, with a correction; so is one that was changed meanwhile.
 */
export function planUndo({ published, draft, update, publishedAt, now }: UpdateToUndo): UndoPlan {
  const holding = [published, draft].flatMap((version) => {
    const there = version && updateIn(version, update._key);
    return version && there ? [{ version, there }] : [];
  });
  if (holding.length === 0) return { kind: "already-undone" };
  if (now.getTime() - Date.parse(publishedAt) > UNDO_MS) {
    return refused("undo-too-late", "was published more than a minute ago");
  }
  if (holding.some(({ there }) => canonicalText(there) !== canonicalText(update))) {
    return refused("update-changed", "was changed since it was published");
  }
  const path = `updates[_key==${JSON.stringify(update._key)}]`;
  return {
    kind: "undo",
    mutations: holding.map(({ version }) => guardedPatch(version, { unset: [path] })),
  };
}

function updateIn(version: StoredDocument, key: string): StoredItem | undefined {
  return itemsIn(version, "updates").find(({ _key }) => _key === key);
}

function refused(code: UpdateProblem["code"], why: string): UndoPlan {
  const sentence = `The update ${why}. Remove it in the story, with a correction.`;
  return { kind: "refused", problem: { code, field: "story", sentence } };
}
