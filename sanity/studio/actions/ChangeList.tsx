import { Card, Stack, Text } from "@sanity/ui";
import type { Change } from "../../../lib/classifyChange.ts";

/** What readers would find changed: where, what it was and what it is. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <Stack gap={3}>
      <Text as="h2" size={1} weight="semibold">
        What has changed
      </Text>
      <Card padding={3} radius={2} border>
        <Stack as="ul" gap={4} style={{ margin: 0, padding: 0, listStyle: "none" }}>
          {changes.map(({ path, where, was, now, kind }) => (
            <Stack as="li" gap={2} key={JSON.stringify([path, was, now])}>
              <Text size={1} weight="medium">{`${where} (${kind})`}</Text>
              <Version title="Was" text={was} />
              <Version title="Now" text={now} />
            </Stack>
          ))}
        </Stack>
      </Card>
    </Stack>
  );
}

function Version({ title, text }: { readonly title: string; readonly text: string | null }) {
  return (
    <Text size={1} muted={text === null} style={{ overflowWrap: "anywhere" }}>
      {`${title}: ${text ?? "nothing"}`}
    </Text>
  );
}
