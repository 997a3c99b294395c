import { Card, Text } from "@sanity/ui";
import { Fragment } from "react";
import { styled } from "styled-components";
import { countWords } from "../../../lib/countWords.ts";
import { counted } from "../../../lib/numberWords.ts";
import type { PassageInContext, PassagePart } from "../../../lib/passageInContext.ts";
import { Mark } from "./Mark.tsx";

const Tag = styled.span`
  font-size: 0.8em;
  text-decoration: none;
  white-space: nowrap;
`;

const Differing = styled.span`
  border: 1px solid var(--card-border-color);
  border-radius: 2px;
  padding: 0 0.25em;

  del {
    text-decoration-color: var(--card-badge-critical-fg-color);
  }

  ins {
    text-decoration-color: var(--card-badge-critical-fg-color);
    text-decoration-style: double;
  }
`;

interface PassageProps {
  readonly passage: PassageInContext;
  readonly isExact: boolean;
}

/** A passage of a source with what stands around it; what differs from the statement says so in words. */
export function Passage({ passage: { before, parts, after }, isExact }: PassageProps) {
  return (
    <Card
      padding={3}
      radius={2}
      tone={isExact ? "positive" : "caution"}
      as="blockquote"
      style={{ margin: 0 }}
    >
      <Text size={1} style={{ overflowWrap: "anywhere" }}>
        <Around>{before}</Around>
        {parts.map((part) => (
          <Fragment key={part.key}>
            {part.gap}
            <Part part={part} />
          </Fragment>
        ))}
        <Around>{after}</Around>
      </Text>
    </Card>
  );
}

const Around = styled.span`
  color: var(--card-muted-fg-color);
`;

function Part({ part: { kind, inSource, inStatement } }: { readonly part: PassagePart }) {
  switch (kind) {
    case "same":
      return <Mark kind="same">{inSource}</Mark>;
    case "cut":
      return <Mark kind="cut">[… {counted(countWords(inSource), "word", "words")} cut]</Mark>;
    case "ours":
      return (
        <Mark kind="ours">
          {inStatement} <Tag>{inSource === "" ? "ours" : `ours, for “${inSource}”`}</Tag>
        </Mark>
      );
    case "only-in-source":
      return (
        <Differing>
          <Tag>only in the source:</Tag> <del>{inSource}</del>
        </Differing>
      );
    case "only-in-statement":
      return (
        <Differing>
          <Tag>only in the statement:</Tag> <ins>{inStatement}</ins>
        </Differing>
      );
    default:
      return kind satisfies never;
  }
}
