import { Card, Stack, Text } from "@sanity/ui";
import type { Severity } from "../../../lib/obstacle.ts";
import { DocumentLink } from "./DocumentLink.tsx";
import type { Reason } from "./formErrors.ts";

const TONES = { blocks: "critical", warns: "caution", informs: "primary" } as const;

/** The reasons of one severity under a title, each a link to the place to mend it. Nothing if there are none. */
export function ReasonList({
  title,
  severity,
  reasons,
  onFollow,
}: {
  readonly title: string;
  readonly severity: Severity;
  readonly reasons: readonly Reason[];
  readonly onFollow: () => void;
}) {
  const shown = reasons.filter((reason) => reason.severity === severity);
  if (shown.length === 0) return null;
  return (
    <Stack gap={3}>
      <Text as="h2" size={1} weight="semibold">
        {title}
      </Text>
      <Card tone={TONES[severity]} padding={3} radius={2} border>
        <Stack as="ul" gap={4} style={{ margin: 0, padding: 0, listStyle: "none" }}>
          {shown.map(({ sentence, documentId, documentType, path }) => (
            <Text as="li" size={1} key={`${documentId} ${JSON.stringify(path)} ${sentence}`}>
              <DocumentLink id={documentId} type={documentType} path={path} onFollow={onFollow}>
                {sentence}
              </DocumentLink>
            </Text>
          ))}
        </Stack>
      </Card>
    </Stack>
  );
}
