import { fromMarkdown } from "mdast-util-from-markdown";
import type { StoredItem } from "../storedDocument.ts";

/** Something in a text that an update can't hold. */
export interface MarkdownProblem {
  /** In the text, from 1. */
  readonly line: number;
  /** For a person: names the line, what is there, and the remedy. */
  readonly sentence: string;
}

export interface MarkdownBody {
  /** Portable Text of the schema's `updateBody`, with the same keys for the same text. */
  readonly body: readonly StoredItem[];
  /** Empty where nothing of the text is lost. */
  readonly problems: readonly MarkdownProblem[];
}

/**
 * An update's text from Markdown (CommonMark): paragraphs, headings of the second and third level,
 * lists, links to addresses, emphasis and strong, and `[statement: <id>]` on a line of its own.
 * Anything else is named as a problem, so that nothing is dropped without a word.
 */
export function updateBodyFromMarkdown(text: string): MarkdownBody {
  const { markdown, lines } = setStatementsApart(text);
  const pieces = fromMarkdown(markdown).children.flatMap((node) => piecesOf(node, null));
  return {
    body: pieces.flatMap((piece) => ("problem" in piece ? [] : [piece])).map(storedBlock),
    problems: pieces.flatMap((piece) =>
      "problem" in piece ? [asProblem(piece, lines[piece.line - 1] ?? piece.line)] : [],
    ),
  };
}

type Root = ReturnType<typeof fromMarkdown>;
type BlockNode = Root["children"][number];
type ListNode = Extract<BlockNode, { type: "list" }>;
type InlineNode = Extract<BlockNode, { type: "paragraph" }>["children"][number];

interface Run {
  readonly text: string;
  readonly marks: readonly ("em" | "strong")[];
  readonly link: { readonly href: string } | null;
}

interface Problem {
  /** "a picture". */
  readonly problem: string;
  readonly remedy: string;
  /** In what was parsed. */
  readonly line: number;
}

interface TextPiece {
  readonly style: "normal" | "h2" | "h3";
  readonly list: ListPlace | null;
  readonly runs: readonly Run[];
}

interface ListPlace {
  readonly listItem: "bullet" | "number";
  readonly level: number;
}

type Piece = TextPiece | { readonly statement: string } | Problem;

const STATEMENT = /^ {0,3}\[statement: *([A-Za-z0-9_.-]+) *\][ \t]*$/i;
const HEADINGS: Readonly<Record<number, TextPiece["style"]>> = { 2: "h2", 3: "h3" };

/** By the node's type: what it is, and what to do. */
const REFUSED: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  blockquote: ["an indented quotation", "Make it a statement, and write [statement: <its id>]."],
  break: ["a line break within a paragraph", "Begin a new paragraph, after an empty line."],
  code: ["code", "Write it as a paragraph, without indenting or fencing it."],
  definition: ["an address for links elsewhere", "Write each link as [words](address)."],
  html: ["HTML", "Write it as Markdown."],
  image: ["a picture", "Take it out, or put it into the story in the Studio."],
  imageReference: ["a picture", "Take it out, or put it into the story in the Studio."],
  inlineCode: ["code", "Write it without backticks."],
  linkReference: ["a link whose address is elsewhere", "Write it as [words](address)."],
  thematicBreak: ["a rule", "Take it out."],
};

/** What other kinds of Markdown know and CommonMark takes for words. */
const WORDS_REFUSED: readonly (readonly [pattern: RegExp, what: string, remedy: string])[] = [
  [/\[statement:/i, "a statement among other words", "Put [statement: <id>] on a line of its own."],
  [/~~\S/, "struck-out words", "Take them out."],
  [/\[\^[^\]]+\]/, "a footnote", "Write it into the text."],
  [/^[\s:|-]*-[\s:|-]*\|[\s:|-]*$/m, "a table", "Write it as a list."],
];

/** With empty lines around statements, so that each is a paragraph; `lines` are those of the text. */
function setStatementsApart(text: string): { markdown: string; lines: readonly number[] } {
  const numbered = text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const parts = STATEMENT.test(line) ? ["", line, ""] : [line];
    return parts.map((part) => ({ part, number: index + 1 }));
  });
  return {
    markdown: numbered.map(({ part }) => part).join("\n"),
    lines: numbered.map(({ number }) => number),
  };
}

function piecesOf(node: BlockNode, list: ListPlace | null): readonly Piece[] {
  switch (node.type) {
    case "paragraph": {
      const [first, ...rest] = node.children;
      const [, id] = (first?.type === "text" && rest.length === 0 && STATEMENT.exec(first.value)) || [];
      return id === undefined || list !== null ? textPieces(node, "normal", list) : [{ statement: id }];
    }
    case "heading": {
      const style = HEADINGS[node.depth];
      return style === undefined
        ? [
            refusal(
              node,
              `a heading of level ${node.depth}`,
              "Write ## or ###; the update’s own headline is --headline.",
            ),
          ]
        : textPieces(node, style, null);
    }
    case "list":
      return listPieces(node, (list?.level ?? 0) + 1);
    default:
      return [refusalOf(node)];
  }
}

function listPieces(node: ListNode, level: number): readonly Piece[] {
  const start = node.start ?? 1;
  const place: ListPlace = { listItem: node.ordered ? "number" : "bullet", level };
  const items = node.children.flatMap((item): readonly Piece[] => {
    const [first, ...rest] = item.children;
    if (first?.type !== "paragraph") {
      return [refusal(item, "an item of a list that doesn’t begin with words", "Begin it with a paragraph.")];
    }
    const others = rest.map((child) =>
      child.type === "list"
        ? piecesOf(child, place)
        : [refusal(child, "an item of a list with more than a paragraph", "Make it one paragraph.")],
    );
    return [...piecesOf(first, place), ...others.flat()];
  });
  return start === 1 ? items : [refusal(node, `a list that counts from ${start}`, "Count from 1."), ...items];
}

function textPieces(
  node: Placed & { readonly children: readonly InlineNode[] },
  style: TextPiece["style"],
  list: ListPlace | null,
): readonly Piece[] {
  const found = node.children.flatMap((child) => runsOf(child, [], null));
  const problems = found.filter((one) => "problem" in one);
  if (problems.length > 0) return problems;
  return found.length === 0
    ? [refusal(node, "a heading without words", "Write them, or take it out.")]
    : [{ style, list, runs: found.filter((one) => "text" in one) }];
}

function runsOf(node: InlineNode, marks: Run["marks"], link: Run["link"]): readonly (Run | Problem)[] {
  switch (node.type) {
    case "text": {
      const refused = WORDS_REFUSED.find(([pattern]) => pattern.test(node.value));
      if (refused !== undefined) return [refusal(node, refused[1], refused[2])];
      return [{ text: node.value.replace(/\s*\n\s*/g, " "), marks, link }];
    }
    case "emphasis":
    case "strong": {
      const mark = node.type === "strong" ? "strong" : "em";
      const all: Run["marks"] = marks.includes(mark) ? marks : [...marks, mark];
      return node.children.flatMap((child) => runsOf(child, all, link));
    }
    case "link": {
      if (!/^(https?:\/\/|mailto:)./i.test(node.url)) {
        return [
          refusal(node, `a link to “${node.url}”`, "Give the whole address, with https:// or mailto:."),
        ];
      }
      if (node.title) return [refusal(node, "a link with a title", "Take the title out.")];
      if (node.children.length === 0)
        return [refusal(node, "a link without words", "Write them into the [ ].")];
      const own = { href: node.url };
      return node.children.flatMap((child) => runsOf(child, marks, own));
    }
    default:
      return [refusalOf(node)];
  }
}

interface Placed {
  readonly type: string;
  readonly position?: Root["position"];
}

function refusalOf(node: Placed): Problem {
  const [what, remedy] = REFUSED[node.type] ?? ["something an update can’t hold", "Take it out."];
  return refusal(node, what, remedy);
}

function refusal({ position }: Placed, problem: string, remedy: string): Problem {
  return { problem, remedy, line: position?.start.line ?? 1 };
}

function asProblem({ problem, remedy }: Problem, line: number): MarkdownProblem {
  return { line, sentence: `Line ${line}: an update can’t have ${problem}. ${remedy}` };
}

function storedBlock(piece: Exclude<Piece, Problem>, index: number): StoredItem {
  const key = `b${index + 1}`;
  if ("statement" in piece) {
    return { _type: "statement", _key: key, quote: { _type: "reference", _ref: piece.statement } };
  }
  const links = [...new Set(piece.runs.map(({ link }) => link))].filter((link) => link !== null);
  const keyOf = (link: Run["link"]) => (link === null ? [] : [`${key}l${links.indexOf(link) + 1}`]);
  return {
    _type: "block",
    _key: key,
    style: piece.style,
    ...piece.list,
    markDefs: links.map((link) => ({ _type: "link", _key: keyOf(link)[0], href: link.href })),
    children: piece.runs.map(({ text, marks, link }, run) => ({
      _type: "span",
      _key: `${key}s${run + 1}`,
      text,
      marks: [...marks, ...keyOf(link)],
    })),
  };
}
