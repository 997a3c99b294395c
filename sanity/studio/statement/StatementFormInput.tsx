import { Button, Card, Flex, Stack, Text } from "@sanity/ui";
import { useMemo } from "react";
import type { ObjectInputProps } from "sanity";
import {
  isPart,
  itemsIn,
  publishedIdOf,
  referenceIn,
  type StoredPart,
  textIn,
} from "../../../lib/storedDocument.ts";
import { AsReadersSeeIt } from "./AsReadersSeeIt.tsx";
import { type StatementForm, StatementFormContext } from "./statementForm.ts";
import { UsedIn } from "./UsedIn.tsx";
import { useSurroundings } from "./useSurroundings.ts";

/** The whole form of a statement: above it what readers will see, below it where it is used. */
export function StatementFormInput(props: ObjectInputProps) {
  const statement: StoredPart = isPart(props.value) ? props.value : {};
  const { surroundings, hasFailed, readAgain } = useSurroundings({
    id: publishedIdOf(textIn(statement, "_id")),
    speakerIds: referencesOf([statement, ...itemsIn(statement, "turns")], "speaker"),
    sourceIds: referencesOf(itemsIn(statement, "sources"), "source"),
  });
  const { onChange } = props;
  const form = useMemo<StatementForm>(() => ({ surroundings, change: onChange }), [surroundings, onChange]);
  return (
    <StatementFormContext value={form}>
      <Stack gap={5}>
        <AsReadersSeeIt statement={statement} />
        {hasFailed && (
          <Card role="alert" tone="critical" padding={3} radius={2}>
            <Flex gap={3} wrap="wrap" align="center">
              <Text size={1}>The speaker’s roles, the sources and the uses could not be read.</Text>
              <Button mode="ghost" fontSize={1} padding={2} text="Try again" onClick={readAgain} />
            </Flex>
          </Card>
        )}
        {props.renderDefault(props)}
        <UsedIn />
      </Stack>
    </StatementFormContext>
  );
}

function referencesOf(parts: readonly StoredPart[], field: string): readonly string[] {
  return [...new Set(parts.flatMap((part) => referenceIn(part, field) ?? []))];
}
