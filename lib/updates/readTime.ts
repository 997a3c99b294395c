import { isCalendarDate, isTimeZone } from "../writtenForms.ts";

const WRITTEN = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d{2}:\d{2})?$/;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export type ReadTime =
  | { readonly kind: "instant" /** UTC instant. */; readonly instant: string }
  | {
      readonly kind: "unreadable";
      /** For a person, with the remedy. */
      readonly sentence: string;
      /** Both ways to write a time that the clock of the zone shows twice; none for any other. */
      readonly choices: readonly string[];
    };

/**
 * A time as a person writes it: with its offset from UTC (`2026-11-24T14:05-05:00`, or `Z`), or by the
 * clock of `zone` (IANA; `2026-11-24T14:05`). An hour that clocks skip is refused, and one that they
 * have twice needs the offset.
 */
export function readTime(written: string, zone: string): ReadTime {
  const [whole, day, , , offset] = WRITTEN.exec(written) ?? [];
  if (whole === undefined || day === undefined || !isCalendarDate(day)) return unreadable(written);
  if (offset !== undefined) {
    const time = Date.parse(whole);
    return Number.isNaN(time) ? unreadable(written) : instantOf(time);
  }
  const [first, second] = timesOf(Date.parse(`${whole}Z`), isTimeZone(zone) ? zone : "UTC");
  if (first === undefined) {
    const sentence = `The time “${written}” doesn’t exist in ${zone}: clocks go forward over it. Choose another one.`;
    return { kind: "unreadable", sentence, choices: [] };
  }
  if (second === undefined) return instantOf(first);
  const choices = [first, second].map((time) => `${written}${offsetInWords(offsetAt(time, zone))}`);
  const sentence = `The time “${written}” is there twice in ${zone}. Write ${choices.join(" or ")}.`;
  return { kind: "unreadable", sentence, choices };
}

function unreadable(written: string): ReadTime {
  const sentence = `The time “${written}” can’t be read. Write it like 2026-11-24T14:05-05:00, or like 2026-11-24T14:05 by the clock of the story’s zone.`;
  return { kind: "unreadable", sentence, choices: [] };
}

function instantOf(time: number): ReadTime {
  return { kind: "instant", instant: new Date(time).toISOString() };
}

/** When the clock of a zone shows what UTC's shows at `shown`: once, twice, or never; milliseconds, the earliest first. */
function timesOf(shown: number, zone: string): readonly number[] {
  // An offset changes at most once within two days.
  const offsets = new Set([offsetAt(shown - DAY_MS, zone), offsetAt(shown + DAY_MS, zone)]);
  return [...offsets]
    .map((offset) => shown - offset)
    .filter((time) => time + offsetAt(time, zone) === shown)
    .toSorted((one, other) => one - other);
}

/** How far a zone's clock is ahead of UTC's, in milliseconds. */
function offsetAt(time: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    ...{
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    },
  }).formatToParts(time);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return (
    Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) -
    time
  );
}

/** "-05:00". */
function offsetInWords(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / MINUTE_MS;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${offsetMs < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}
