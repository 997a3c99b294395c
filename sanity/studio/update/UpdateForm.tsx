import { Button, Card, Flex, Grid, Stack, Text } from "@sanity/ui";
import { useEffect, useRef, useState } from "react";
import { itemsIn, type StoredDocument, textIn } from "../../../lib/storedDocument.ts";
import { publishedMeanwhile } from "../../../lib/updates/publishedMeanwhile.ts";
import { readTime } from "../../../lib/updates/readTime.ts";
import type { UpdateProblem } from "../../../lib/updates/updateProblem.ts";
import { zoneOfStory } from "../../../lib/updates/updateTimes.ts";
import { ActionDialog, DialogButtons, Failure, WorkButton } from "../actions/ActionDialog.tsx";
import { useStaffNames } from "../actions/useStaffNames.ts";
import type { PublishedUpdate } from "./keptUpdate.ts";
import { Meanwhile } from "./Meanwhile.tsx";
import { UpdateFields } from "./UpdateFields.tsx";
import { UpdatePreview } from "./UpdatePreview.tsx";
import { useBackendClock } from "./useBackendClock.ts";
import { useChosenStatements } from "./useChosenStatements.ts";
import { useSending } from "./useSending.ts";
import { bodyOf, isBlank, sentencesOf, type WrittenUpdate } from "./writtenUpdate.ts";

/** The form of an update, and beside it the update as readers will see it. */
export function UpdateForm({
  id,
  story,
  written,
  isKept,
  notice,
  onChange,
  onPublished,
  onDiscard,
  onClose,
}: {
  /** Published id of the story. */
  readonly id: string;
  /** As it is published. */
  readonly story: StoredDocument;
  readonly written: WrittenUpdate;
  readonly isKept: boolean;
  /** What has just happened to it. */
  readonly notice: string | null;
  readonly onChange: (change: Partial<WrittenUpdate>) => void;
  readonly onPublished: (published: PublishedUpdate) => void;
  readonly onDiscard: () => void;
  readonly onClose: () => void;
}) {
  const zone = zoneOfStory(story);
  const now = useBackendClock();
  const staff = useStaffNames();
  const chosen = useChosenStatements(
    written.parts.flatMap((part) => (part.kind === "statement" ? [part.id] : [])),
  );
  const { isBusy, problems, warnings, failure, send } = useSending({
    id,
    zone,
    written,
    onSending: (sent) => onChange({ sent }),
    onPublished,
  });
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  useEffect(() => {
    // What is inert takes no focus.
    if (problems.length === 0 || isBusy) return;
    const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: "center" });
  }, [problems, isBusy]);

  const time = written.at === null ? null : readTime(written.at, zone);
  const others = publishedMeanwhile(story, [...written.known, written.key]);

  return (
    <ActionDialog
      title="Publish an update"
      isWide
      hasOwnFocus
      onClose={onClose}
      footer={
        <Stack gap={3} padding={3}>
          <Warnings warnings={warnings} />
          <Failure sentence={failure ?? sentencesOf(problems, ["coverage", "story"])} />
          <Flex gap={3} align="center" justify="space-between" wrap="wrap">
            <Keeping
              isKept={isKept}
              isBlank={isBlank(written)}
              isSent={written.sent !== null && !isBusy}
              onDiscard={onDiscard}
            />
            <DialogButtons onClose={onClose} closeText="Close">
              <WorkButton
                type="button"
                tone="positive"
                text={warnings.length > 0 ? "Publish it all the same" : "Publish the update"}
                isBusy={isBusy}
                onClick={send}
              />
            </DialogButtons>
          </Flex>
        </Stack>
      }
    >
      <div>
        <div role="status">
          <Stack gap={4} paddingBottom={notice === null && others.length === 0 ? 0 : 5}>
            {notice !== null && <Notice sentence={notice} />}
            {others.length > 0 && (
              <Meanwhile
                story={story}
                updates={others}
                onSeen={() => onChange({ known: itemsIn(story, "updates").map(({ _key }) => _key) })}
              />
            )}
          </Stack>
        </div>
        <Grid gridTemplateColumns={[1, 1, 1, 2]} gap={5} ref={form} inert={isBusy}>
          <UpdateFields
            written={written}
            chosen={chosen}
            staff={staff}
            zone={zone}
            now={now}
            problems={problems}
            onChange={onChange}
          />
          <UpdatePreview
            storyId={id}
            revision={textIn(story, "_rev")}
            update={{
              ...written,
              at: time?.kind === "instant" ? time.instant : now.toISOString(),
              body: bodyOf(written.parts).body,
            }}
            chosen={chosen}
            authorName={staff.find((person) => person.id === written.author)?.name ?? null}
          />
        </Grid>
      </div>
    </ActionDialog>
  );
}

function Notice({ sentence }: { readonly sentence: string }) {
  return (
    <Card tone="positive" border radius={2} padding={3}>
      <Text size={1}>{sentence}</Text>
    </Card>
  );
}

/** What should be looked at, before it is published all the same. */
function Warnings({ warnings }: { readonly warnings: readonly UpdateProblem[] }) {
  if (warnings.length === 0) return null;
  return (
    <Card
      tone="caution"
      border
      radius={2}
      padding={3}
      overflow="auto"
      role="alert"
      style={{ maxHeight: "30vh" }}
    >
      <Stack gap={4}>
        <Text size={1} weight="semibold">
          To be known before
        </Text>
        {warnings.map(({ sentence }) => (
          <Text size={1} key={sentence}>
            {sentence}
          </Text>
        ))}
      </Stack>
    </Card>
  );
}

const SENT = "It was sent, and may be published: publish it again to find out.";

/** Where the text is meanwhile, and the way to be rid of it. */
function Keeping({
  isKept,
  isBlank: isNothing,
  isSent,
  onDiscard,
}: {
  readonly isKept: boolean;
  /** Without an answer: it may be published. */
  readonly isSent: boolean;
  readonly isBlank: boolean;
  readonly onDiscard: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  if (isNothing) return <span />;
  if (isAsking) {
    return (
      <Flex gap={2} align="center" wrap="wrap">
        <Text size={1}>{isSent && `${SENT} `}Discard what is written?</Text>
        <SmallButton text="Discard it" tone="critical" onClick={onDiscard} />
        <SmallButton text="Keep it" onClick={() => setAsking(false)} />
      </Flex>
    );
  }
  return (
    <Flex gap={2} align="center" wrap="wrap">
      <Text size={1} muted>
        {isSent && `${SENT} `}
        {isKept
          ? "Kept in this browser."
          : "This browser keeps nothing: copy your text before you close this."}
      </Text>
      <SmallButton text="Discard" onClick={() => setAsking(true)} />
    </Flex>
  );
}

function SmallButton(props: {
  readonly text: string;
  readonly tone?: "critical";
  readonly onClick: () => void;
}) {
  return <Button {...props} type="button" mode="bleed" fontSize={1} padding={2} />;
}
