import { Button, Card, Flex, Stack, Text } from "@sanity/ui";
import { useId, useMemo } from "react";
import { IntentLink } from "sanity/router";
import { type SourceComparison as Comparison, compareWithSource } from "../../../lib/compareWithSource.ts";
import { passageInContext } from "../../../lib/passageInContext.ts";
import { listInWords } from "../../../lib/sentences.ts";
import { type TextQuoteSelector, textQuoteSelector } from "../../../lib/textAround.ts";
import type { KnownSource } from "../../queries/statementSurroundings.ts";
import { Passage } from "./Passage.tsx";
import { RecordCheck } from "./RecordCheck.tsx";
import { useStatementForm } from "./statementForm.ts";

/** So much of the source is shown on either side of the words. */
const MOST_AROUND = 160;

interface SourceComparisonProps {
  readonly sourceId: string;
  readonly words: string;
  /** Whether they are the original of a translation. */
  readonly isOriginal: boolean;
  /** What the citation's selector points at now. */
  readonly selected: string;
  readonly isReadOnly: boolean;
  readonly onSelect: (place: TextQuoteSelector) => void;
}

/** Where a statement's words stand in the text of one of its sources, and what differs. */
export function SourceComparison(props: SourceComparisonProps) {
  const { sourceId } = props;
  const { surroundings } = useStatementForm();
  const titleId = useId();
  const source = surroundings?.sources.get(sourceId);
  if (surroundings === null) return <Text size={1}>Reading the source …</Text>;
  return (
    <Card as="section" aria-labelledby={titleId} border padding={3} radius={2}>
      <Stack gap={4}>
        <Text size={1} weight="medium" id={titleId}>
          <IntentLink intent="edit" params={{ id: sourceId, type: "source" }}>
            {source?.title ?? sourceId}
          </IntentLink>
        </Text>
        {source === undefined && <Text size={1}>This source could not be found.</Text>}
        {source?.text === "" && (
          <Text size={1} muted>
            No text of this source is stored. Put it in there, and the words are looked for in it.
          </Text>
        )}
        {source !== undefined && source.text !== "" && <SourceText {...props} source={source} />}
      </Stack>
    </Card>
  );
}

function SourceText({
  source,
  words,
  isOriginal,
  selected,
  isReadOnly,
  onSelect,
}: SourceComparisonProps & { readonly source: KnownSource }) {
  const found = useMemo(() => findPassage(source.text, words), [source.text, words]);
  if (found === null) {
    return <Text size={1}>Not found in the source’s text, nor anything close to it.</Text>;
  }
  const { comparison, passage, place } = found;
  const isSelected = selected === place.exact;
  return (
    <>
      <Text size={1}>{verdict(comparison)}</Text>
      <Passage passage={passage} isExact={comparison.found.kind === "exact"} />
      {!isReadOnly && (
        <Flex gap={2} wrap="wrap" align="center">
          <Button
            mode="ghost"
            fontSize={1}
            padding={3}
            text={isSelected ? "Used as selector" : "Use as selector"}
            disabled={isSelected}
            onClick={() => onSelect(place)}
          />
        </Flex>
      )}
      {!isReadOnly && comparison.found.kind === "exact" && (
        <RecordCheck sourceKind={source.kind} isOriginal={isOriginal} />
      )}
    </>
  );
}

function findPassage(text: string, statement: string) {
  const comparison = compareWithSource(text, statement);
  if (comparison === null) return null;
  const { found, words } = comparison;
  return {
    comparison,
    passage: passageInContext(text, words, found, MOST_AROUND),
    place: textQuoteSelector(text, found.source),
  };
}

function verdict({ found, endsDifferently }: Comparison): string {
  const { kind, segments, sameWords, words } = found;
  if (kind === "close") {
    return sameWords === words
      ? "Not word for word: every word stands there, but with others or other marks between. The closest passage:"
      : `Not word for word: ${sameWords} of ${words} words stand there. The closest passage:`;
  }
  const hasBrackets = segments.some((segment) => segment.kind === "ours" || segment.kind === "cut");
  const apart = [
    ...(hasBrackets ? ["our brackets and cuts"] : []),
    ...(endsDifferently ? ["the mark at the end"] : []),
  ];
  return apart.length === 0 ? "Word for word:" : `Word for word, apart from ${listInWords(apart)}:`;
}
