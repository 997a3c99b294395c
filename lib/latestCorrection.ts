import { isSubstantive } from "./corrections.ts";
import { correctionWords } from "./correctionWords.ts";
import { type Correction, statementAnchor } from "./statement.ts";
import type { Story } from "./story.ts";
import { storyStatements } from "./storyStatements.ts";
import { timeInStory } from "./updateTime.ts";

export interface CorrectionLink {
  readonly href: string;
  /** "corrected 3:10 pm". */
  readonly words: string;
}

/**
 * The newest correction of a story or of a statement in it, as the story's byline links to it; null
 * where there is none. A corrected spelling is left to the foot of the story.
 */
export function latestCorrection(story: Story): CorrectionLink | null {
  const [newest] = [...ofStory(story), ...ofStatements(story)]
    .filter(({ correction }) => isSubstantive(correction))
    .toSorted((one, other) => Date.parse(other.correction.at) - Date.parse(one.correction.at));
  if (newest === undefined) return null;
  const { kind, at } = newest.correction;
  return {
    href: newest.href,
    words: `${correctionWords(kind).done.toLowerCase()} ${timeInStory(at, story)}`,
  };
}

interface Addressed {
  readonly correction: Correction;
  readonly href: string;
}

function ofStory({ corrections }: Story): readonly Addressed[] {
  return corrections.map((correction) => ({ correction, href: `#correction-${correction.key}` }));
}

function ofStatements(story: Story): readonly Addressed[] {
  return storyStatements(story).flatMap((block) =>
    block.type === "heldStatement"
      ? []
      : block.statement.corrections.map((correction) => ({
          correction,
          href: `#${statementAnchor(block.statement.id)}`,
        })),
  );
}
