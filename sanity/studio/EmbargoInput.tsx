import { Card, Stack, Text } from "@sanity/ui";
import { type StringInputProps, useFormValue } from "sanity";
import { isPart, partIn, publishedIdOf, textIn } from "../../lib/storedDocument.ts";
import { instantInWords } from "../../lib/time.ts";
import { isInstant, isTimeZone } from "../../lib/writtenForms.ts";
import { useObstacles } from "./story/useObstacles.ts";

/**
 * When a story or statement goes live, in the zone of the story or of where it was said: the field
 * above shows the zone of this computer.
 */
export function EmbargoInput(props: StringInputProps) {
  const { value = "" } = props;
  const form = useFormValue([]);
  const document = isPart(form) ? form : {};
  const id = publishedIdOf(textIn(document, "_id"));
  const zone = textIn(document, "zone") || textIn(partIn(document, "saidAt"), "zone");
  const { judged, isAsking } = useObstacles(id, textIn(document, "_type"));
  const isReadable = isInstant(value) && isTimeZone(zone);
  const goesLive = judged?.obstacles.find(
    ({ code, documentId }) => code === "goes-live-later" && documentId === id,
  );
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      <div role="status">
        {isReadable && judged !== null && !isAsking && (
          <Card tone={goesLive ? "primary" : "neutral"} border padding={3} radius={2}>
            <Text size={1}>
              {goesLive?.sentence ?? `${instantInWords(value, zone)} has passed: nothing is held back.`}
            </Text>
          </Card>
        )}
      </div>
    </Stack>
  );
}
