import type { Block, Story, Update } from "./story.ts";
import type { StoryContext } from "./thread.ts";

export type StatementBlock = Extract<Block, { type: "statement" | "heldStatement" }>;

/** Every statement of a story in reading order, each where it first stands, those in its updates included. */
export function storyStatements(
  story: Pick<Story, "body" | "updates" | "howWeKnow">,
): readonly StatementBlock[] {
  return [...story.body, ...unplacedUpdates(story).flatMap((update) => update.body), ...story.howWeKnow]
    .flatMap(statementsInBlock)
    .filter(({ isRepeated }) => !isRepeated);
}

/** The updates that no anchor in the body places: they follow the body. */
export function unplacedUpdates({ body, updates }: Pick<Story, "body" | "updates">): readonly Update[] {
  const placed = new Set(body.flatMap((block) => (block.type === "update" ? [block.update.key] : [])));
  return updates.filter((update) => !placed.has(update.key));
}

/** What a statement needs to know of the story that it stands in. */
export function storyContext(story: Story): StoryContext {
  return {
    slug: story.slug,
    zone: story.zone,
    statementNumbers: new Map(storyStatements(story).map((block) => [statementId(block), block.number])),
  };
}

export function statementId(block: StatementBlock): string {
  return block.type === "statement" ? block.statement.id : block.statementId;
}

/** "Four statements quoted, three checked word for word." counts of a story; held statements count as neither. */
export function statementCounts(story: Story): { readonly quoted: number; readonly wordForWord: number } {
  const shown = storyStatements(story).flatMap((block) =>
    block.type === "statement" ? [block.statement] : [],
  );
  return {
    quoted: shown.length,
    wordForWord: shown.filter(({ check }) => check.state === "word-for-word").length,
  };
}

function statementsInBlock(block: Block): readonly StatementBlock[] {
  switch (block.type) {
    case "statement":
    case "heldStatement":
      return [block];
    case "update":
      return block.update.body.flatMap(statementsInBlock);
    default:
      return [];
  }
}

/** Whether one statement answers another. */
export function answersDirectly(block: StatementBlock, other: StatementBlock): boolean {
  return (
    block.type === "statement" &&
    block.statement.replies.some((reply) => reply.statementId === statementId(other))
  );
}
