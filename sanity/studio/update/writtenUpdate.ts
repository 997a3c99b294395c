import { placedStatement } from "../../../lib/statementPlacing.ts";
import type { StoredItem } from "../../../lib/storedDocument.ts";
import { calendarDate } from "../../../lib/time.ts";
import type { NewUpdate } from "../../../lib/updates/planUpdate.ts";
import { readTime } from "../../../lib/updates/readTime.ts";
import { updateBodyFromMarkdown } from "../../../lib/updates/updateBodyFromMarkdown.ts";
import type { UpdateProblem } from "../../../lib/updates/updateProblem.ts";

/** An update as it stands in the form, finished or not. */
export interface WrittenUpdate {
  /** Chosen when the writing begins: sent again with it, the update is published once. */
  readonly key: string;
  /** As `readTime` reads it; null for the moment at which it is published. */
  readonly at: string | null;
  readonly headline: string;
  readonly parts: readonly UpdatePart[];
  readonly isKey: boolean;
  /** Id of the person who signs it; null where nobody does. */
  readonly author: string | null;
  /** Keys of the story's updates that whoever writes has seen. */
  readonly known: readonly string[];
  /** When it was first sent, where no answer came; it may be published. */
  readonly sent: Sending | null;
}

/** Text in Markdown, or a statement; an update's text is several of them, in order. */
export type UpdatePart =
  | { readonly kind: "text"; readonly key: string; readonly text: string }
  | {
      readonly kind: "statement";
      readonly key: string;
      /** Published id of the statement, which may be unwritten still. */
      readonly id: string;
      /** Empty for the whole of it. */
      readonly excerpt: string;
    };

export type StatementPart = Extract<UpdatePart, { kind: "statement" }>;
export type TextPart = Extract<UpdatePart, { kind: "text" }>;

/** A moment by two clocks. */
export interface Sending {
  /** UTC instant, by the backend's clock. */
  readonly at: string;
  /** Milliseconds since 1970, by the browser's clock. */
  readonly here: number;
}

/** What is wrong with a part of the form; `part` is the key of one of several texts. */
export interface FormProblem extends Pick<UpdateProblem, "field" | "sentence"> {
  readonly part?: string;
}

/** What is said of some fields, in one go; null where nothing is. */
export function sentencesOf(
  problems: readonly FormProblem[],
  fields: readonly FormProblem["field"][],
): string | null {
  const said = problems.filter(({ field }) => fields.includes(field));
  return said.map(({ sentence }) => sentence).join(" ") || null;
}

/** An update of which nothing is written. */
export function blankUpdate(newKey: () => string, known: readonly string[]): WrittenUpdate {
  return {
    key: newKey(),
    at: null,
    headline: "",
    parts: [{ kind: "text", key: newKey(), text: "" }],
    isKey: false,
    author: null,
    known,
    sent: null,
  };
}

/** Whether there is nothing in it that anybody would miss. */
export function isBlank({ headline, parts, at }: WrittenUpdate): boolean {
  const hasNothing = (part: UpdatePart) => part.kind === "text" && part.text.trim() === "";
  return headline.trim() === "" && at === null && parts.every(hasNothing);
}

/** The update with a statement at its end, and room for text after it. */
export function withStatement(
  { parts, ...written }: WrittenUpdate,
  statementId: string,
  newKey: () => string,
): WrittenUpdate {
  const last = parts.at(-1);
  const before =
    last?.kind === "text" && last.text.trim() === "" && parts.length > 1 ? parts.slice(0, -1) : parts;
  return {
    ...written,
    parts: [
      ...before,
      { kind: "statement", key: newKey(), id: statementId, excerpt: "" },
      { kind: "text", key: newKey(), text: "" },
    ],
  };
}

/** The parts with one of them moved up (-1) or down (1) past its neighbour. */
export function withMoved(parts: readonly UpdatePart[], key: string, by: -1 | 1): readonly UpdatePart[] {
  const from = parts.findIndex((part) => part.key === key);
  const part = parts[from];
  const to = from + by;
  if (part === undefined || to < 0 || to >= parts.length) return parts;
  return parts.toSpliced(from, 1).toSpliced(to, 0, part);
}

/** The update's text as it is stored, with what in it can't be stored. */
export function bodyOf(parts: readonly UpdatePart[]): {
  readonly body: readonly StoredItem[];
  readonly problems: readonly FormProblem[];
} {
  const read = parts.map((part) =>
    part.kind === "text"
      ? readTextPart(part)
      : {
          body: [placedStatement(part.key, { id: part.id, isPublished: true }, part.excerpt.trim() || null)],
          problems: [],
        },
  );
  return {
    body: read.flatMap(({ body }): readonly StoredItem[] => body.map((block) => ({ ...block }))),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** Keys of blocks are those of their text's Markdown, and would be the same in each of several texts. */
function readTextPart({ key, text }: TextPart) {
  const { body, problems } = updateBodyFromMarkdown(text);
  return {
    body: body.map((block): StoredItem => ({ ...block, _key: `${key}${block._key}` })),
    problems: problems.map(({ sentence }): FormProblem => ({ field: "body", part: key, sentence })),
  };
}

export type ReadUpdate =
  | { readonly kind: "update"; readonly update: NewUpdate }
  | { readonly kind: "refused"; readonly problems: readonly FormProblem[] };

/**
 * What is written, as it is to be published, or what in it can't be read.
 *
 * @param zone the story's
 * @param now by the backend's clock
 */
export function readWritten(
  written: WrittenUpdate,
  { zone, now }: { readonly zone: string; readonly now: Date },
): ReadUpdate {
  const { key, headline, isKey, author } = written;
  const time = written.at === null ? null : readTime(written.at, zone);
  const { body, problems } = bodyOf(written.parts);
  if (time?.kind === "unreadable") {
    return { kind: "refused", problems: [{ field: "at", sentence: time.sentence }, ...problems] };
  }
  if (problems.length > 0) return { kind: "refused", problems };
  const at = time?.instant ?? now.toISOString();
  return { kind: "update", update: { key, at, headline, body, isKey, author } };
}

/** An instant as the clock of `zone` (IANA) shows it, to the minute, for a field of that kind: `2026-11-24T14:05`. */
export function asClockShows(instant: string, zone: string): string {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
  return `${calendarDate(instant, zone)}T${clock.format(new Date(instant))}`;
}
