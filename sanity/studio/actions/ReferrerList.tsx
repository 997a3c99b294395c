import { Card, Stack, Text } from "@sanity/ui";
import type { Referrer } from "../../queries/referrers.ts";
import { DocumentLink } from "./DocumentLink.tsx";

/** Documents that refer to another one, each a link to it. */
export function ReferrerList({
  title,
  referrers,
  onFollow,
}: {
  readonly title: string;
  readonly referrers: readonly Referrer[];
  readonly onFollow: () => void;
}) {
  if (referrers.length === 0) return null;
  return (
    <Stack gap={3}>
      <Text as="h2" size={1} weight="semibold">
        {title}
      </Text>
      <Card padding={3} radius={2} border>
        <Stack as="ul" gap={3} style={{ margin: 0, padding: 0, listStyle: "none" }}>
          {referrers.map(({ id, type, name, isPublished }) => (
            <Text as="li" size={1} key={id}>
              <DocumentLink id={id} type={type} onFollow={onFollow}>
                {name}
              </DocumentLink>
              {isPublished ? "" : " (draft)"}
            </Text>
          ))}
        </Stack>
      </Card>
    </Stack>
  );
}
