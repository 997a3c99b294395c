import { Card, Stack, Text } from "@sanity/ui";
import { Update } from "../../../components/story/Update.tsx";
import { storyContext } from "../../../lib/storyStatements.ts";
import type { NewUpdate } from "../../../lib/updates/planUpdate.ts";
import { updateInStory } from "../../queries/updateInStory.ts";
import { AsReadersSee } from "../story/AsReadersSee.tsx";
import type { ChosenStatements } from "./useChosenStatements.ts";
import { usePreviewedStory } from "./usePreviewedStory.ts";

/** Beside a form that is scrolled; beneath one, it has nowhere to stick to. */
const IN_VIEW = { position: "sticky", insetBlockStart: 0, alignSelf: "start", minInlineSize: 0 } as const;

/** An update that is being written, as readers will see it. */
export function UpdatePreview({
  storyId,
  revision,
  update,
  chosen,
  authorName,
}: {
  readonly storyId: string;
  /** Of what is published of the story. */
  readonly revision: string;
  readonly update: NewUpdate;
  readonly chosen: ChosenStatements;
  readonly authorName: string | null;
}) {
  const story = usePreviewedStory(storyId, revision);
  const titled = { ...update, headline: update.headline.trim() || "No headline yet" };
  const shown =
    story && story !== "loading" && updateInStory(story, titled, { statements: chosen.raw, authorName });
  return (
    <Stack gap={3} style={IN_VIEW}>
      <Text as="h2" size={1} weight="semibold">
        As readers will see it
      </Text>
      <Card border radius={2} padding={3} overflow="hidden" data-testid="update-preview">
        {!shown ? (
          <Text size={1} muted>
            {story === "loading" ? "Loading …" : "It can’t be shown at the moment."}
          </Text>
        ) : (
          <AsReadersSee>
            <Update
              update={shown.update}
              within="section"
              story={shown.story}
              context={storyContext(shown.story, "newest-first")}
            />
          </AsReadersSee>
        )}
      </Card>
    </Stack>
  );
}
