import { Card, Stack, Text } from "@sanity/ui";
import { type StringInputProps, useFormValue } from "sanity";
import { instantInWords } from "../../../lib/time.ts";
import { isInstant, isTimeZone } from "../../../lib/writtenForms.ts";
import { useStoryObstacles } from "./StoryObstacles.tsx";

/** When a story goes live, in the story's own zone: the field above shows the zone of this computer. */
export function EmbargoInput(props: StringInputProps) {
  const { value = "" } = props;
  const zone = useFormValue(["zone"]);
  const judgement = useStoryObstacles();
  const isReadable = isInstant(value) && typeof zone === "string" && isTimeZone(zone);
  const goesLive = judgement?.judged?.obstacles.find(({ code }) => code === "goes-live-later");
  const isJudged = judgement !== null && judgement.judged !== null && !judgement.isAsking;
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      <div role="status">
        {isReadable && isJudged && (
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
