import { Card, Stack, Text } from "@sanity/ui";
import { type BlockProps, useFormValue } from "sanity";
import { pathOfItem } from "../../../lib/statementPlacing.ts";
import { publishedIdOf } from "../../../lib/storedDocument.ts";
import { InsertStatement } from "./InsertStatement.tsx";
import { useStoryObstacles } from "./StoryObstacles.tsx";
import type { Judged } from "./useObstacles.ts";

/** A block of a text: a paragraph of a story says beneath it what stands in the way of publishing it. */
export function StoryBlock(props: BlockProps) {
  const judgement = useStoryObstacles();
  const block = props.renderDefault(props);
  const isParagraph = props.schemaType.name === "block";
  if (judgement?.judged == null || !isParagraph) return block;
  return (
    <>
      {block}
      <ParagraphNotes judged={judgement.judged} blockKey={props.value._key} readOnly={props.readOnly} />
    </>
  );
}

function ParagraphNotes({
  judged,
  blockKey,
  readOnly,
}: {
  readonly judged: Judged;
  readonly blockKey: string;
  readonly readOnly: boolean;
}) {
  const documentId = useFormValue(["_id"]);
  const id = typeof documentId === "string" ? publishedIdOf(documentId) : null;
  const notes = judged.obstacles.flatMap((obstacle) => {
    const path = obstacle.documentId === id ? pathOfItem(obstacle.path, blockKey) : null;
    return path === null ? [] : [{ obstacle, path }];
  });
  if (id === null || notes.length === 0) return null;
  return (
    <Stack contentEditable={false} gap={2} padding={3} style={{ userSelect: "none" }}>
      {notes.map(({ obstacle, path }) => {
        const quoted = judged.quoted.get(obstacle.quoted ?? "");
        return (
          <Card
            key={`${obstacle.code} ${obstacle.sentence}`}
            tone={obstacle.severity === "blocks" ? "critical" : "caution"}
            border
            padding={3}
            radius={2}
          >
            <Stack gap={3}>
              <Text size={1}>{obstacle.sentence}</Text>
              {quoted && !readOnly && <InsertStatement storyId={id} after={path} quoted={quoted} />}
            </Stack>
          </Card>
        );
      })}
    </Stack>
  );
}
