import { Flex, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { type PreviewProps, useFormValue } from "sanity";
import { HeldStatement } from "../../../components/statement/HeldStatement.tsx";
import { Statement } from "../../../components/statement/Statement.tsx";
import { storyStatementNumbers } from "../../../lib/passages.ts";
import { isPart, publishedIdOf, type StoredPart, slugOf, textIn } from "../../../lib/storedDocument.ts";
import { isTimeZone } from "../../../lib/writtenForms.ts";
import type { FoundStatement } from "../../queries/findStatements.ts";
import { AsReadersSee } from "./AsReadersSee.tsx";
import { StatementFlags } from "./StatementFlags.tsx";
import { useStatement } from "./useStatement.ts";

/** What the schema's preview of a statement's place prepares. */
interface Prepared {
  readonly excerpt?: string;
  /** Of the version that the Studio shows. */
  readonly statementId?: string;
  readonly revision?: string;
}

/** A statement at its place in the text, as readers will see it. */
export function StatementPreview(props: PreviewProps & Prepared) {
  const { actions, excerpt, statementId, revision } = props;
  const id = statementId === undefined ? null : publishedIdOf(statementId);
  const statement = useStatement(id, revision);
  if (typeof statement === "string") return props.renderDefault(props);
  return (
    <Flex align="flex-start" gap={2} padding={2}>
      <Stack flex={1} gap={3}>
        <StatementFlags statement={statement} />
        <InStory statement={statement} excerpt={excerpt?.trim() || null} />
      </Stack>
      {actions as ReactNode}
    </Flex>
  );
}

function InStory({
  statement,
  excerpt,
}: {
  readonly statement: FoundStatement;
  readonly excerpt: string | null;
}) {
  const value = useFormValue([]);
  const story: StoredPart = isPart(value) ? value : {};
  const statementNumbers = storyStatementNumbers(story);
  const number = statementNumbers.get(statement.id) ?? 1;
  const zone = textIn(story, "zone");
  if (statement.isHeld || statement.isEmbargoed) {
    return (
      <AsReadersSee>
        <HeldStatement statementId={statement.id} number={number} isRepeated />
      </AsReadersSee>
    );
  }
  if (statement.record === null) {
    return (
      <Stack gap={2}>
        <Text>{`“${excerpt ?? statement.text}”`}</Text>
        <Text size={1} muted>
          {statement.speakerName ?? "No speaker yet"} · Not complete, so that readers don’t see it.
        </Text>
      </Stack>
    );
  }
  const context = {
    slug: slugOf(story),
    zone: isTimeZone(zone) ? zone : "UTC",
    statementNumbers,
    numbersFromTop: [...statementNumbers.values()],
  };
  return (
    <AsReadersSee>
      <Statement statement={statement.record} number={number} excerpt={excerpt} isRepeated story={context} />
    </AsReadersSee>
  );
}
