import { openingWords } from "../../lib/openingWords.ts";
import { sentence } from "../../lib/sentences.ts";
import type { CheckState, StatementStatus } from "../../lib/statement.ts";
import { CHECK_STATE_TITLES } from "./check.ts";
import { dayInPreview } from "./dayInPreview.ts";
import { embargoInPreview } from "./embargoInPreview.ts";

/** So many words stand in one line of a list that is as wide as lists get. */
const MOST_WORDS = 16;

const STATUS_WORDS: Readonly<Record<Exclude<StatementStatus, "live">, string>> = {
  "deleted-by-author": "Deleted by the author",
  withdrawn: "Withdrawn",
  held: "Held",
};

interface StatementSelection {
  readonly text?: string;
  readonly speaker?: string;
  readonly unnamed?: string;
  readonly date?: string;
  readonly zone?: string;
  readonly check?: CheckState;
  readonly status?: StatementStatus;
  readonly publishAt?: string;
}

/** A statement in a list: its first words, and beneath them who said it, when, and how it was checked. */
export const statementPreview = {
  select: {
    text: "text",
    speaker: "speaker.name",
    unnamed: "unnamed.description",
    date: "saidAt.date",
    zone: "saidAt.zone",
    check: "check.state",
    status: "status",
    publishAt: "publishAt",
  },
  // The browser's clock: it chooses words in a list and decides nothing.
  prepare: (selection: StatementSelection) => prepareStatement(selection, new Date()),
};

/** "Held · Mara Vane · May 2, 2031 · Word for word". */
export function prepareStatement(
  { text, speaker, unnamed, date, zone, check, status, publishAt }: StatementSelection,
  now: Date,
) {
  const embargo = embargoInPreview(publishAt, zone, now);
  return {
    title: text?.trim() ? openingWords(text, MOST_WORDS) : "Statement without words",
    subtitle: [
      status && status !== "live" ? STATUS_WORDS[status] : undefined,
      embargo && sentence(embargo),
      speaker ?? (unnamed ? `Unnamed: ${unnamed}` : "No speaker yet"),
      dayInPreview(date, zone) ?? "No date",
      CHECK_STATE_TITLES[check ?? "not-checked"],
    ]
      .filter(Boolean)
      .join(" · "),
  };
}
