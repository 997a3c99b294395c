import { AddCircleIcon } from "@sanity/icons/AddCircle";
import { PlayIcon } from "@sanity/icons/Play";
import { StopIcon } from "@sanity/icons/Stop";
import { useState } from "react";
import type { DocumentActionComponent, DocumentActionProps } from "sanity";
import { partIn, textIn } from "../../../lib/storedDocument.ts";
import { useRefusal } from "../actions/useRefusal.ts";
import { CoverageDialog } from "./CoverageDialog.tsx";
import { UpdateDialog } from "./UpdateDialog.tsx";

/** Publishes an update of a running story, and nothing else of its draft. */
export const useUpdateAction: DocumentActionComponent = (props) => {
  const [isOpen, setOpen] = useState(false);
  const { disabled, title } = useRefusal(props, "publish");
  const { id, published } = props;
  // What is being written stays before whoever writes it, even if somebody ends the coverage meanwhile.
  if (published === null || (coverageOf(props) !== "running" && !isOpen)) return null;
  return {
    label: "Publish an update",
    icon: AddCircleIcon,
    tone: "positive",
    disabled,
    title: title ?? null,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: "custom",
      component: <UpdateDialog id={id} story={published} onClose={() => setOpen(false)} />,
    },
  };
};
useUpdateAction.displayName = "UpdateAction";

/** Makes a published story a running one, and one whose coverage has ended a running one again. */
export const useStartCoverageAction: DocumentActionComponent = (props) => {
  const [isOpen, setOpen] = useState(false);
  const { disabled, title } = useRefusal(props, "publish");
  const { id, published } = props;
  if (coverageOf(props) === "running" && !isOpen) return null;
  return {
    label: "Start coverage",
    icon: PlayIcon,
    disabled: disabled || published === null,
    title: title ?? (published === null ? "The story is not published. Publish it first." : null),
    onHandle: () => setOpen(true),
    dialog: isOpen &&
      published !== null && {
        type: "custom",
        component: <CoverageDialog id={id} story={published} to="running" onClose={() => setOpen(false)} />,
      },
  };
};
useStartCoverageAction.displayName = "StartCoverageAction";

export const useEndCoverageAction: DocumentActionComponent = (props) => {
  const [isOpen, setOpen] = useState(false);
  const { disabled, title } = useRefusal(props, "publish");
  const { id, published } = props;
  if (published === null || (coverageOf(props) !== "running" && !isOpen)) return null;
  return {
    label: "End coverage",
    icon: StopIcon,
    disabled,
    title: title ?? null,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: "custom",
      component: <CoverageDialog id={id} story={published} to="ended" onClose={() => setOpen(false)} />,
    },
  };
};
useEndCoverageAction.displayName = "EndCoverageAction";

/** As readers see it; empty for a story that is not published. */
function coverageOf({ published }: DocumentActionProps): string {
  return textIn(partIn(published ?? {}, "coverage"), "state");
}
