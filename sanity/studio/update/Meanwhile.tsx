import { Button, Card, Flex, Stack, Text } from "@sanity/ui";
import { type StoredDocument, type StoredItem, slugOf, textIn } from "../../../lib/storedDocument.ts";
import { storyPath, updateAnchor } from "../../../lib/story.ts";
import { publishedMeanwhileInWords } from "../../../lib/updates/publishedMeanwhile.ts";

/** Says what others have published while an update was being written. */
export function Meanwhile({
  story,
  updates,
  onSeen,
}: {
  readonly story: StoredDocument;
  readonly updates: readonly StoredItem[];
  readonly onSeen: () => void;
}) {
  return (
    <Card tone="caution" border radius={2} padding={3}>
      <Stack gap={4}>
        <Text size={1}>{publishedMeanwhileInWords(updates)}</Text>
        <Stack as="ul" gap={3} style={{ margin: 0, padding: 0, listStyle: "none" }}>
          {updates.map((update) => (
            <Text as="li" size={1} key={update._key}>
              <a
                href={`${storyPath(slugOf(story))}#${updateAnchor(update._key)}`}
                target="_blank"
                rel="noreferrer"
              >
                {textIn(update, "headline")} (opens in a new tab)
              </a>
            </Text>
          ))}
        </Stack>
        <Flex>
          <Button type="button" mode="ghost" fontSize={1} padding={3} text="I’ve seen it" onClick={onSeen} />
        </Flex>
      </Stack>
    </Card>
  );
}
