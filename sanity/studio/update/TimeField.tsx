import { Flex, Radio, Select, Stack, Text, TextInput } from "@sanity/ui";
import { useId } from "react";
import { clockInWords, instantInWords, zoneInWords } from "../../../lib/time.ts";
import { readTime } from "../../../lib/updates/readTime.ts";
import { FieldProblem, FormField } from "../actions/FormField.tsx";
import { asClockShows } from "./writtenUpdate.ts";

const TO_THE_MINUTE = "2026-11-24T14:05".length;

/** When something was: now, or at a time by the story's clock. */
export function TimeField({
  label,
  at,
  zone,
  now,
  problem,
  onChange,
}: {
  readonly label: string;
  /** As `readTime` reads it; null for now. */
  readonly at: string | null;
  readonly zone: string;
  readonly now: Date;
  readonly problem: string | null;
  readonly onChange: (at: string | null) => void;
}) {
  const id = useId();
  const instant = now.toISOString();
  return (
    <Stack as="fieldset" gap={3} style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
      <Text as="legend" size={1} weight="semibold" style={{ paddingBottom: "0.75rem" }}>
        {label}
      </Text>
      <Choice name={id} isChosen={at === null} onChoose={() => onChange(null)}>
        Now ({clockInWords(instant, zone)} {zoneInWords(instant, zone)})
      </Choice>
      <Choice name={id} isChosen={at !== null} onChoose={() => onChange(at ?? asClockShows(instant, zone))}>
        At another time
      </Choice>
      {at === null ? (
        <FieldProblem id={`${id}-problem`} sentence={problem} />
      ) : (
        <OtherTime at={at} zone={zone} problem={problem} onChange={onChange} />
      )}
    </Stack>
  );
}

function Choice({
  name,
  isChosen,
  onChoose,
  children,
}: {
  readonly name: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <Flex as="label" gap={2} align="center">
      <Radio name={name} checked={isChosen} onChange={onChoose} />
      <Text size={1}>{children}</Text>
    </Flex>
  );
}

function OtherTime({
  at,
  zone,
  problem,
  onChange,
}: {
  readonly at: string;
  readonly zone: string;
  readonly problem: string | null;
  readonly onChange: (at: string) => void;
}) {
  const shown = at.slice(0, TO_THE_MINUTE);
  const read = readTime(at, zone);
  const byClock = readTime(shown, zone);
  const choices = byClock.kind === "unreadable" ? byClock.choices : [];
  return (
    <>
      <FormField
        label={`By the clock of ${zone}`}
        {...(read.kind === "instant" && { hint: instantInWords(read.instant, zone) })}
        problem={problem}
      >
        {(field) => (
          <TextInput
            {...field}
            type="datetime-local"
            value={shown}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          />
        )}
      </FormField>
      {choices.length > 0 && (
        <FormField label="Which of the two" hint="Clocks go back over this hour, so that it is there twice.">
          {(field) => (
            <Select {...field} value={at} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
              <option value={shown}>Choose one</option>
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {inWords(choice, zone)}
                </option>
              ))}
            </Select>
          )}
        </FormField>
      )}
    </>
  );
}

function inWords(written: string, zone: string): string {
  const read = readTime(written, zone);
  return read.kind === "instant" ? instantInWords(read.instant, zone) : written;
}
