import { AddCircleIcon } from "@sanity/icons/AddCircle";
import { AddDocumentIcon } from "@sanity/icons/AddDocument";
import { ArrowDownIcon } from "@sanity/icons/ArrowDown";
import { ArrowUpIcon } from "@sanity/icons/ArrowUp";
import { CloseIcon } from "@sanity/icons/Close";
import { Button, Card, Flex, Stack, TextArea } from "@sanity/ui";
import { uuid } from "@sanity/uuid";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import { FormField } from "../actions/FormField.tsx";
import { newKey } from "../story/newKey.ts";
import { StatementPicker } from "../story/StatementPicker.tsx";
import { StatementCard } from "./StatementCard.tsx";
import type { ChosenStatements } from "./useChosenStatements.ts";
import {
  type FormProblem,
  sentencesOf,
  type UpdatePart,
  type WrittenUpdate,
  withMoved,
  withStatement,
} from "./writtenUpdate.ts";

const LEAST_ROWS = 5;
const MOST_ROWS = 14;
const CHARACTERS_IN_A_ROW = 45;
const HOW_TO_WRITE =
  "An empty line begins a paragraph. Write *emphasis*, **strong**, [words](https://…), ## for a heading, - for a list.";

/** The text of an update: written, and statements between. */
export function PartList({
  written,
  chosen,
  problems,
  onChange,
}: {
  readonly written: WrittenUpdate;
  readonly chosen: ChosenStatements;
  readonly problems: readonly FormProblem[];
  readonly onChange: (change: Partial<WrittenUpdate>) => void;
}) {
  const { parts } = written;
  const texts = parts.filter(({ kind }) => kind === "text");
  const replace = (changed: UpdatePart) =>
    onChange({ parts: parts.map((part) => (part.key === changed.key ? changed : part)) });
  const end = useRef<HTMLButtonElement>(null);
  const remove = (removed: UpdatePart) => {
    onChange({ parts: parts.filter((part) => part !== removed) });
    end.current?.focus();
  };
  const saidOf = (text: UpdatePart) =>
    sentencesOf(
      problems.filter(({ part = texts[0]?.key }) => part === text.key),
      ["body"],
    );
  return (
    <Stack gap={4}>
      {parts.map((part, index) => (
        <Part
          key={part.key}
          name={nameOf(part, parts)}
          isFirst={index === 0}
          isLast={index === parts.length - 1}
          {...(parts.length > 1 && {
            onMove: (by: -1 | 1) => onChange({ parts: withMoved(parts, part.key, by) }),
          })}
          {...(isRemovable(part, texts.length) && { onRemove: () => remove(part) })}
        >
          {part.kind === "text" ? (
            <FormField
              label={texts.length > 1 ? `Text ${texts.indexOf(part) + 1}` : "Text"}
              {...(part === texts[0] && { hint: HOW_TO_WRITE })}
              problem={saidOf(part)}
            >
              {(field) => (
                <TextArea
                  {...field}
                  rows={rowsOf(part.text)}
                  value={part.text}
                  onChange={({ currentTarget }) => replace({ ...part, text: currentTarget.value })}
                />
              )}
            </FormField>
          ) : (
            <StatementCard
              statement={chosen.found.get(part.id) ?? null}
              state={chosen.state}
              part={part}
              onChange={replace}
            />
          )}
        </Part>
      ))}
      <StatementButtons addButton={end} onAdd={(id) => onChange(withStatement(written, id, newKey))} />
    </Stack>
  );
}

/** "text", or "text 2" where there are several. */
function nameOf({ key, kind }: UpdatePart, parts: readonly UpdatePart[]): string {
  const alike = parts.filter((part) => part.kind === kind);
  return alike.length === 1 ? kind : `${kind} ${alike.findIndex((part) => part.key === key) + 1}`;
}

function rowsOf(text: string): number {
  const rows = text
    .split("\n")
    .reduce((sum, line) => sum + 1 + Math.floor(line.length / CHARACTERS_IN_A_ROW), 0);
  return Math.max(LEAST_ROWS, Math.min(rows, MOST_ROWS));
}

/** What is written stays until it is emptied, and room to write is always left. */
function isRemovable(part: UpdatePart, textCount: number): boolean {
  return part.kind === "statement" || (part.text.trim() === "" && textCount > 1);
}

/** A part with the buttons that move it and take it out. */
function Part({
  name,
  isFirst,
  isLast,
  onMove,
  onRemove,
  children,
}: {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove?: (by: -1 | 1) => void;
  readonly onRemove?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Stack gap={2}>
      {children}
      {(onMove || onRemove) && (
        <Flex gap={1} justify="flex-end" wrap="wrap">
          {onMove && (
            <>
              <PartButton
                icon={ArrowUpIcon}
                label={`Move ${name} up`}
                isUseless={isFirst}
                onClick={() => onMove(-1)}
              />
              <PartButton
                icon={ArrowDownIcon}
                label={`Move ${name} down`}
                isUseless={isLast}
                onClick={() => onMove(1)}
              />
            </>
          )}
          {onRemove && <PartButton icon={CloseIcon} label={`Take ${name} out`} onClick={onRemove} />}
        </Flex>
      )}
    </Stack>
  );
}

function PartButton({
  icon,
  label,
  isUseless = false,
  onClick,
}: {
  readonly icon: typeof CloseIcon;
  readonly label: string;
  /** It stays where it is: whoever has just used it keeps the focus. */
  readonly isUseless?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Button
      type="button"
      mode="bleed"
      icon={icon}
      padding={2}
      fontSize={1}
      aria-label={label}
      title={label}
      aria-disabled={isUseless}
      style={isUseless ? { opacity: 0.4 } : undefined}
      onClick={isUseless ? undefined : onClick}
    />
  );
}

/** Adds a statement: one that there is, found by its words, or a new one, which is written in a tab of its own. */
function StatementButtons({
  addButton,
  onAdd,
}: {
  readonly addButton: RefObject<HTMLButtonElement | null>;
  readonly onAdd: (id: string) => void;
}) {
  const [isPicking, setPicking] = useState(false);
  return (
    <Stack gap={3}>
      {isPicking && (
        <Card border radius={2} padding={3}>
          <StatementPicker
            takesFocus
            onPick={({ id }) => {
              setPicking(false);
              onAdd(id);
              addButton.current?.focus();
            }}
          />
        </Card>
      )}
      <Flex gap={2} wrap="wrap">
        <Button
          type="button"
          mode="ghost"
          fontSize={1}
          padding={3}
          icon={AddCircleIcon}
          text="Add a statement"
          ref={addButton}
          aria-expanded={isPicking}
          onClick={() => setPicking(!isPicking)}
        />
        <Button
          type="button"
          mode="ghost"
          fontSize={1}
          padding={3}
          icon={AddDocumentIcon}
          text="Write a new statement"
          onClick={() => {
            setPicking(false);
            onAdd(uuid());
          }}
        />
      </Flex>
    </Stack>
  );
}
