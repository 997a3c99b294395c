import { isSubstantive } from "./corrections.ts";
import type { Correction, SaidAt } from "./statement.ts";
import type { Story } from "./story.ts";
import { storyStatements } from "./storyStatements.ts";

/** What tells when a story changed. */
export interface StoryChanges {
  /** UTC instant. */
  readonly publishedAt: string;
  readonly updates: readonly { readonly at: SaidAt }[];
  /** Of the story and of the statements in it. */
  readonly corrections: readonly Pick<Correction, "at" | "kind">[];
}

/** The UTC instant of a story's last substantive change; of its publication where there was none. */
export function storyLastModified(story: Story): string {
  const ofStatements = storyStatements(story).flatMap((block) =>
    block.type === "statement" ? block.statement.corrections : [],
  );
  return lastModified({ ...story, corrections: [...story.corrections, ...ofStatements] });
}

/**
 * The last update or correction; a corrected spelling is none. An update known by its day counts from
 * the start of that day in UTC; one known less exactly, or only by when it had come, not at all.
 */
export function lastModified({ publishedAt, updates, corrections }: StoryChanges): string {
  const changes = [
    ...updates.map(({ at }) => earliestInstant(at)),
    ...corrections.filter(isSubstantive).map(({ at }) => Date.parse(at)),
  ];
  const last = Math.max(Date.parse(publishedAt), ...changes.filter((change) => change !== null));
  return new Date(last).toISOString().replace(".000Z", "Z");
}

/** Whether an update is known to have come after the story was published. */
export function isLaterUpdate({ at }: { readonly at: SaidAt }, publishedAt: string): boolean {
  return (earliestInstant(at) ?? 0) > Date.parse(publishedAt);
}

/** In milliseconds; null where not even the day is recorded, or nothing says that it wasn't earlier. */
function earliestInstant({ date, precision, bound }: SaidAt): number | null {
  if (date === null || bound === "by") return null;
  return precision === "minute" || precision === "day" ? Date.parse(date) : null;
}
