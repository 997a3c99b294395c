import { Stack, Text } from "@sanity/ui";
import { useDeferredValue } from "react";
import { type ArrayOfObjectsInputProps, set, useFormValue } from "sanity";
import {
  isPart,
  itemsIn,
  partIn,
  referenceIn,
  type StoredPart,
  textIn,
} from "../../../lib/storedDocument.ts";
import type { TextQuoteSelector } from "../../../lib/textAround.ts";
import { SourceComparison } from "./SourceComparison.tsx";

/** The sources of a statement, and where its words stand in their texts. */
export function SourcesInput(props: ArrayOfObjectsInputProps) {
  const document = useFormValue([]);
  const statement = isPart(document) ? document : {};
  const original = useDeferredValue(textIn(partIn(statement, "original"), "text"));
  const text = useDeferredValue(textIn(statement, "text"));
  const words = original || text;
  const citations = itemsIn({ sources: props.value }, "sources").flatMap((citation) => {
    const sourceId = referenceIn(citation, "source");
    return sourceId === null
      ? []
      : [{ key: citation._key, sourceId, selector: partIn(citation, "selector") }];
  });
  return (
    <Stack gap={4}>
      {props.renderDefault(props)}
      {words !== "" && citations.length > 0 && (
        <Stack gap={3} as="section" aria-label="The words in the sources">
          <Text size={1} weight="medium">
            {original ? "The original words in the sources" : "The words in the sources"}
          </Text>
          {citations.map(({ key, sourceId, selector }) => (
            <SourceComparison
              key={key}
              sourceId={sourceId}
              words={words}
              isOriginal={original !== ""}
              selected={textIn(selector, "exact")}
              isReadOnly={props.readOnly === true}
              onSelect={(place) =>
                props.onChange(set(selectorOf(selector, place), [{ _key: key }, "selector"]))
              }
            />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function selectorOf(stored: StoredPart, place: TextQuoteSelector): StoredPart {
  return { ...stored, ...place };
}
