import type { TextPart, UpdatePlace } from "./sampleStory.ts";

const HEADING = "## ";
const ITEM = "- ";
const SOURCE = "src-";
/** What stands before the text of a block that is not a plain paragraph. */
const MARK = /^(?:## |- )/;
const LINKS = /\[([^\]]+)\]\((src-[a-z0-9-]+|https?:[^)\s]+|mailto:[^)\s]+)\)/g;

/** The parts of a text, as `SampleStory` has them, as Portable Text. Keys follow the position: b1, b2 … */
export function portableText(parts: readonly (TextPart | UpdatePlace)[]): object[] {
  return parts.map((part, index) => block(part, `b${index + 1}`));
}

/** The plain words of our own in a text: paragraphs, headings and items, without links and statements. */
export function ownWords(parts: readonly (TextPart | UpdatePlace)[]): string[] {
  return parts
    .filter((part) => typeof part === "string")
    .map((text) => text.replace(MARK, "").replaceAll(LINKS, "$1"));
}

/** The ids of the sources that a text links to. */
export function linkedSources(parts: readonly (TextPart | UpdatePlace)[]): string[] {
  return parts
    .filter((part) => typeof part === "string")
    .flatMap((text) => [...text.matchAll(LINKS)].map(([, , target = ""]) => target))
    .filter((target) => target.startsWith(SOURCE));
}

function block(part: TextPart | UpdatePlace, key: string): object {
  if (typeof part === "string") return textBlock(part, key);
  if ("update" in part) return { _type: "updateAnchor", _key: key, update: part.update };
  return {
    _type: "statement",
    _key: key,
    quote: { _type: "reference", _ref: part.statement },
    ...(part.excerpt === undefined ? {} : { excerpt: part.excerpt }),
  };
}

function textBlock(text: string, key: string): object {
  const markDefs: object[] = [];
  // Splitting by a pattern with two groups gives: words, linked words, target, words, …
  const pieces = text.replace(MARK, "").split(LINKS);
  const children = [];
  for (let index = 0; index < pieces.length; index += 3) {
    const [words, linked, target] = pieces.slice(index, index + 3);
    if (words) children.push(span(words, `${key}s${children.length + 1}`, []));
    if (linked && target) {
      const mark = `${key}l${markDefs.length + 1}`;
      markDefs.push({ _type: "link", _key: mark, ...destination(target) });
      children.push(span(linked, `${key}s${children.length + 1}`, [mark]));
    }
  }
  const style = text.startsWith(HEADING) ? "h2" : "normal";
  const list = text.startsWith(ITEM) ? { listItem: "bullet", level: 1 } : {};
  return { _type: "block", _key: key, style, ...list, markDefs, children };
}

function destination(target: string): object {
  return target.startsWith(SOURCE) ? { source: { _type: "reference", _ref: target } } : { href: target };
}

function span(text: string, key: string, marks: readonly string[]): object {
  return { _type: "span", _key: key, text, marks };
}
