import { Button, Stack, Text } from "@sanity/ui";
import { useId } from "react";
import { type StringInputProps, set, useFormValue } from "sanity";
import { IntentLink } from "sanity/router";
import { roleDatesInWords } from "../../../lib/roleDatesInWords.ts";
import { type RoleAt, rolesAt } from "../../../lib/rolesAt.ts";
import { isPart, referenceIn, type StoredPart } from "../../../lib/storedDocument.ts";
import { daySaidInWords } from "../../../lib/time.ts";
import type { KnownRole, KnownSpeaker } from "../../queries/statementSurroundings.ts";
import { saidAtIn } from "./saidAtIn.ts";
import { useStatementForm } from "./statementForm.ts";

/** A role as it was that day, with those to choose from that are recorded of the speaker beside it. */
export function RoleInput(props: StringInputProps) {
  const holder = useFormValue(props.path.slice(0, -1));
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      {!props.readOnly && (
        <Offer
          holder={isPart(holder) ? holder : {}}
          value={props.value ?? ""}
          onPick={(title) => props.onChange(set(title))}
        />
      )}
    </Stack>
  );
}

interface OfferProps {
  /** The statement, or the turn of an exchange. */
  readonly holder: StoredPart;
  readonly value: string;
  readonly onPick: (title: string) => void;
}

function Offer({ holder, value, onPick }: OfferProps) {
  const { surroundings } = useStatementForm();
  const saidAt = saidAtIn({ saidAt: useFormValue(["saidAt"]) });
  const id = referenceIn(holder, "speaker");
  if (isPart(holder.unnamed)) return <Hint>Readers see the description of a speaker who isn’t named.</Hint>;
  if (id === null)
    return <Hint>Choose the speaker, and the roles recorded for that day are offered here.</Hint>;
  if (surroundings === null) return <Hint>Reading the speaker’s roles …</Hint>;
  const speaker = surroundings.speakers.get(id);
  if (speaker === undefined) return <Hint>The speaker’s document could not be found.</Hint>;
  if (speaker.kind === "organization") {
    return <Hint>Organizations have no recorded roles. Write what {speaker.name} was that day.</Hint>;
  }
  const day = daySaidInWords(saidAt);
  const offered = rolesAt(speaker.roles, saidAt);
  if (offered.length === 0) return <NoneRecorded id={id} speaker={speaker} day={day} />;
  return (
    <RoleList
      title={
        day === null ? `Recorded roles of ${speaker.name}` : `Recorded roles of ${speaker.name} on ${day}`
      }
      hint={day === null ? "The day isn’t known, so that it may be any of them." : null}
      roles={offered}
      value={value}
      onPick={onPick}
    />
  );
}

interface NoneRecordedProps {
  readonly id: string;
  readonly speaker: KnownSpeaker;
  readonly day: string | null;
}

function NoneRecorded({ id, speaker, day }: NoneRecordedProps) {
  return (
    <Hint>
      No role of {speaker.name} is recorded{day === null ? "" : ` for ${day}`}. Write it here, or{" "}
      <IntentLink intent="edit" params={{ id, type: "person" }}>
        add it to {speaker.name}
      </IntentLink>
      .
    </Hint>
  );
}

interface RoleListProps {
  readonly title: string;
  readonly hint: string | null;
  readonly roles: readonly RoleAt<KnownRole>[];
  readonly value: string;
  readonly onPick: (title: string) => void;
}

function RoleList({ title, hint, roles, value, onPick }: RoleListProps) {
  const titleId = useId();
  return (
    <Stack gap={3}>
      <Text size={1} muted id={titleId}>
        {title}
      </Text>
      {hint !== null && <Hint>{hint}</Hint>}
      <Stack as="ul" gap={2} aria-labelledby={titleId} style={{ listStyle: "none", margin: 0 }}>
        {roles.map(({ role, isSure }) => (
          <li key={`${role.title} ${role.from} ${role.to}`}>
            <Button
              mode="ghost"
              justify="flex-start"
              width="fill"
              padding={3}
              selected={value === role.title}
              aria-pressed={value === role.title}
              onClick={() => onPick(role.title)}
              style={{ whiteSpace: "normal" }}
            >
              <Stack gap={3}>
                <Text size={1} weight="medium">
                  {role.title}
                </Text>
                <Text size={1}>
                  {[role.organization, roleDatesInWords(role), isSure ? null : "perhaps not yet or no longer"]
                    .filter((words) => words !== null)
                    .join(" · ")}
                </Text>
              </Stack>
            </Button>
          </li>
        ))}
      </Stack>
    </Stack>
  );
}

function Hint({ children }: { readonly children: React.ReactNode }) {
  return (
    <Text size={1} muted>
      {children}
    </Text>
  );
}
