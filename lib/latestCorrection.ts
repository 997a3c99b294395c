import { correctionWords } from "./correctionWords.ts";
import type { Story } from "./story.ts";
import { laterInstantInWords } from "./time.ts";

export interface CorrectionLink {
  readonly href: string;
  /** "corrected 3:10 pm". */
  readonly words: string;
}

/** The newest correction of a story, as its byline links to it; null where there is none. */
export function latestCorrection({
  corrections,
  publishedAt,
  zone,
}: Pick<Story, "corrections" | "publishedAt" | "zone">): CorrectionLink | null {
  const [newest] = corrections.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  if (newest === undefined) return null;
  const { done } = correctionWords(newest.kind);
  return {
    href: correctionAddress(newest.key),
    words: `${done.toLowerCase()} ${laterInstantInWords(newest.at, publishedAt, zone)}`,
  };
}

function correctionAddress(key: string): string {
  return `#correction-${key}`;
}
