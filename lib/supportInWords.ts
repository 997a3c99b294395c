import { listInWords } from "./sentences.ts";
import type { StorySource } from "./story.ts";

/** What a source supports: "Supports statements 3 and 4.", "Supports the text."; null where that isn't recorded. */
export function supportInWords({
  statementNumbers,
  inText,
}: Pick<StorySource, "statementNumbers" | "inText">): string | null {
  const numbers = listInWords(statementNumbers.map(String));
  const statements = statementNumbers.length === 1 ? `statement ${numbers}` : `statements ${numbers}`;
  const supported = [...(numbers === "" ? [] : [statements]), ...(inText ? ["the text"] : [])];
  return supported.length === 0 ? null : `Supports ${listInWords(supported)}.`;
}
