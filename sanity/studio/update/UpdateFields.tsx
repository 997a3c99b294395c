import { Checkbox, Flex, Select, Stack, Text, TextInput } from "@sanity/ui";
import type { StaffName } from "../../queries/staffNames.ts";
import { FormField } from "../actions/FormField.tsx";
import { PartList } from "./PartList.tsx";
import { TimeField } from "./TimeField.tsx";
import type { ChosenStatements } from "./useChosenStatements.ts";
import { type FormProblem, sentencesOf, type WrittenUpdate } from "./writtenUpdate.ts";

/** What an update is made of. */
export function UpdateFields({
  written,
  chosen,
  staff,
  zone,
  now,
  problems,
  onChange,
}: {
  readonly written: WrittenUpdate;
  readonly chosen: ChosenStatements;
  readonly staff: readonly StaffName[];
  /** The story's. */
  readonly zone: string;
  readonly now: Date;
  readonly problems: readonly FormProblem[];
  readonly onChange: (change: Partial<WrittenUpdate>) => void;
}) {
  return (
    <Stack gap={5}>
      <FormField label="Headline" problem={sentencesOf(problems, ["headline"])}>
        {(field) => (
          <TextInput
            {...field}
            value={written.headline}
            onChange={({ currentTarget }) => onChange({ headline: currentTarget.value })}
          />
        )}
      </FormField>
      <PartList written={written} chosen={chosen} problems={problems} onChange={onChange} />
      <TimeField
        label="Time"
        at={written.at}
        zone={zone}
        now={now}
        problem={sentencesOf(problems, ["at"])}
        onChange={(at) => onChange({ at })}
      />
      <Flex as="label" gap={2} align="center">
        <Checkbox
          checked={written.isKey}
          onChange={({ currentTarget }) => onChange({ isKey: currentTarget.checked })}
        />
        <Text size={1}>Key update: listed at the top of the story</Text>
      </Flex>
      <FormField label="Signed by" hint="May be left open." problem={sentencesOf(problems, ["author"])}>
        {(field) => (
          <Select
            {...field}
            value={written.author ?? ""}
            onChange={({ currentTarget }) => onChange({ author: currentTarget.value || null })}
          >
            <option value="">Nobody</option>
            {staff.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </Select>
        )}
      </FormField>
    </Stack>
  );
}
