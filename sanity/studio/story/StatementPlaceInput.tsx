import { SearchIcon } from "@sanity/icons/Search";
import { Button, Card, Stack, Text } from "@sanity/ui";
import { useState } from "react";
import { type ObjectInputProps, type ReferenceValue, set } from "sanity";
import { statementReference } from "../../../lib/statementPlacing.ts";
import type { FoundStatement } from "../../queries/findStatements.ts";
import { FoundStatementCard } from "./FoundStatementCard.tsx";
import { StatementPicker } from "./StatementPicker.tsx";
import { useStatement } from "./useStatement.ts";

/**
 * Which statement stands at a place of the text: chosen by its words, speaker and date. The Studio's
 * own field stays beneath, to open it, to clear it and to make a new statement in place.
 */
export function StatementPlaceInput(props: ObjectInputProps<ReferenceValue>) {
  const { value, readOnly, onChange, renderDefault } = props;
  const id = value?._ref ?? null;
  const [isChoosing, setIsChoosing] = useState(id === null);
  const [wasAsked, setWasAsked] = useState(false);
  const pick = (statement: FoundStatement) => {
    onChange(set(statementReference(statement.id, statement.isPublished)));
    setIsChoosing(false);
  };
  const showsPicker = isChoosing && !readOnly;
  return (
    <Stack gap={3}>
      {id !== null && !showsPicker && <Chosen id={id} />}
      {showsPicker && <StatementPicker takesFocus={id === null || wasAsked} onPick={pick} />}
      {id !== null && !readOnly && (
        <div>
          <Button
            mode="ghost"
            fontSize={1}
            padding={2}
            icon={SearchIcon}
            text={isChoosing ? "Keep this statement" : "Choose another statement"}
            aria-expanded={isChoosing}
            onClick={() => {
              setIsChoosing(!isChoosing);
              setWasAsked(true);
            }}
          />
        </div>
      )}
      <Text size={1} muted>
        Open the statement, take it out, or make a new one:
      </Text>
      {renderDefault(props as Parameters<typeof renderDefault>[0])}
    </Stack>
  );
}

function Chosen({ id }: { readonly id: string }) {
  const statement = useStatement(id);
  const words = {
    loading: "Loading …",
    missing: "This statement is not there any more.",
    unreadable: "The statement could not be read.",
  };
  return (
    <Card border radius={2} role="status">
      {typeof statement === "string" ? (
        <Card padding={3}>
          <Text size={1} muted>
            {words[statement]}
          </Text>
        </Card>
      ) : (
        <FoundStatementCard statement={statement} />
      )}
    </Card>
  );
}
