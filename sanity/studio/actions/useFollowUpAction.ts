import { AddDocumentIcon } from "@sanity/icons/AddDocument";
import { useToast } from "@sanity/ui/toast";
import { uuid } from "@sanity/uuid";
import { useState } from "react";
import { type DocumentActionComponent, useClient } from "sanity";
import { useRouter } from "sanity/router";
import { followUp } from "../../../lib/followUp.ts";
import { API_VERSION } from "../../client.ts";
import { failureSentence } from "./failureSentence.ts";
import { useRefusal } from "./useRefusal.ts";

/** Begins a story that follows this one up, and opens it. */
export const useFollowUpAction: DocumentActionComponent = (props) => {
  const client = useClient({ apiVersion: API_VERSION });
  const { navigateIntent } = useRouter();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const { disabled, title } = useRefusal(props, "duplicate");
  const begin = async () => {
    const id = uuid();
    const attributes = followUp(props, { id, relatedKey: uuid().slice(0, 8) });
    if (attributes === null) return;
    setBusy(true);
    try {
      await client.action({
        actionType: "sanity.action.document.create",
        publishedId: id,
        attributes,
        ifExists: "fail",
      });
      navigateIntent("edit", { id, type: "article" });
    } catch (error) {
      console.error(error);
      toast.push({ status: "error", title: "No follow-up was begun", description: failureSentence(error) });
    } finally {
      setBusy(false);
    }
  };
  return {
    label: "Duplicate as follow-up",
    icon: AddDocumentIcon,
    disabled: disabled || isBusy || (props.draft === null && props.published === null),
    title: title ?? null,
    onHandle: () => void begin(),
  };
};
useFollowUpAction.displayName = "FollowUpAction";
