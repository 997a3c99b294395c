import { Card, Stack, Text } from "@sanity/ui";
import { type ReactNode, useId } from "react";
import { IntentLink } from "sanity/router";
import { openingWords } from "../../../lib/openingWords.ts";
import { answeredByInWords } from "../../../lib/thread.ts";
import { daySaidInWords } from "../../../lib/time.ts";
import type { Replying, UsedIn as UsedInVersions } from "../../queries/statementSurroundings.ts";
import { useStatementForm } from "./statementForm.ts";

const VERSIONS: Readonly<Record<UsedInVersions, string>> = {
  published: "published",
  draft: "in a draft only",
  both: "published, and in its draft",
};
/** So many words tell an editor which statement it is. */
const MOST_WORDS = 10;

/** The stories that carry the statement and the statements that answer it. */
export function UsedIn() {
  const { surroundings } = useStatementForm();
  const titleId = useId();
  return (
    <Card as="section" aria-labelledby={titleId} padding={3} radius={2} border>
      <Stack gap={4}>
        <Text size={1} weight="medium" id={titleId}>
          Used in
        </Text>
        {surroundings === null ? (
          <Text size={1} muted>
            Reading which stories use it …
          </Text>
        ) : (
          <>
            <Uses title="Stories" none="No story uses this statement.">
              {surroundings.stories.map(({ id, headline, usedIn }) => (
                <Use key={id} type="article" id={id} title={headline} detail={VERSIONS[usedIn]} />
              ))}
            </Uses>
            <Uses title="Replies to it" none="No statement answers it.">
              {surroundings.replies.map((reply) => (
                <Use
                  key={reply.id}
                  type="quote"
                  id={reply.id}
                  title={replyTitle(reply)}
                  detail={replyDetail(reply)}
                />
              ))}
            </Uses>
          </>
        )}
      </Stack>
    </Card>
  );
}

interface UsesProps {
  readonly title: string;
  readonly none: string;
  readonly children: readonly ReactNode[];
}

function Uses({ title, none, children }: UsesProps) {
  const titleId = useId();
  if (children.length === 0) {
    return (
      <Text size={1} muted>
        {none}
      </Text>
    );
  }
  return (
    <Stack gap={3}>
      <Text size={1} muted id={titleId}>
        {title}
      </Text>
      <Stack as="ul" gap={3} aria-labelledby={titleId} style={{ listStyle: "none", margin: 0 }}>
        {children}
      </Stack>
    </Stack>
  );
}

interface UseProps {
  readonly type: string;
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

function Use({ type, id, title, detail }: UseProps) {
  return (
    <Text as="li" size={1}>
      <IntentLink intent="edit" params={{ id, type }}>
        {title}
      </IntentLink>{" "}
      · {detail}
    </Text>
  );
}

function replyTitle({ speaker, text }: Replying): string {
  const words = `“${openingWords(text, MOST_WORDS)}”`;
  return speaker === null ? words : `${speaker}, ${words}`;
}

function replyDetail({ relation, saidAt, usedIn }: Replying): string {
  return [answeredByInWords(relation), daySaidInWords(saidAt), VERSIONS[usedIn]]
    .filter((words) => words !== null)
    .join(" · ");
}
