import { Box, Card, Stack, Text } from "@sanity/ui";
import { IntentLink } from "sanity/router";
import { correctionWords } from "../../../lib/correctionWords.ts";
import type { CorrectionKind } from "../../../lib/statement.ts";
import { dayInPreview } from "../../schema/dayInPreview.ts";
import { ListState } from "./ListState.tsx";
import { useListenedQuery } from "./useListenedQuery.ts";

const CORRECTED = '*[_type in ["article", "quote"] && count(corrections) > 0]';
const QUERY = {
  fetch: `${CORRECTED}{
    _id, _type, "title": coalesce(headline, text), "corrections": corrections[]{_key, at, kind, where, note}
  }`,
  listen: CORRECTED,
};

interface Corrected {
  readonly _id: string;
  readonly _type: string;
  readonly title: string | null;
  readonly corrections: readonly StoredCorrection[];
}

interface StoredCorrection {
  readonly _key: string;
  readonly at: string | null;
  readonly kind: CorrectionKind | null;
  readonly where: string | null;
  readonly note: string | null;
}

/** Every correction of stories and statements, the newest first, each a link to itself in its document. */
export function CorrectionsPane() {
  const corrected = useListenedQuery<readonly Corrected[]>(QUERY);
  if (typeof corrected === "string" || corrected.length === 0) {
    return (
      <Box padding={4}>
        <ListState
          state={typeof corrected === "string" ? corrected : "empty"}
          empty="Nothing has been corrected."
        />
      </Box>
    );
  }
  const corrections = corrected
    .flatMap((document) => document.corrections.map((correction) => ({ document, correction })))
    .toSorted((one, other) => (other.correction.at ?? "").localeCompare(one.correction.at ?? ""));
  return (
    <Box padding={3} style={{ overflow: "auto" }}>
      <Stack as="ul" gap={2}>
        {corrections.map(({ document, correction }) => (
          <Card as="li" key={`${document._id} ${correction._key}`} border radius={2} padding={3}>
            <CorrectionLink document={document} correction={correction} />
          </Card>
        ))}
      </Stack>
    </Box>
  );
}

function CorrectionLink({
  document,
  correction,
}: {
  readonly document: Corrected;
  readonly correction: StoredCorrection;
}) {
  const { _key, at, kind, where, note } = correction;
  const heading = [kind && correctionWords(kind).name, dayInPreview(at ?? undefined, undefined), where];
  return (
    <Stack gap={3}>
      <Text size={1} muted>
        {heading.filter(Boolean).join(" · ")}
      </Text>
      <Text size={1} weight="medium">
        <IntentLink
          intent="edit"
          params={{ id: document._id, type: document._type, path: `corrections[_key=="${_key}"]` }}
        >
          {note ?? "Correction without a sentence for readers"}
        </IntentLink>
      </Text>
      <Text size={1} muted textOverflow="ellipsis">
        {document.title}
      </Text>
    </Stack>
  );
}
