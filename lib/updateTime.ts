import type { Story, Update } from "./story.ts";
import { dateInWords, daySaidInWords, laterInstantInWords, zoneInWords } from "./time.ts";

export interface UpdateTime {
  readonly words: string;
  /** For `<time datetime>`; null where not even the day is recorded. */
  readonly dateTime: string | null;
}

type TimedUpdate = Pick<Update, "at" | "atNote">;

/** A story as far as its times go. */
type TimedStory = Pick<Story, "publishedAt" | "zone"> & { readonly updates: readonly Pick<Update, "at">[] };

/**
 * When an update came, in a story that has printed its own date and zone: "2:05 pm" on the same day,
 * "July 28, 2016, afternoon" where no clock time is recorded.
 */
export function updateTime(update: TimedUpdate, story: TimedStory): UpdateTime {
  return timeWith(update, (instant) => timeInStory(instant, story));
}

/**
 * A moment in such a story: the clock alone while all of the story is of one day, else the day too,
 * because a time without one would be taken for one of the day that stands above it.
 */
export function timeInStory(instant: string, story: TimedStory): string {
  const words = laterInstantInWords(instant, story.publishedAt, story.zone);
  const isOfDay = dateInWords(instant, story.zone) === dateInWords(story.publishedAt, story.zone);
  return isOfDay && goesOverDays(story) ? `${dateInWords(instant, story.zone)}, ${words}` : words;
}

/** By the newest of its updates whose day is known. */
function goesOverDays({ publishedAt, zone, updates }: TimedStory): boolean {
  const newest =
    updates.findLast(({ at }) => at.precision === "minute" || at.precision === "day")?.at.date ?? null;
  return newest !== null && dateInWords(newest, zone) !== dateInWords(publishedAt, zone);
}

/** The same in a list of what is new: "2:05 pm" if it was today. */
export function updateTimeInList(update: TimedUpdate, zone: string, now: Date): UpdateTime {
  return timeBeside(update, now.toISOString(), zone);
}

/**
 * The same in a line that is read alone, where nothing else tells the zone: "2:05 pm EDT". `known` is
 * a moment whose day readers know: now, or when the story was published.
 */
export function updateTimeAlone(update: TimedUpdate, zone: string, known: Date): UpdateTime {
  const { words, dateTime } = timeBeside(update, known.toISOString(), zone);
  if (dateTime === null || update.at.precision !== "minute") return { words, dateTime };
  const name = zoneInWords(dateTime, zone);
  return { words: words.endsWith(name) ? words : `${words} ${name}`, dateTime };
}

/** `known` is an instant whose day and zone readers know. */
function timeBeside(update: TimedUpdate, known: string, zone: string): UpdateTime {
  return timeWith(update, (instant) => laterInstantInWords(instant, known, zone));
}

function timeWith({ at, atNote }: TimedUpdate, inWords: (instant: string) => string): UpdateTime {
  if (at.date !== null && at.precision === "minute") {
    const limit = at.bound === "exact" ? "" : `${at.bound} `;
    return { words: limit + inWords(at.date), dateTime: at.date };
  }
  const day = daySaidInWords(at);
  if (day === null) return { words: atNote ?? "Time not recorded", dateTime: null };
  const note = atNote === null ? "" : `, ${atNote.charAt(0).toLowerCase()}${atNote.slice(1)}`;
  return { words: `${day}${note}`, dateTime: at.date };
}
