import { Button, Card, Flex, Stack, Text, TextArea } from "@sanity/ui";
import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { type StringInputProps, set, unset, useFormValue } from "sanity";
import { excerptProblem, selectedWords, withCut } from "../../../lib/excerptSelection.ts";
import { isPart, textIn } from "../../../lib/storedDocument.ts";
import type { FoundStatement } from "../../queries/findStatements.ts";
import { useStatement } from "./useStatement.ts";

const ROWS_AT_MOST = 10;
const CHARACTERS_IN_A_ROW = 70;

/** Which part of a statement a story prints: typed, or selected in the statement’s words. */
export function ExcerptInput(props: StringInputProps) {
  const reference = useFormValue([...props.path.slice(0, -1), "quote"]);
  const id = (isPart(reference) && textIn(reference, "_ref")) || null;
  const statement = useStatement(id);
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      {id === null ? (
        <Text size={1} muted>
          Choose a statement first; its words stand here then.
        </Text>
      ) : (
        typeof statement === "object" && <FullWords {...props} statement={statement} />
      )}
    </Stack>
  );
}

function FullWords({
  value = "",
  readOnly,
  onChange,
  statement: { text, language },
}: StringInputProps & { readonly statement: FoundStatement }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useUnchangeable(field);
  const [refusal, setRefusal] = useState<string | null>(null);
  const problem = excerptProblem(value, text, language) ?? refusal;

  const use = (excerptWith: (words: string) => string) => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    const words = selectedWords(text, { start: selectionStart, end: selectionEnd });
    const excerpt = words === null ? null : excerptWith(words);
    const refused =
      excerpt === null
        ? "Select some words of the statement first."
        : excerptProblem(excerpt, text, language) &&
          "The selected words have to come after the excerpt’s last ones.";
    setRefusal(refused || null);
    if (excerpt !== null && !refused) onChange(set(excerpt));
  };

  return (
    <Stack gap={3}>
      <Card tone={problem === null ? "default" : "critical"} padding={problem === null ? 0 : 3} radius={2}>
        <Text size={1} muted={problem === null} role={problem === null ? "status" : "alert"}>
          {problem ??
            (value.trim() === ""
              ? "Empty: the story prints the whole statement."
              : "Exactly the statement’s words.")}
        </Text>
      </Card>
      <Stack gap={2}>
        <Text as="label" htmlFor={id} size={1} weight="medium">
          The statement’s words
        </Text>
        <TextArea
          id={id}
          ref={field}
          aria-readonly
          inputMode="none"
          spellCheck={false}
          onChange={nothingChanges}
          rows={Math.min(ROWS_AT_MOST, Math.ceil(text.length / CHARACTERS_IN_A_ROW) + 1)}
          value={text}
          aria-describedby={`${id}-how`}
        />
        <Text id={`${id}-how`} size={1} muted>
          Select the words to print, with the pointer or with Shift and the arrow keys.
        </Text>
      </Stack>
      {!readOnly && (
        <Flex gap={2} wrap="wrap">
          <Choice text="Use the selection" onClick={() => use((words) => words)} />
          <Choice
            text="Add the selection after […]"
            disabled={value.trim() === ""}
            onClick={() => use((words) => withCut(value, words))}
          />
          <Choice
            text="Print the whole statement"
            disabled={value === ""}
            onClick={() => {
              setRefusal(null);
              onChange(unset());
            }}
          />
        </Flex>
      )}
    </Stack>
  );
}

function Choice(props: { readonly text: string; readonly disabled?: boolean; readonly onClick: () => void }) {
  return <Button {...props} mode="ghost" fontSize={1} padding={2} />;
}

/** Words in a read-only field can't be selected with the keyboard: this one has a caret, and refuses every change. */
function useUnchangeable(field: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const element = field.current;
    const refuse = (event: Event) => event.preventDefault();
    element?.addEventListener("beforeinput", refuse);
    return () => element?.removeEventListener("beforeinput", refuse);
  }, [field]);
}

function nothingChanges(): void {}
