import { Stack, Text } from "@sanity/ui";
import type { StringInputProps } from "sanity";
import { mediumWords } from "../../../lib/medium.ts";
import { MEDIA } from "../../../lib/statement.ts";

/** The medium, with the verb that readers see for it. */
export function MediumInput(props: StringInputProps) {
  const medium = MEDIA.find((known) => known === props.value);
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      {medium !== undefined && (
        <Text size={1} muted>
          Readers see the verb “{mediumWords(medium).verb.toLowerCase()}”.
        </Text>
      )}
    </Stack>
  );
}
