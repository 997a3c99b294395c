import { TaskIcon } from "@sanity/icons/Task";
import {
  type DocumentInspectorMenuItem,
  type DocumentInspectorUseMenuItemProps,
  defineDocumentInspector,
} from "sanity";
import { isBlocked } from "../../../lib/obstacle.ts";
import { Checklist } from "./Checklist.tsx";
import { checklistInWords } from "./checklistInWords.ts";
import { useObstacles } from "./useObstacles.ts";

/** Documents that rules of the newsroom decide about. */
const JUDGED_TYPES: readonly string[] = ["article", "quote"];

export function isJudged(documentType: string): boolean {
  return JUDGED_TYPES.includes(documentType);
}

/** The checklist before publishing; its button in the document's head says how much stands in the way. */
export const checklistInspector = defineDocumentInspector({
  name: "before-publishing",
  component: Checklist,
  useMenuItem,
});

function useMenuItem({
  documentId,
  documentType,
}: DocumentInspectorUseMenuItemProps): DocumentInspectorMenuItem {
  const { judged } = useObstacles(documentId, documentType);
  const obstacles = judged?.obstacles ?? [];
  const toLookAt = obstacles.some(({ severity }) => severity === "warns");
  const tone = isBlocked(obstacles) ? "critical" : toLookAt ? "caution" : undefined;
  return {
    title: judged === null ? "Before publishing" : `Before publishing: ${checklistInWords(obstacles)}`,
    icon: TaskIcon,
    showAsAction: true,
    ...(tone && { tone, status: tone }),
  };
}
