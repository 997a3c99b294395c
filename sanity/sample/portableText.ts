import type { TextPart, UpdatePlace } from "./sampleStory.ts";

const HEADING = "## ";
const LINKS = /\[([^\]]+)\]\((src-[a-z0-9-]+)\)/g;

/** The parts of a text, as `SampleStory` has them, as Portable Text. Keys follow the position: b1, b2 … */
export function portableText(parts: readonly (TextPart | UpdatePlace)[]): object[] {
  return parts.map((part, index) => block(part, `b${index + 1}`));
}

/** The plain words of our own in a text: paragraphs and headings, without links and statements. */
export function ownWords(parts: readonly (TextPart | UpdatePlace)[]): string[] {
  return parts
    .filter((part) => typeof part === "string")
    .map((text) => text.replace(HEADING, "").replaceAll(LINKS, "$1"));
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
  const isHeading = text.startsWith(HEADING);
  const markDefs: object[] = [];
  // Splitting by a pattern with two groups gives: words, linked words, source, words, …
  const pieces = (isHeading ? text.slice(HEADING.length) : text).split(LINKS);
  const children = [];
  for (let index = 0; index < pieces.length; index += 3) {
    const [words, linked, source] = pieces.slice(index, index + 3);
    if (words) children.push(span(words, `${key}s${children.length + 1}`, []));
    if (linked && source) {
      const mark = `${key}l${markDefs.length + 1}`;
      markDefs.push({ _type: "link", _key: mark, source: { _type: "reference", _ref: source } });
      children.push(span(linked, `${key}s${children.length + 1}`, [mark]));
    }
  }
  return { _type: "block", _key: key, style: isHeading ? "h2" : "normal", markDefs, children };
}

function span(text: string, key: string, marks: readonly string[]): object {
  return { _type: "span", _key: key, text, marks };
}
