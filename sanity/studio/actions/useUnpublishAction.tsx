import { UnpublishIcon } from "@sanity/icons/Unpublish";
import { Text } from "@sanity/ui";
import { useToast } from "@sanity/ui/toast";
import { useState } from "react";
import { type DocumentActionComponent, useClient } from "sanity";
import { draftIdOf, type StoredDocument, slugOf } from "../../../lib/storedDocument.ts";
import { storyPath } from "../../../lib/story.ts";
import { API_VERSION } from "../../client.ts";
import { ActionDialog, DialogButtons, Failure, WorkButton } from "./ActionDialog.tsx";
import { ReferrerList } from "./ReferrerList.tsx";
import { useReferrers } from "./useReferrers.ts";
import { useRefusal } from "./useRefusal.ts";
import { useRequest } from "./useRequest.ts";

/** Takes a document off the site, once it is clear what that breaks. The Studio's own is not offered beside drafts. */
export const useUnpublishAction: DocumentActionComponent = (props) => {
  const [isOpen, setOpen] = useState(false);
  const { disabled, title } = useRefusal(props, "unpublish");
  const { id, published } = props;
  return {
    label: "Unpublish",
    icon: UnpublishIcon,
    tone: "critical",
    disabled: disabled || published === null,
    title: title ?? (published === null ? "It isn’t published." : null),
    onHandle: () => setOpen(true),
    dialog: isOpen &&
      published !== null && {
        type: "custom",
        component: <UnpublishDialog id={id} published={published} onClose={() => setOpen(false)} />,
      },
  };
};
useUnpublishAction.action = "unpublish";
useUnpublishAction.displayName = "UnpublishAction";

function UnpublishDialog({
  id,
  published,
  onClose,
}: {
  readonly id: string;
  readonly published: StoredDocument;
  readonly onClose: () => void;
}) {
  const client = useClient({ apiVersion: API_VERSION });
  const toast = useToast();
  const { referrers, failure: unread } = useReferrers(id);
  const { isBusy, failure, send } = useRequest(
    async () => {
      await client.action({
        actionType: "sanity.action.document.unpublish",
        publishedId: id,
        draftId: draftIdOf(id),
      });
    },
    () => {
      onClose();
      toast.push({ status: "success", title: "Unpublished" });
    },
  );
  const holding = referrers?.filter(({ isStrong }) => isStrong) ?? [];
  const others = referrers?.filter(({ isStrong }) => !isStrong) ?? [];
  const isPossible = referrers !== null && holding.length === 0;
  return (
    <ActionDialog title="Unpublish" onClose={onClose}>
      <Text size={1}>{consequence(published)}</Text>
      {holding.length > 0 && <Text size={1}>{remedy(published)}</Text>}
      <ReferrerList title="Would point to nothing" referrers={holding} onFollow={onClose} />
      <ReferrerList title="Couldn’t be published" referrers={others} onFollow={onClose} />
      <Failure sentence={failure ?? unread} />
      <DialogButtons onClose={onClose} closeText={isPossible ? "Cancel" : "Close"}>
        {isPossible && <WorkButton tone="critical" text="Unpublish" isBusy={isBusy} onClick={send} />}
      </DialogButtons>
    </ActionDialog>
  );
}

function consequence(published: StoredDocument): string {
  switch (published._type) {
    case "article":
      return `Readers who come to ${storyPath(slugOf(published))} are told that the story was taken down (410 Gone). It stays here as a draft.`;
    case "quote":
      return "The statement leaves the site and stays here as a draft.";
    default:
      return "It leaves the site and stays here as a draft.";
  }
}

function remedy(published: StoredDocument): string {
  const sentence =
    "It can’t be unpublished while other documents refer to it. Take it out of these first, and publish them";
  return published._type === "quote"
    ? `${sentence}; or hold it, which takes its words from readers at once.`
    : `${sentence}.`;
}
