import { Text } from "@sanity/ui";
import { useToast } from "@sanity/ui/toast";
import { useState } from "react";
import { useClient } from "sanity";
import type { StoredDocument } from "../../../lib/storedDocument.ts";
import { readTime } from "../../../lib/updates/readTime.ts";
import { zoneOfStory } from "../../../lib/updates/updateTimes.ts";
import { API_VERSION } from "../../client.ts";
import { changeCoverage } from "../../updates/changeCoverage.ts";
import { ActionDialog, DialogButtons, Failure, WorkButton } from "../actions/ActionDialog.tsx";
import { useRequest } from "../actions/useRequest.ts";
import { TimeField } from "./TimeField.tsx";
import { useBackendClock } from "./useBackendClock.ts";
import type { FormProblem } from "./writtenUpdate.ts";

const WORDS = {
  running: {
    title: "Start coverage",
    text: "Readers see at once that the story is running, with its updates newest first, and it stands on the front page’s live strip. Open pages offer each update that you publish. Other changes in the draft stay unpublished.",
    done: "Coverage has started",
  },
  ended: {
    title: "End coverage",
    text: "Readers see at once when coverage ended, and open pages stop asking for updates. Whatever is published stays. Other changes in the draft stay unpublished. Coverage can be started again.",
    done: "Coverage has ended",
  },
} as const;

/** Starts or ends the coverage of a story, once it is clear what that means. */
export function CoverageDialog({
  id,
  story,
  to,
  onClose,
}: {
  /** Published id of the story. */
  readonly id: string;
  readonly story: StoredDocument;
  readonly to: keyof typeof WORDS;
  readonly onClose: () => void;
}) {
  const client = useClient({ apiVersion: API_VERSION });
  const toast = useToast();
  const now = useBackendClock();
  const zone = zoneOfStory(story);
  const [at, setAt] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const { title, text, done } = WORDS[to];
  const { isBusy, failure, send } = useRequest(
    async () => {
      const time = at === null ? null : readTime(at, zone);
      if (time?.kind === "unreadable") return refuse([{ field: "at", sentence: time.sentence }]);
      const { plan } = await changeCoverage(client, id, { to, at: time?.instant ?? null, isDryRun: false });
      return refuse(plan.kind === "refused" ? plan.problems : []);
    },
    () => {
      onClose();
      toast.push({ status: "success", title: done });
    },
  );
  const refuse = (found: readonly FormProblem[]) => {
    setProblems(found);
    return found.length === 0;
  };
  const said = (isOfTime: boolean) =>
    problems.find(({ field }) => (field === "at") === isOfTime)?.sentence ?? null;
  return (
    <ActionDialog title={title} onClose={onClose}>
      <Text size={1}>{text}</Text>
      <TimeField
        label={to === "running" ? "Coverage starts" : "Coverage ends"}
        at={at}
        zone={zone}
        now={now}
        problem={said(true)}
        onChange={setAt}
      />
      <Failure sentence={failure ?? said(false)} />
      <DialogButtons onClose={onClose}>
        <WorkButton
          type="button"
          tone={to === "running" ? "positive" : "caution"}
          text={title}
          isBusy={isBusy}
          onClick={send}
        />
      </DialogButtons>
    </ActionDialog>
  );
}
