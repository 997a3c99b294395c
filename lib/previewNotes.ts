import { listInWords } from "./sentences.ts";
import type { Story } from "./story.ts";
import { storyStatements } from "./storyStatements.ts";
import { instantInWords } from "./time.ts";

/** How a story stands with readers. Times are UTC instants. */
export interface Standing {
  readonly isPublished: boolean;
  /** Whether it is changed since, or not published at all. */
  readonly hasDraft: boolean;
  readonly publishedAt: string | null;
  /** When its embargo ends; null where it has none. */
  readonly publishAt: string | null;
  /** By the backend's clock. */
  readonly now: string;
}

/** What an editor should know of a previewed story that the page itself doesn't show: a sentence each. */
export function previewNotes(story: Story, standing: Standing): string[] {
  const notes = [
    standing.isPublished ? null : "Not published yet: readers find nothing at this address.",
    standing.isPublished && !standing.hasDraft ? "Nothing in the story itself waits to be published." : null,
    liveFrom(story.zone, standing),
    heldStatements(story),
  ];
  return notes.filter((note) => note !== null);
}

function liveFrom(zone: string, { publishedAt, publishAt, now }: Standing): string | null {
  const ahead = [publishedAt, publishAt].filter((at) => at !== null && Date.parse(at) > Date.parse(now));
  const last = ahead.reduce((one, other) => (later(one, other) ? one : other), null);
  return last === null ? null : `Embargoed: goes live at ${instantInWords(last, zone)}.`;
}

function later(one: string | null, other: string | null): boolean {
  return Date.parse(one ?? "") > Date.parse(other ?? "");
}

function heldStatements(story: Story): string | null {
  const held = storyStatements(story).filter(({ type }) => type === "heldStatement");
  if (held.length === 0) return null;
  const numbers = listInWords(held.map(({ number }) => String(number)));
  return held.length === 1
    ? `Statement ${numbers} is held: readers see that it is, and not a word of it.`
    : `Statements ${numbers} are held: readers see that they are, and not a word of them.`;
}
