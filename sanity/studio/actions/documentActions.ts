import type { DocumentActionComponent, DocumentActionsResolver } from "sanity";
import { useEndCoverageAction, useStartCoverageAction, useUpdateAction } from "../update/updateActions.tsx";
import { useCorrectionAction, usePublishAction } from "./publishActions.tsx";
import { useHoldAction, useReleaseAction } from "./standingActions.tsx";
import { useFollowUpAction } from "./useFollowUpAction.ts";
import { useUnpublishAction } from "./useUnpublishAction.tsx";

/** By type: what publishes by the newsroom’s rules, and what stands after it in the menu. The first that applies is the button. */
const OWN: Readonly<Record<string, readonly DocumentActionComponent[]>> = {
  article: [
    useUpdateAction,
    usePublishAction,
    useCorrectionAction,
    useStartCoverageAction,
    useEndCoverageAction,
    useFollowUpAction,
  ],
  quote: [usePublishAction, useCorrectionAction, useHoldAction, useReleaseAction],
};

/** What editors may do with a document as a whole: with stories and statements by the newsroom's rules, with others as the Studio has it. */
export const documentActions: DocumentActionsResolver = (actions, { schemaType }) =>
  actions.flatMap((action) => {
    switch (action.action) {
      case "publish":
        return OWN[schemaType] ?? [action];
      case "unpublish":
        return [useUnpublishAction];
      default:
        return [action];
    }
  });
