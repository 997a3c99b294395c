import type { Block, Story } from "../../lib/story.ts";
import type { StoryContext } from "../../lib/thread.ts";
import { HeldStatement } from "../statement/HeldStatement.tsx";
import { Statement } from "../statement/Statement.tsx";
import { StoryImage } from "./StoryImage.tsx";
import { TextBlock } from "./TextBlock.tsx";
import { Update } from "./Update.tsx";

interface StoryBodyProps {
  readonly blocks: readonly Block[];
  readonly story: Story;
  readonly context: StoryContext;
  /** Opens the first paragraph; null for all but the story's own body. */
  readonly dateline: string | null;
  /** Headings of the text stand one level lower inside a section that has one of its own. */
  readonly within: "story" | "section";
}

/** A text, block by block. */
export function StoryBody({ blocks, dateline, ...surroundings }: StoryBodyProps) {
  const opening = blocks.find((block) => block.type === "paragraph");
  return blocks.map((block) => (
    <BodyBlock
      key={block.key}
      block={block}
      dateline={block === opening ? dateline : null}
      {...surroundings}
    />
  ));
}

function BodyBlock({
  block,
  story,
  context,
  dateline,
  within,
}: Omit<StoryBodyProps, "blocks"> & { readonly block: Block }) {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "list":
      return <TextBlock block={block} dateline={dateline} within={within} />;
    case "statement":
      return (
        <Statement
          statement={block.statement}
          number={block.number}
          excerpt={block.excerpt}
          isRepeated={block.isRepeated}
          story={context}
        />
      );
    case "heldStatement":
      return (
        <HeldStatement statementId={block.statementId} number={block.number} isRepeated={block.isRepeated} />
      );
    case "image":
      return <StoryImage image={block.image} fetched="later" />;
    case "update":
      return <Update update={block.update} story={story} context={context} />;
    default:
      return block satisfies never;
  }
}
