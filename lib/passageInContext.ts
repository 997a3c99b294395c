import type { FoundSegment, FoundWords, TextRange } from "./findWords.ts";
import { textAfter, textBefore } from "./textAround.ts";

/** A stretch of the comparison in words; either side is empty where it has nothing. */
export interface PassagePart {
  /** Tells it from the other parts. */
  readonly key: string;
  readonly kind: FoundSegment["kind"];
  /** What stands between it and the part before: white space or nothing. */
  readonly gap: string;
  readonly inSource: string;
  readonly inStatement: string;
}

/** A found passage as an editor reads it, with some of the source around it. */
export interface PassageInContext {
  /** Begins, and what is after ends, with … where the source has more. */
  readonly before: string;
  readonly parts: readonly PassagePart[];
  readonly after: string;
}

/** @param mostAround UTF-16 units of the source before and after the passage, in whole words. */
export function passageInContext(
  source: string,
  statement: string,
  found: Exclude<FoundWords, { kind: "absent" }>,
  mostAround: number,
): PassageInContext {
  let inSource = found.source.start;
  let inStatement = found.segments[0]?.statement.start ?? 0;
  const parts = found.segments.map((segment): PassagePart => {
    const gap =
      source.slice(inSource, segment.source.start) || statement.slice(inStatement, segment.statement.start);
    inSource = Math.max(inSource, segment.source.end);
    inStatement = Math.max(inStatement, segment.statement.end);
    return {
      key: `${segment.kind} ${segment.source.start} ${segment.statement.start}`,
      kind: segment.kind,
      gap: gap.trim() === "" ? gap : "",
      inSource: within(source, segment.source),
      inStatement: within(statement, segment.statement),
    };
  });
  return {
    before: leadIn(source, found.source.start, mostAround),
    parts,
    after: leadOut(source, found.source.end, mostAround),
  };
}

function leadIn(source: string, start: number, most: number): string {
  const words = textBefore(source, start, most);
  const isCut = words.length < source.slice(0, start).trim().length;
  return `${isCut ? "… " : ""}${words}${/\s/.test(source.charAt(start - 1)) ? " " : ""}`;
}

function leadOut(source: string, end: number, most: number): string {
  const words = textAfter(source, end, most);
  const isCut = words.length < source.slice(end).trim().length;
  return `${/\s/.test(source.charAt(end)) ? " " : ""}${words}${isCut ? " …" : ""}`;
}

function within(text: string, { start, end }: TextRange): string {
  return text.slice(start, end);
}
