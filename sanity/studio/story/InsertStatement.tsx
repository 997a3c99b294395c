import { AddCircleIcon } from "@sanity/icons/AddCircle";
import { Button, Stack, Text } from "@sanity/ui";
import { pathToString, useDocumentOperation } from "sanity";
import { placedStatement } from "../../../lib/statementPlacing.ts";
import type { DocumentPath } from "../../../lib/storedDocument.ts";
import type { QuotedStatement } from "../../queries/findStatements.ts";
import { newKey } from "./newKey.ts";

/** Offers a statement that has the quoted words, to stand after the block that quotes them. */
export function InsertStatement({
  storyId,
  after,
  quoted: { statement, excerpt },
}: {
  /** Published id. */
  readonly storyId: string;
  readonly after: DocumentPath;
  readonly quoted: QuotedStatement;
}) {
  const { patch } = useDocumentOperation(storyId, "article");
  const isWhole = excerpt === statement.text;
  const insert = () => {
    const block = placedStatement(newKey(), statement, isWhole ? null : excerpt);
    patch.execute([{ insert: { after: pathToString([...after]), items: [block] } }]);
  };
  const speaker = statement.speakerName ?? "somebody";
  return (
    <Stack gap={2}>
      <Text size={1} muted>
        A statement by {speaker} has these words{statement.isPublished ? "" : " (not published yet)"}.
      </Text>
      <div>
        <Button
          fontSize={1}
          padding={2}
          icon={AddCircleIcon}
          mode="ghost"
          text="Insert it after the paragraph"
          disabled={patch.disabled !== false}
          onClick={insert}
        />
      </div>
    </Stack>
  );
}
