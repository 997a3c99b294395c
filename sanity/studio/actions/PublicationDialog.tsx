import { Text } from "@sanity/ui";
import { changesToCorrect } from "../../../lib/correctionForm.ts";
import { isBlocked } from "../../../lib/obstacle.ts";
import { ActionDialog, DialogButtons, Failure, WorkButton } from "./ActionDialog.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { CorrectionForm } from "./CorrectionForm.tsx";
import type { JudgedDraft } from "./judgeDraft.ts";
import { ReasonList } from "./ReasonList.tsx";
import type { Publication } from "./usePublication.ts";

/** What an editor has to know, to decide or to fill in before a story or statement is published. */
export function PublicationDialog({ publication }: { readonly publication: Publication }) {
  const { judged, step, failure, work, close } = publication;
  const isBusy = work !== null;
  if (judged === null) {
    return (
      <ActionDialog title="Not published" onClose={close}>
        <Failure sentence={failure} />
        <DialogButtons onClose={close} closeText="Close">
          <WorkButton tone="primary" text="Try again" isBusy={isBusy} onClick={publication.start} />
        </DialogButtons>
      </ActionDialog>
    );
  }
  if (step === "correcting") {
    return (
      <ActionDialog title="Publish with a correction" onClose={close}>
        <ReasonList title="Before you publish" severity="warns" reasons={judged.reasons} onFollow={close} />
        <CorrectionForm
          changes={changesToCorrect(judged.changes.changes)}
          of={judged.draft._type === "article" ? "story" : "statement"}
          isBusy={isBusy}
          failure={failure}
          onSubmit={publication.publish}
          onClose={close}
        />
      </ActionDialog>
    );
  }
  return (
    <ActionDialog title={titleOf(judged)} onClose={close}>
      <ReasonList title="To be put right first" severity="blocks" reasons={judged.reasons} onFollow={close} />
      <ReasonList title="To be known before" severity="warns" reasons={judged.reasons} onFollow={close} />
      <ReasonList title="Good to know" severity="informs" reasons={judged.reasons} onFollow={close} />
      <Decision judged={judged} publication={publication} />
    </ActionDialog>
  );
}

function titleOf({ reasons, changes }: JudgedDraft): string {
  if (isBlocked(reasons)) return "This can’t be published yet";
  return changes.correctionNeeded ? "Readers must be told of this" : "Before you publish";
}

/** What may be done with a draft as it is. */
function Decision({
  judged,
  publication: { aim, work, failure, publish, correct, start, close },
}: {
  readonly judged: JudgedDraft;
  readonly publication: Publication;
}) {
  const isBusy = work !== null;
  const changes = changesToCorrect(judged.changes.changes);
  if (isBlocked(judged.reasons)) {
    return (
      <>
        <Failure sentence={failure} />
        <DialogButtons onClose={close} closeText="Close" />
      </>
    );
  }
  if (judged.changes.correctionNeeded) {
    return (
      <>
        <Text size={1}>
          Something has changed that readers have seen: words that were quoted, who said them, a number, a
          name or a fact. It is published with a correction, which tells them.
        </Text>
        <ChangeList changes={changes} />
        <Failure sentence={failure} />
        <DialogButtons onClose={close}>
          <WorkButton tone="positive" text="Write the correction" isBusy={isBusy} onClick={correct} />
        </DialogButtons>
      </>
    );
  }
  return (
    <>
      {aim === "correct" && (
        <Text size={1}>Nothing has changed that a correction could tell readers of.</Text>
      )}
      <Failure sentence={failure} />
      <DialogButtons onClose={close}>
        {failure !== null && <WorkButton text="Look again" isBusy={isBusy} onClick={start} />}
        <WorkButton
          tone="positive"
          text={judged.reasons.length === 0 ? "Publish" : "Publish all the same"}
          isBusy={isBusy}
          onClick={() => publish(null)}
        />
      </DialogButtons>
    </>
  );
}
