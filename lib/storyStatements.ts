import type { Block, Story, Update, UpdateOrder } from "./story.ts";
import type { StoryContext } from "./thread.ts";

export type StatementBlock = Extract<Block, { type: "statement" | "heldStatement" }>;

/**
 * Every statement of a story by its number, as who reads from the start meets them: each where it
 * first stands, those in updates included.
 */
export function storyStatements(
  story: Pick<Story, "body" | "updates" | "howWeKnow">,
): readonly StatementBlock[] {
  return statementsFromTop(story, "oldest-first");
}

/** The same as they stand on a page, from its top: those of the newest update first where it is. */
function statementsFromTop(
  { body, updates, howWeKnow }: Pick<Story, "body" | "updates" | "howWeKnow">,
  order: UpdateOrder,
): readonly StatementBlock[] {
  const ofUpdates = inOrder(unplacedUpdates({ body, updates }), order).flatMap((update) => update.body);
  const text = order === "newest-first" ? [...ofUpdates, ...body] : [...body, ...ofUpdates];
  return [...text, ...howWeKnow].flatMap(statementsInBlock).filter(({ isRepeated }) => !isRepeated);
}

/** The updates that no anchor in the body places, the newest last. */
export function unplacedUpdates({ body, updates }: Pick<Story, "body" | "updates">): readonly Update[] {
  const placed = new Set(body.flatMap((block) => (block.type === "update" ? [block.update.key] : [])));
  return updates.filter((update) => !placed.has(update.key));
}

/** Updates, the newest last, in the order of a page. */
export function inOrder<T>(updates: readonly T[], order: UpdateOrder): readonly T[] {
  return order === "newest-first" ? updates.toReversed() : updates;
}

/** The order at a story's own address: what was running is read for what is new. */
export function storyOrder({ coverage }: Pick<Story, "coverage">): UpdateOrder {
  return coverage === "none" ? "oldest-first" : "newest-first";
}

/** What a statement needs to know of the page of a story that it stands on. */
export function storyContext(story: Story, order: UpdateOrder): StoryContext {
  const shown = statementsFromTop(story, order);
  return {
    slug: story.slug,
    zone: story.zone,
    statementNumbers: new Map(shown.map((block) => [statementId(block), block.number])),
    numbersFromTop: shown.map(({ number }) => number),
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
