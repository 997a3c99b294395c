import type { Story, Update } from "./story.ts";
import { daySaidInWords, laterInstantInWords } from "./time.ts";

export interface UpdateTime {
  readonly words: string;
  /** For `<time datetime>`; null where not even the day is recorded. */
  readonly dateTime: string | null;
}

/**
 * When an update came, in a story that has printed its own date and zone: "2:05 pm" on the same day,
 * "July 28, 2016, afternoon" where no clock time is recorded.
 */
export function updateTime(
  { at, atNote }: Pick<Update, "at" | "atNote">,
  { publishedAt, zone }: Pick<Story, "publishedAt" | "zone">,
): UpdateTime {
  if (at.date !== null && at.precision === "minute") {
    const limit = at.bound === "exact" ? "" : `${at.bound} `;
    return { words: limit + laterInstantInWords(at.date, publishedAt, zone), dateTime: at.date };
  }
  const day = daySaidInWords(at);
  if (day === null) return { words: atNote ?? "Time not recorded", dateTime: null };
  const note = atNote === null ? "" : `, ${atNote.charAt(0).toLowerCase()}${atNote.slice(1)}`;
  return { words: `${day}${note}`, dateTime: at.date };
}
