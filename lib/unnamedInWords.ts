import { counted } from "./numberWords.ts";
import { sentence } from "./sentences.ts";

/** How many editors know who an unnamed speaker is: "Two editors know who it is."; null where that isn't recorded. */
export function editorsWhoKnowInWords(editorsWhoKnow: number): string | null {
  return editorsWhoKnow === 0
    ? null
    : `${sentence(counted(editorsWhoKnow, "editor knows", "editors know"))} who it is.`;
}

export const EDITORS_NOT_RECORDED = "Which editors know who it is is not recorded.";
