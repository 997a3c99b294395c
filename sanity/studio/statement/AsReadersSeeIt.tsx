import { Card, Stack, Text } from "@sanity/ui";
import { Fragment, useId } from "react";
import { referenceIn, type StoredPart, textIn } from "../../../lib/storedDocument.ts";
import { useHasCome } from "../actions/useHasCome.ts";
import { readerLine } from "./readerLine.ts";
import { useStatementForm } from "./statementForm.ts";

/** What readers will see around the words, as the form stands. */
export function AsReadersSeeIt({ statement }: { readonly statement: StoredPart }) {
  const { surroundings } = useStatementForm();
  const titleId = useId();
  const speakerId = referenceIn(statement, "speaker");
  const speaker = speakerId === null ? undefined : surroundings?.speakers.get(speakerId);
  const isHeld = textIn(statement, "status") === "held";
  const isEmbargoed = useHasCome(textIn(statement, "publishAt")) === false;
  const line = readerLine(statement, {
    name: speaker?.name ?? (speakerId === null ? null : "…"),
    isOrganization: speaker?.kind === "organization",
  });
  return (
    <Card as="section" aria-labelledby={titleId} padding={3} radius={2} border>
      <Stack gap={3}>
        <Text size={1} weight="medium" id={titleId}>
          As readers will see it
        </Text>
        {isHeld || isEmbargoed ? (
          <Text size={1}>
            {isHeld ? "Held" : "Embargoed"}: readers see neither the words nor the speaker. A story that
            carries it says so.
          </Text>
        ) : (
          <Text size={1}>
            {line.map(({ about, words, isMissing }, index) => (
              <Fragment key={about}>
                {index > 0 && " · "}
                {isMissing ? <em>{words}</em> : words}
              </Fragment>
            ))}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
