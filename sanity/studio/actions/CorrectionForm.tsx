import { Flex, Radio, Select, Stack, Text, TextArea, TextInput } from "@sanity/ui";
import { uuid } from "@sanity/uuid";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { Change } from "../../../lib/classifyChange.ts";
import { type CorrectionDraft, correctionDraft, filedAs } from "../../../lib/correctionDraft.ts";
import { type CorrectionProblems, correctionProblems, kindChoices } from "../../../lib/correctionForm.ts";
import { correctionWords } from "../../../lib/correctionWords.ts";
import type { NewCorrection } from "../../../lib/planPublish.ts";
import type { CorrectionKind } from "../../../lib/statement.ts";
import { DialogButtons, Failure, WorkButton } from "./ActionDialog.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { FieldProblem, FormField } from "./FormField.tsx";
import { useStaffNames } from "./useStaffNames.ts";

const EMPTY: CorrectionDraft = { kind: "correction", was: "", now: "", where: "", note: "" };

/** Asks what readers are to be told of the changes, filled in as far as the changes say it themselves. */
export function CorrectionForm({
  changes,
  of,
  isBusy,
  failure,
  onSubmit,
  onClose,
}: {
  readonly changes: readonly Change[];
  readonly of: "story" | "statement";
  readonly isBusy: boolean;
  readonly failure: string | null;
  readonly onSubmit: (correction: NewCorrection) => void;
  readonly onClose: () => void;
}) {
  const [correction, setCorrection] = useState(() => correctionDraft(changes, of) ?? EMPTY);
  const [approvedBy, setApprovedBy] = useState("");
  const [problems, setProblems] = useState<CorrectionProblems>({});
  const staff = useStaffNames();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input:checked")?.focus();
  }, []);
  useEffect(() => {
    if (Object.keys(problems).length > 0) {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  }, [problems]);

  const change = (part: Partial<CorrectionDraft>) => setCorrection({ ...correction, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = correctionProblems(correction, changes);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    onSubmit({ ...correction, _key: uuid().slice(0, 8), approvedBy: approvedBy || null });
  };

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap={5}>
        <ChangeList changes={changes} />
        <KindField
          changes={changes}
          chosen={correction.kind}
          problem={problems.kind ?? null}
          onChoose={(kind) => setCorrection((draft) => filedAs(kind, draft, changes, of))}
        />
        <FormField label="What it said before">
          {(field) => (
            <TextArea
              {...field}
              rows={2}
              value={correction.was}
              onChange={({ currentTarget }) => change({ was: currentTarget.value })}
            />
          )}
        </FormField>
        <FormField label="What it says now" problem={problems.now ?? null}>
          {(field) => (
            <TextArea
              {...field}
              rows={2}
              value={correction.now}
              onChange={({ currentTarget }) => change({ now: currentTarget.value })}
            />
          )}
        </FormField>
        <FormField label="Where" problem={problems.where ?? null}>
          {(field) => (
            <TextInput
              {...field}
              value={correction.where}
              onChange={({ currentTarget }) => change({ where: currentTarget.value })}
            />
          )}
        </FormField>
        <FormField label="The sentence readers see" problem={problems.note ?? null}>
          {(field) => (
            <TextArea
              {...field}
              rows={4}
              value={correction.note}
              onChange={({ currentTarget }) => change({ note: currentTarget.value })}
            />
          )}
        </FormField>
        <FormField label="Approved by" hint="Stays in the newsroom. May be left open.">
          {(field) => (
            <Select
              {...field}
              value={approvedBy}
              onChange={({ currentTarget }) => setApprovedBy(currentTarget.value)}
            >
              <option value="">Nobody named</option>
              {staff.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </FormField>
        <Failure sentence={failure} />
        <DialogButtons onClose={onClose}>
          <WorkButton type="submit" tone="positive" text="Publish with this correction" isBusy={isBusy} />
        </DialogButtons>
      </Stack>
    </form>
  );
}

/** The kinds as radio buttons; those that the changes forbid are there with the reason. */
function KindField({
  changes,
  chosen,
  problem,
  onChoose,
}: {
  readonly changes: readonly Change[];
  readonly chosen: CorrectionKind;
  readonly problem: string | null;
  readonly onChoose: (kind: CorrectionKind) => void;
}) {
  const id = useId();
  return (
    <Stack as="fieldset" gap={3} style={{ border: 0, margin: 0, padding: 0 }}>
      <Text as="legend" size={1} weight="semibold" style={{ paddingBottom: "0.75rem" }}>
        Kind
      </Text>
      {kindChoices(changes).map(({ kind, refusal }) => (
        <Flex as="label" key={kind} gap={2} align="flex-start">
          <Radio
            name={id}
            value={kind}
            checked={chosen === kind}
            disabled={refusal !== null}
            onChange={() => onChoose(kind)}
          />
          <Text size={1} muted={refusal !== null}>
            {`${correctionWords(kind).name}${refusal === null ? "" : `. ${refusal}`}`}
          </Text>
        </Flex>
      ))}
      <FieldProblem id={`${id}-problem`} sentence={problem} />
    </Stack>
  );
}
