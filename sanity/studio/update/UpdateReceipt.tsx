import { Button, Card, Stack, Text } from "@sanity/ui";
import { useEffect, useRef } from "react";
import { partIn, type StoredDocument, slugOf, textIn } from "../../../lib/storedDocument.ts";
import { storyPath, updateAnchor } from "../../../lib/story.ts";
import { momentInWords, zoneOfStory } from "../../../lib/updates/updateTimes.ts";
import { ActionDialog, DialogButtons, Failure, WorkButton } from "../actions/ActionDialog.tsx";
import type { PublishedUpdate } from "./keptUpdate.ts";
import { useSecondsToUndo } from "./useSecondsToUndo.ts";
import { useUndo } from "./useUndo.ts";

/** Says that an update is published, and takes it back for as long as that goes without a correction. */
export function UpdateReceipt({
  id,
  story,
  published,
  onUndoing,
  onUndone,
  onAnother,
  onTextAgain,
  onClose,
}: {
  /** Published id of the story. */
  readonly id: string;
  readonly story: StoredDocument;
  readonly published: PublishedUpdate;
  /** Keeps the text while nobody knows whether it is taken back; false where it isn't. */
  readonly onUndoing: (isUnderWay: boolean) => void;
  readonly onUndone: () => void;
  /** Gives up taking it back. */
  readonly onAnother: () => void;
  /** Goes on with what was written, which isn't what is published. */
  readonly onTextAgain: () => void;
  readonly onClose: () => void;
}) {
  const { update, isAsWritten } = published;
  const seconds = useSecondsToUndo(published);
  const { isBusy, failure, undo } = useUndo(id, published, onUndoing, onUndone);
  const receipt = useRef<HTMLDivElement>(null);
  useEffect(() => receipt.current?.focus(), []);
  return (
    <ActionDialog title="The update is published" hasOwnFocus onClose={onClose}>
      <Card
        tone={isAsWritten ? "positive" : "caution"}
        border
        radius={2}
        padding={3}
        tabIndex={-1}
        ref={receipt}
        role="status"
      >
        <Stack gap={4}>
          <Text size={1} weight="semibold">
            {textIn(update, "headline")}
          </Text>
          <Text size={1}>{momentInWords(partIn(update, "at"), zoneOfStory(story))}</Text>
          {!isAsWritten && (
            <Text size={1}>
              It had been published before, and not with the words that you have now. These are kept.
            </Text>
          )}
          <Text size={1}>
            <a
              href={`${storyPath(slugOf(story))}#${updateAnchor(update._key)}`}
              target="_blank"
              rel="noreferrer"
            >
              See it in the story (opens in a new tab)
            </a>
          </Text>
        </Stack>
      </Card>
      <Text size={1} muted>
        {seconds > 0
          ? "For a minute you can take it back without a correction. Afterwards, change or remove it in the story, with one."
          : "To change or remove it, edit the story and publish that with a correction."}
      </Text>
      <Failure sentence={failure} />
      <DialogButtons onClose={onClose} closeText="Close">
        {isAsWritten ? (
          <Button
            mode="ghost"
            type="button"
            text={seconds > 0 ? "Keep it, and write another" : "Write another"}
            onClick={onAnother}
          />
        ) : (
          <Button mode="ghost" type="button" text="Go on with my words" onClick={onTextAgain} />
        )}
        {seconds > 0 && (
          <WorkButton
            type="button"
            tone="caution"
            text={`Undo (${seconds} s)`}
            isBusy={isBusy}
            onClick={undo}
          />
        )}
      </DialogButtons>
    </ActionDialog>
  );
}
