import type { Block, Story } from "../../lib/story.ts";
import type { TextLevel } from "../../lib/textLevel.ts";
import type { StoryContext } from "../../lib/thread.ts";
import { type Edit, itemPath } from "../edit.ts";
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
  readonly within: TextLevel;
  /** Where the text stands in the story's document. */
  readonly path: string;
  readonly edit?: Edit | undefined;
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
  path,
  edit,
}: Omit<StoryBodyProps, "blocks"> & { readonly block: Block }) {
  const editBlock = edit?.("article", story.id)(itemPath(path, block.key));
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "list":
      return <TextBlock block={block} dateline={dateline} within={within} edit={editBlock} />;
    case "statement":
      return (
        <Statement
          statement={block.statement}
          number={block.number}
          excerpt={block.excerpt}
          isRepeated={block.isRepeated}
          story={context}
          edit={edit}
          editBlock={editBlock}
        />
      );
    case "heldStatement":
      return (
        <HeldStatement
          statementId={block.statementId}
          number={block.number}
          isRepeated={block.isRepeated}
          edit={edit?.("quote", block.statementId)("status")}
        />
      );
    case "image":
      return <StoryImage image={block.image} fetched="later" edit={editBlock} />;
    case "update":
      return <Update update={block.update} within={within} story={story} context={context} edit={edit} />;
    default:
      return block satisfies never;
  }
}
