import { Select, Stack, Text, TextArea } from "@sanity/ui";
import { useToast } from "@sanity/ui/toast";
import { type FormEvent, useState } from "react";
import { useClient } from "sanity";
import { HELD_WORDS } from "../../../lib/heldWords.ts";
import { STATEMENT_STATUSES, type StatementStatus } from "../../../lib/statement.ts";
import { noteProblem, type Standing, standingPatches } from "../../../lib/statementStanding.ts";
import { API_VERSION } from "../../client.ts";
import { loadVersions } from "../../queries/publication.ts";
import { ActionDialog, DialogButtons, Failure, WorkButton } from "./ActionDialog.tsx";
import { FormField } from "./FormField.tsx";
import { ReferrerList } from "./ReferrerList.tsx";
import { useReferrers } from "./useReferrers.ts";
import { useRequest } from "./useRequest.ts";

interface StandingDialogProps {
  /** Published id of the statement. */
  readonly id: string;
  readonly note: string;
  readonly onClose: () => void;
}

const RELEASED: Readonly<Record<StatementStatus, string | null>> = {
  live: "Live",
  "deleted-by-author": "Deleted by the author",
  withdrawn: "Withdrawn by the speaker",
  held: null,
};

/** Asks why a statement is held, and takes its words from readers. */
export function HoldDialog({ id, note: stored, onClose }: StandingDialogProps) {
  const [note, setNote] = useState(stored);
  return (
    <StandingForm
      title="Hold this statement"
      button="Hold"
      done="Held"
      id={id}
      standing={{ status: "held", note }}
      onClose={onClose}
    >
      {(problem) => (
        <>
          <Text size={1}>
            At once, readers see neither its words nor who said them. In its place stories say: “{HELD_WORDS}”
            Other changes in the draft stay unpublished.
          </Text>
          <NoteField
            label="Why, and until when"
            hint="Only the newsroom reads it."
            note={note}
            problem={problem}
            onChange={setNote}
          />
        </>
      )}
    </StandingForm>
  );
}

/** Asks how a statement stands from now on, and shows its words to readers again. */
export function ReleaseDialog({ id, note: stored, onClose }: StandingDialogProps) {
  const [status, setStatus] = useState<StatementStatus>("live");
  const [note, setNote] = useState(stored);
  return (
    <StandingForm
      title="Release this statement"
      button="Release"
      done="Released"
      id={id}
      standing={{ status, note }}
      onClose={onClose}
    >
      {(problem) => (
        <>
          <Text size={1}>
            At once, readers see its published words again. Other changes in the draft stay unpublished.
          </Text>
          <FormField label="Status from now on">
            {(field) => (
              <Select
                {...field}
                value={status}
                onChange={({ currentTarget }) =>
                  setStatus(STATEMENT_STATUSES.find((known) => known === currentTarget.value) ?? "live")
                }
              >
                {STATEMENT_STATUSES.filter((known) => RELEASED[known] !== null).map((known) => (
                  <option key={known} value={known}>
                    {RELEASED[known]}
                  </option>
                ))}
              </Select>
            )}
          </FormField>
          {status !== "live" && (
            <NoteField
              label="When and how"
              hint="Readers see it."
              note={note}
              problem={problem}
              onChange={setNote}
            />
          )}
        </>
      )}
    </StandingForm>
  );
}

function NoteField({
  label,
  hint,
  note,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly note: string;
  readonly problem: string | null;
  readonly onChange: (note: string) => void;
}) {
  return (
    <FormField label={label} hint={hint} problem={problem}>
      {(field) => (
        <TextArea
          {...field}
          rows={3}
          value={note}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </FormField>
  );
}

/** The form of either dialog, with the documents in which readers will notice. */
function StandingForm({
  title,
  button,
  done,
  id,
  standing,
  onClose,
  children,
}: {
  readonly title: string;
  readonly button: string;
  readonly done: string;
  readonly id: string;
  readonly standing: Standing;
  readonly onClose: () => void;
  /** The fields, with what is wrong with the note. */
  readonly children: (problem: string | null) => React.ReactNode;
}) {
  const client = useClient({ apiVersion: API_VERSION });
  const toast = useToast();
  const { referrers, failure: unread } = useReferrers(id);
  const [isChecked, setChecked] = useState(false);
  const { isBusy, failure, send } = useRequest(
    async () => {
      const versions = await loadVersions(client, id);
      await client.mutate([
        ...standingPatches([versions?.published ?? null, versions?.draft ?? null], standing),
      ]);
    },
    () => {
      onClose();
      toast.push({ status: "success", title: done });
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (noteProblem(standing) === null) send();
  };
  return (
    <ActionDialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack gap={5}>
          {children(isChecked ? noteProblem(standing) : null)}
          <ReferrerList title="It stands in" referrers={referrers ?? []} onFollow={onClose} />
          <Failure sentence={failure ?? unread} />
          <DialogButtons onClose={onClose}>
            <WorkButton type="submit" tone="caution" text={button} isBusy={isBusy} />
          </DialogButtons>
        </Stack>
      </form>
    </ActionDialog>
  );
}
