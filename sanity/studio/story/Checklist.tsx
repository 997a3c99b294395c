import { RefreshIcon } from "@sanity/icons/Refresh";
import { Box, Button, Card, Flex, Heading, Spinner, Stack, Text, useMediaIndex } from "@sanity/ui";
import { type MouseEvent, useEffect } from "react";
import { type DocumentInspectorProps, pathToString } from "sanity";
import { IntentLink } from "sanity/router";
import { DocumentInspectorHeader, useDocumentPane } from "sanity/structure";
import type { Obstacle, Severity } from "../../../lib/obstacle.ts";
import { publishedIdOf } from "../../../lib/storedDocument.ts";
import type { QuotedStatement } from "../../queries/findStatements.ts";
import { checklistInWords } from "./checklistInWords.ts";
import { InsertStatement } from "./InsertStatement.tsx";
import { judgeAgain, useObstacles } from "./useObstacles.ts";

const GROUPS = [
  { severity: "blocks", title: "In the way", tone: "critical" },
  { severity: "warns", title: "Look at this", tone: "caution" },
  { severity: "informs", title: "Good to know", tone: "primary" },
] as const satisfies readonly { severity: Severity; title: string; tone: string }[];

/** Up to this breakpoint the list covers the form. */
const LAST_NARROW_INDEX = 1;

/** What stands in the way of publishing a story or statement, each with a link to where it is mended. */
export function Checklist({ documentId, documentType, onClose }: DocumentInspectorProps) {
  const { judged, isAsking, hasFailed } = useObstacles(documentId, documentType);
  useEffect(() => {
    judgeAgain();
    window.addEventListener("focus", judgeAgain);
    return () => window.removeEventListener("focus", judgeAgain);
  }, []);
  const obstacles = judged?.obstacles ?? [];
  return (
    <Flex direction="column" style={{ height: "100%" }} overflow="hidden">
      <DocumentInspectorHeader
        as="header"
        closeButtonLabel="Close the checklist"
        flex="none"
        onClose={onClose}
        title="Before publishing"
      />
      <Card flex={1} overflow="auto" padding={3}>
        <Stack gap={4}>
          <Flex align="center" gap={2}>
            <Box flex={1}>
              <Text size={1} role="status">
                {hasFailed
                  ? "What this document refers to could not be read, so that it can’t be checked."
                  : judged === null
                    ? "Checking …"
                    : checklistInWords(obstacles)}
              </Text>
            </Box>
            {isAsking && <Spinner muted size={1} />}
            <Button
              mode="bleed"
              fontSize={1}
              padding={2}
              icon={RefreshIcon}
              text="Check again"
              onClick={judgeAgain}
            />
          </Flex>
          {GROUPS.map(({ severity, title, tone }) => {
            const own = obstacles.filter((obstacle) => obstacle.severity === severity);
            return (
              own.length > 0 && (
                <Stack key={severity} gap={3}>
                  <Heading as="h3" size={0}>
                    {title}
                  </Heading>
                  <Stack as="ul" gap={2} style={{ listStyle: "none", margin: 0, padding: 0 }}>
                    {own.map((obstacle) => (
                      <Card
                        as="li"
                        key={`${obstacle.code} ${pathToString([...obstacle.standsAt])} ${obstacle.sentence}`}
                        tone={tone}
                        border
                        padding={3}
                        radius={2}
                      >
                        <Item
                          obstacle={obstacle}
                          documentId={publishedIdOf(documentId)}
                          quoted={judged?.quoted.get(obstacle.quoted ?? "")}
                          onShow={onClose}
                        />
                      </Card>
                    ))}
                  </Stack>
                </Stack>
              )
            );
          })}
        </Stack>
      </Card>
    </Flex>
  );
}

function Item({
  obstacle,
  documentId,
  quoted,
  onShow,
}: {
  readonly obstacle: Obstacle;
  /** Published id of the document that is open. */
  readonly documentId: string;
  readonly quoted: QuotedStatement | undefined;
  /** Makes room for the form where the list covers it. */
  readonly onShow: () => void;
}) {
  const { onPathOpen, onFocus } = useDocumentPane();
  const isNarrow = useMediaIndex() <= LAST_NARROW_INDEX;
  const isHere = obstacle.documentId === documentId;
  const path = [...obstacle.path];
  const show = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (isNarrow) onShow();
    onPathOpen(path);
    onFocus(path);
  };
  return (
    <Stack gap={3}>
      <Text size={1} style={{ overflowWrap: "anywhere" }}>
        <IntentLink
          intent="edit"
          params={{ id: obstacle.documentId, type: obstacle.documentType, path: pathToString(path) }}
          {...(isHere && { onClick: show })}
        >
          {obstacle.sentence}
        </IntentLink>
      </Text>
      {quoted && <InsertStatement storyId={documentId} after={obstacle.standsAt} quoted={quoted} />}
    </Stack>
  );
}
