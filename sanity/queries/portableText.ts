import { z } from "zod";
import { isExactExcerpt } from "../../lib/excerpt.ts";
import { linkAddress } from "../../lib/links.ts";
import type { Source, Statement } from "../../lib/statement.ts";
import type { Block, ListItem, Span, SpanLink, Update } from "../../lib/story.ts";
import { type Place, readEach, readEachLater, readLater, readPart, report, within } from "./damage.ts";
import { IMAGE, imageSchema, readImage } from "./image.ts";
import { QUOTE_READABLE } from "./readerRules.ts";
import { readSource, SOURCE, sourceSchema } from "./source.ts";
import { readStatement, STATEMENT, statementSchema } from "./statement.ts";
import { readText, text } from "./values.ts";

const TEXT_BLOCK = `_type == "block" => {
    style, listItem, level,
    children[]{_key, _type, text, marks},
    markDefs[]{_key, _type, href, "_ref": source._ref, "source": source->{${SOURCE}}}
  }`;
const STATEMENT_BLOCK = `_type == "statement" => {
    "excerpt": select(${QUOTE_READABLE} => excerpt), "_ref": quote._ref, "quote": quote->{${STATEMENT}}}`;
const UPDATE_ANCHOR = `_type == "updateAnchor" => {update}`;

/** Paragraphs, headings and lists, with what their links point to. */
export const NOTE_BODY = `_key, _type, ${TEXT_BLOCK}`;
export const UPDATE_BODY = `_key, _type, ${TEXT_BLOCK}, ${STATEMENT_BLOCK}`;
export const STORY_BODY = `_key, _type, ${TEXT_BLOCK}, ${STATEMENT_BLOCK}, ${UPDATE_ANCHOR},
  _type == "articleImage" => {${IMAGE}}`;
/** Of a text, what numbers its statements: the statements, and where updates are placed. */
export const STATEMENTS_ALONE = `_key, _type, ${STATEMENT_BLOCK}, ${UPDATE_ANCHOR}`;

const spanSchema = z.object({
  _key: z.string(),
  _type: z.literal("span"),
  text: z.string().nullable(),
  marks: z.array(z.string()).nullable(),
});

const linkSchema = z.object({
  _key: z.string(),
  _type: z.literal("link"),
  href: readLater(z.string()),
  _ref: z.string().nullish(),
  source: readLater(sourceSchema),
});

const textBlockSchema = z.object({
  _key: z.string(),
  _type: z.literal("block"),
  style: readLater(z.string()),
  listItem: z.enum(["bullet", "number"]).nullish(),
  level: z.number().nullish(),
  children: readEachLater(spanSchema),
  markDefs: readEachLater(linkSchema),
});

const statementBlockSchema = z.object({
  _key: z.string(),
  _type: z.literal("statement"),
  excerpt: readLater(z.string()),
  _ref: z.string().nullish(),
  quote: readLater(statementSchema),
});

const imageBlockSchema = z.object({
  _key: z.string(),
  _type: z.literal("articleImage"),
  ...imageSchema.shape,
});

const updateAnchorSchema = z.object({ _key: z.string(), _type: z.literal("updateAnchor"), update: text });

export const noteBlockSchema = textBlockSchema;
export const updateBlockSchema = z.discriminatedUnion("_type", [textBlockSchema, statementBlockSchema]);
export const statementAloneSchema = z.discriminatedUnion("_type", [statementBlockSchema, updateAnchorSchema]);
export const storyBlockSchema = z.discriminatedUnion("_type", [
  textBlockSchema,
  statementBlockSchema,
  imageBlockSchema,
  updateAnchorSchema,
]);

/** What reading a story gathers on its way, in reading order. */
export interface Reading {
  /** Numbers by statement id: a statement that stands twice keeps the number of its first place. */
  readonly numbers: Map<string, number>;
  /** Sources that running text links to. */
  readonly sourcesInText: Map<string, Source>;
  /** The update that an anchor names; null where the text has no updates or none of that key is left to place. */
  readonly placeUpdate: (key: string) => Update | null;
}

/** A list item before the list is built. */
interface LooseItem {
  readonly type: "listItem";
  readonly key: string;
  readonly ordered: boolean;
  readonly level: number;
  readonly spans: readonly Span[];
}

type Readers = {
  readonly [Type in string]?: (raw: unknown, place: Place, reading: Reading) => Block | LooseItem | null;
};

const NOTE_READERS: Readers = { block: readTextBlock };
const UPDATE_READERS: Readers = { ...NOTE_READERS, statement: readStatementBlock };
const STORY_READERS: Readers = {
  ...UPDATE_READERS,
  articleImage: readImageBlock,
  updateAnchor: readUpdateAnchor,
};

export function readNoteBody(raw: unknown, place: Place, reading: Reading): Block[] {
  return readBlocks(raw, place, reading, NOTE_READERS);
}

export function readUpdateBody(raw: unknown, place: Place, reading: Reading): Block[] {
  return readBlocks(raw, place, reading, UPDATE_READERS);
}

export function readStoryBody(raw: unknown, place: Place, reading: Reading): Block[] {
  return readBlocks(raw, place, reading, STORY_READERS);
}

const blockSchema = z.object({ _key: text, _type: z.string() });

function readBlocks(raw: unknown, place: Place, reading: Reading, readers: Readers): Block[] {
  const blocks = readEach(raw, place, (item, at) => {
    const block = readPart(blockSchema, item, at);
    if (block === null) return null;
    const read = Object.hasOwn(readers, block._type) ? readers[block._type] : undefined;
    if (read) return read(item, at, reading);
    report(at, `is a block of type ${JSON.stringify(block._type)}, which has no place here`);
    return null;
  });
  return gatherLists(blocks);
}

function readTextBlock(raw: unknown, place: Place, reading: Reading): Block | LooseItem | null {
  const block = readPart(textBlockSchema, raw, place);
  if (block === null) return null;
  const spans = readSpans(block, place, reading);
  if (spans.every((span) => span.text.trim() === "")) return null;
  const key = block._key;
  if (block.listItem != null) {
    return { type: "listItem", key, ordered: block.listItem === "number", level: block.level ?? 1, spans };
  }
  switch (block.style) {
    case "h2":
      return { type: "heading", key, level: 2, spans };
    case "h3":
      return { type: "heading", key, level: 3, spans };
    case "normal":
    case null:
    case undefined:
      return { type: "paragraph", key, spans };
    default:
      report(within(place, "style"), "is unknown; shown as a paragraph");
      return { type: "paragraph", key, spans };
  }
}

function readSpans(block: z.output<typeof textBlockSchema>, place: Place, reading: Reading): Span[] {
  const links = new Map(
    readEach(block.markDefs, within(place, "markDefs"), (raw, at) => readLink(raw, at, reading)).map(
      ({ key, link }) => [key, link],
    ),
  );
  return readEach(block.children, within(place, "children"), (raw, at) => {
    const span = readPart(spanSchema, raw, at);
    if (span === null) return null;
    const marks = span.marks ?? [];
    const unknown = marks.filter((mark) => mark !== "strong" && mark !== "em" && !links.has(mark));
    if (unknown.length > 0) report(within(at, "marks"), `names unknown marks: ${JSON.stringify(unknown)}`);
    return {
      text: span.text ?? "",
      strong: marks.includes("strong"),
      emphasis: marks.includes("em"),
      link: marks.map((mark) => links.get(mark) ?? null).find((link) => link !== null) ?? null,
    };
  });
}

/** A link whose address can't be used is kept as null, so that its text stays plain text. */
function readLink(
  raw: unknown,
  place: Place,
  reading: Reading,
): { key: string; link: SpanLink | null } | null {
  const link = readPart(linkSchema, raw, place);
  if (link === null) return null;
  const key = link._key;
  if (link._ref != null) {
    const source = readSource(link.source, within(place, "source"));
    if (source) reading.sourcesInText.set(source.id, source);
    const href = source?.url ?? source?.archivedUrl ?? null;
    return { key, link: source && href ? { href, sourceId: source.id } : null };
  }
  const stored = readText(link.href, within(place, "href"));
  const href = stored === null ? null : linkAddress(stored);
  if (stored === null) report(place, "links to nothing");
  else if (href === null)
    report(within(place, "href"), "is no http, https or mailto address; shown as plain text");
  return { key, link: href === null ? null : { href, sourceId: null } };
}

function readStatementBlock(raw: unknown, place: Place, { numbers }: Reading): Block | null {
  const block = readPart(statementBlockSchema, raw, place);
  const read = block && readStatement(block.quote, within(place, "quote"));
  if (!block || !read) return null;
  const id = read.kind === "held" ? read.id : read.statement.id;
  const isRepeated = numbers.has(id);
  const number = numbers.get(id) ?? numbers.size + 1;
  numbers.set(id, number);
  const base = { key: block._key, number, isRepeated };
  if (read.kind === "held") return { type: "heldStatement", ...base, statementId: id };
  const excerpt = readExcerpt(block.excerpt, read.statement, within(place, "excerpt"));
  return { type: "statement", ...base, statement: read.statement, excerpt };
}

function readExcerpt(raw: unknown, { id, text: words, language }: Statement, place: Place): string | null {
  const excerpt = readText(raw, place);
  if (excerpt === null || isExactExcerpt(excerpt, words, language)) return excerpt;
  report(place, `is not made of the exact words of ${id}; the whole statement is shown`);
  return null;
}

function readImageBlock(raw: unknown, place: Place): Block | null {
  const block = readPart(imageBlockSchema, raw, place);
  const image = block && readImage(block, place);
  return image && { type: "image", key: block._key, image };
}

function readUpdateAnchor(raw: unknown, place: Place, reading: Reading): Block | null {
  const anchor = readPart(updateAnchorSchema, raw, place);
  if (anchor === null) return null;
  const update = reading.placeUpdate(anchor.update);
  if (update === null) {
    report(
      within(place, "update"),
      `names no update that is left to place: ${JSON.stringify(anchor.update)}`,
    );
    return null;
  }
  return { type: "update", key: anchor._key, update };
}

/** Neighbouring items of one kind become one list; an item hangs under the last one of a lower level. */
function gatherLists(blocks: readonly (Block | LooseItem)[]): Block[] {
  const gathered: Block[] = [];
  let open: { readonly ordered: boolean; readonly items: ListItem[]; readonly path: OpenItem[] } | null =
    null;
  for (const block of blocks) {
    if (block.type !== "listItem") {
      open = null;
      gathered.push(block);
      continue;
    }
    const startsList: boolean = open === null || (block.level <= 1 && block.ordered !== open.ordered);
    if (open === null || startsList) {
      open = { ordered: block.ordered, items: [], path: [] };
      gathered.push({ type: "list", key: block.key, ordered: block.ordered, items: open.items });
    }
    hang(block, open.items, open.path);
  }
  return gathered;
}

interface OpenItem {
  readonly level: number;
  readonly children: ListItem[];
}

function hang({ key, spans, level }: LooseItem, roots: ListItem[], path: OpenItem[]): void {
  while ((path.at(-1)?.level ?? 0) >= level && path.length > 0) path.pop();
  const children: ListItem[] = [];
  (path.at(-1)?.children ?? roots).push({ key, spans, children });
  path.push({ level, children });
}
