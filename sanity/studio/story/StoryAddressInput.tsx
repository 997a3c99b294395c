import { Card, Stack, Text } from "@sanity/ui";
import { type ObjectInputProps, type SlugValue, useEditState, useFormValue } from "sanity";
import { publishedIdOf, slugOf } from "../../../lib/storedDocument.ts";

/** The address of a story; of a published one, what a change of it means. */
export function StoryAddressInput(props: ObjectInputProps<SlugValue>) {
  const { value, renderDefault } = props;
  const id = useFormValue(["_id"]);
  const { published } = useEditState(publishedIdOf(String(id)), "article");
  const before = published === null ? "" : slugOf(published);
  const after = value?.current ?? "";
  const changes = before !== "" && after !== "" && before !== after;
  return (
    <Stack gap={3}>
      {renderDefault(props as Parameters<typeof renderDefault>[0])}
      <div role="status">
        {changes && (
          <Card tone="caution" border padding={3} radius={2}>
            <Stack gap={3}>
              <Text size={1} weight="medium" style={{ overflowWrap: "anywhere" }}>
                /stories/{before} → /stories/{after}
              </Text>
              <Text size={1}>
                This story is published at the old address. Once you publish, it leads readers to the new one,
                for good: it stays among the “Earlier addresses”.
              </Text>
            </Stack>
          </Card>
        )}
      </div>
    </Stack>
  );
}
