import type { Block, ListItem, Span } from "./story.ts";
import { nameInThread } from "./tieThreads.ts";
import { quoted } from "./typography.ts";

/** The text of blocks as it reads without markup, one line for each; a held statement gives none. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.flatMap(linesOf).join("\n");
}

function linesOf(block: Block): readonly string[] {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return [spanText(block.spans)];
    case "list":
      return itemLines(block.items);
    case "statement": {
      const { statement, excerpt } = block;
      const words = excerpt ?? statement.text;
      const isParaphrase = statement.check.state === "paraphrase";
      return [
        `${nameInThread(statement.speaker)}: ${isParaphrase ? words : quoted(words, statement.language)}`,
      ];
    }
    case "image":
      return block.image.caption === null ? [] : [block.image.caption];
    case "update":
      return [block.update.headline, ...block.update.body.flatMap(linesOf)];
    case "heldStatement":
      return [];
    default:
      return block satisfies never;
  }
}

function itemLines(items: readonly ListItem[]): readonly string[] {
  return items.flatMap(({ spans, children }) => [spanText(spans), ...itemLines(children)]);
}

function spanText(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join("");
}
