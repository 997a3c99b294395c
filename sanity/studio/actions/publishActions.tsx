import { EditIcon } from "@sanity/icons/Edit";
import { PublishIcon } from "@sanity/icons/Publish";
import {
  type DocumentActionComponent,
  type DocumentActionDescription,
  type DocumentActionProps,
  isPublishedPerspective,
  usePerspective,
} from "sanity";
import { PublicationDialog } from "./PublicationDialog.tsx";
import { type Publication, usePublication } from "./usePublication.ts";
import { useRefusal } from "./useRefusal.ts";

const WORK = { saving: "Saving…", judging: "Checking…", publishing: "Publishing…" } as const;

/** Publishes a story or statement, unless something stands against it, and says what. */
export const usePublishAction: DocumentActionComponent = (props) => {
  const publication = usePublication(props, "publish");
  const action = usePublishing(props, publication, "Publish");
  return action && { ...action, icon: PublishIcon, shortcut: action.disabled ? null : "Ctrl+Alt+P" };
};
usePublishAction.action = "publish";
usePublishAction.displayName = "PublishAction";

/** Publishes a story or statement and tells readers what has changed in it. */
export const useCorrectionAction: DocumentActionComponent = (props) => {
  const publication = usePublication(props, "correct");
  const action = usePublishing(props, publication, "Publish with a correction");
  if (action === null || props.published === null) return null;
  return { ...action, icon: EditIcon };
};
useCorrectionAction.displayName = "CorrectionAction";

/** What both have in common; null where what is published is looked at. */
function usePublishing(
  props: DocumentActionProps,
  publication: Publication,
  label: string,
): DocumentActionDescription | null {
  const { disabled, title } = useRefusal(props, "publish");
  const { selectedPerspective } = usePerspective();
  if (isPublishedPerspective(selectedPerspective)) return null;
  const { work, step, start } = publication;
  const isUnchanged = props.draft === null;
  return {
    label: work === null ? label : WORK[work],
    title: title ?? (isUnchanged ? "Nothing has changed since it was published." : null),
    // Not while it works: a button that is disabled loses the focus, which is to come back to it.
    disabled: disabled || isUnchanged,
    onHandle: start,
    dialog: step !== "closed" && {
      type: "custom",
      component: <PublicationDialog publication={publication} />,
    },
  };
}
