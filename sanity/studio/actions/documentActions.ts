import type { DocumentActionComponent, DocumentActionsResolver } from "sanity";
import { useCorrectionAction, usePublishAction } from "./publishActions.tsx";
import { useHoldAction, useReleaseAction } from "./standingActions.tsx";
import { useFollowUpAction } from "./useFollowUpAction.ts";
import { useUnpublishAction } from "./useUnpublishAction.tsx";

/** By type: what stands in the menu after publishing. */
const OWN: Readonly<Record<string, readonly DocumentActionComponent[]>> = {
  article: [useCorrectionAction, useFollowUpAction],
  quote: [useCorrectionAction, useHoldAction, useReleaseAction],
};

/** What editors may do with a document as a whole: with stories and statements by the newsroom's rules, with others as the Studio has it. */
export const documentActions: DocumentActionsResolver = (actions, { schemaType }) => {
  const own = OWN[schemaType];
  if (own === undefined) return actions;
  return actions.flatMap((action) => {
    switch (action.action) {
      case "publish":
        return [usePublishAction, ...own];
      case "unpublish":
        return [useUnpublishAction];
      default:
        return [action];
    }
  });
};
