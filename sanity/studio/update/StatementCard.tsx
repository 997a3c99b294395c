import { LaunchIcon } from "@sanity/icons/Launch";
import { Box, Card, Flex, Stack, Text, TextArea } from "@sanity/ui";
import { IntentLink } from "sanity/router";
import { excerptProblem } from "../../../lib/excerptSelection.ts";
import { openingWords } from "../../../lib/openingWords.ts";
import type { FoundStatement } from "../../queries/findStatements.ts";
import { FormField } from "../actions/FormField.tsx";
import { StatementFlags } from "../story/StatementFlags.tsx";
import type { ChosenStatements } from "./useChosenStatements.ts";
import type { StatementPart } from "./writtenUpdate.ts";

const MOST_OPENING_WORDS = 20;

/** A statement of an update, with the way to its own form and to an excerpt of it. */
export function StatementCard({
  statement,
  state,
  part,
  onChange,
}: {
  /** Null while it isn't written, or isn't read. */
  readonly statement: FoundStatement | null;
  readonly state: ChosenStatements["state"];
  readonly part: StatementPart;
  readonly onChange: (part: StatementPart) => void;
}) {
  return (
    <Card border radius={2} overflow="hidden">
      {statement === null ? <NotThere state={state} /> : <Chosen statement={statement} />}
      <Stack gap={4} padding={3} paddingTop={0}>
        <Flex gap={2} align="center">
          <Text size={1}>
            <IntentLink intent="edit" params={{ id: part.id, type: "quote" }} target="_blank">
              {statement === null ? "Write it in a new tab" : "Open it in a new tab"} <LaunchIcon />
            </IntentLink>
          </Text>
        </Flex>
        {statement !== null && (
          <FormField
            label="Only this part of it"
            hint="Its exact words, with […] for what is cut. Empty for the whole."
            problem={excerptProblem(part.excerpt, statement.text, statement.language)}
          >
            {(field) => (
              <TextArea
                {...field}
                rows={2}
                value={part.excerpt}
                onChange={({ currentTarget }) => onChange({ ...part, excerpt: currentTarget.value })}
              />
            )}
          </FormField>
        )}
      </Stack>
    </Card>
  );
}

/** Which one it is: the whole of it is in the preview. */
function Chosen({ statement }: { readonly statement: FoundStatement }) {
  const words = openingWords(statement.text, MOST_OPENING_WORDS);
  return (
    <Stack gap={3} padding={3}>
      <StatementFlags statement={statement} />
      <Text size={1}>{words === "" ? "No words yet" : `“${words}”`}</Text>
      <Text size={1} weight="medium">
        {statement.speakerName ?? "No speaker yet"}
      </Text>
    </Stack>
  );
}

const NOT_THERE = {
  loading: "Loading …",
  loaded:
    "A new statement, of which nothing is written yet. Write it and publish it; it stands here as soon as you begin. What you have written here stays.",
  failed: "The statement can’t be read at the moment. It is read again as soon as the server answers.",
} as const;

function NotThere({ state }: Pick<ChosenStatements, "state">) {
  return (
    <Box padding={3}>
      <Text size={1} muted role="status">
        {NOT_THERE[state]}
      </Text>
    </Box>
  );
}
