import { EyeClosedIcon } from "@sanity/icons/EyeClosed";
import { EyeOpenIcon } from "@sanity/icons/EyeOpen";
import { useState } from "react";
import type { DocumentActionComponent, DocumentActionProps } from "sanity";
import { textIn } from "../../../lib/storedDocument.ts";
import { HoldDialog, ReleaseDialog } from "./StandingDialog.tsx";
import { useRefusal } from "./useRefusal.ts";

/** Takes a statement's words from readers at once. */
export const useHoldAction: DocumentActionComponent = (props) => {
  const [isOpen, setOpen] = useState(false);
  const { disabled, title } = useRefusal(props, "publish");
  if (isHeld(props)) return null;
  const isUnseen = props.published === null;
  return {
    label: "Hold",
    icon: EyeClosedIcon,
    tone: "caution",
    disabled: disabled || isUnseen,
    title: title ?? (isUnseen ? "It was never published: no reader sees it." : null),
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: "custom",
      component: <HoldDialog id={props.id} note={noteOf(props)} onClose={() => setOpen(false)} />,
    },
  };
};
useHoldAction.displayName = "HoldAction";

/** Shows a held statement's words to readers again. */
export const useReleaseAction: DocumentActionComponent = (props) => {
  const [isOpen, setOpen] = useState(false);
  const { disabled, title } = useRefusal(props, "publish");
  if (!isHeld(props)) return null;
  return {
    label: "Release",
    icon: EyeOpenIcon,
    tone: "caution",
    disabled,
    title: title ?? null,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: "custom",
      component: <ReleaseDialog id={props.id} note="" onClose={() => setOpen(false)} />,
    },
  };
};
useReleaseAction.displayName = "ReleaseAction";

function isHeld({ published, draft }: DocumentActionProps): boolean {
  return textIn(published ?? draft ?? {}, "status") === "held";
}

function noteOf({ published }: DocumentActionProps): string {
  return textIn(published ?? {}, "statusNote");
}
