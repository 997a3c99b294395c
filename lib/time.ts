import type { SaidAt } from "./statement.ts";

const LANGUAGE = "en-US";
/** Between a clock time and its "pm", so that no line ends between them. */
const NO_BREAK = "\u00A0";

/**
 * A moment as precisely as it is written: a UTC instant (`2016-07-27T16:16:02Z`), a calendar date
 * (`2016-07-27`), a month (`2016-07`) or a year (`2016`). All four are valid in `<time datetime>`.
 */
type WrittenMoment = string;

/** "July 27, 2016", "July 2016" or "2016"; an instant's day is the day in `zone` (IANA). */
export function dateInWords(moment: WrittenMoment, zone: string): string {
  if (moment.length === 4) return moment;
  if (moment.length === 7) return format(moment, "UTC", { month: "long", year: "numeric" });
  return format(moment, isInstant(moment) ? zone : "UTC", { month: "long", day: "numeric", year: "numeric" });
}

/** "Wednesday, July 27, 2016". */
export function weekdayInWords(now: Date, zone: string): string {
  return format(now.toISOString(), zone, { weekday: "long", month: "long", day: "numeric", year: "numeric" });
}

/** "July 27", of a calendar date (`2016-07-27`) under a heading that gives the year. */
export function dayInWords(date: string): string {
  return format(date, "UTC", { month: "long", day: "numeric" });
}

/** The day of an instant in `zone` (IANA): `2016-07-27`. */
export function calendarDate(instant: string, zone: string): string {
  const { year, month, day } = calendar(instant, zone);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** "2:05 pm". */
export function clockInWords(instant: string, zone: string): string {
  const part = parts(instant, zone, { hour: "numeric", minute: "2-digit", hourCycle: "h12" });
  return `${part("hour")}:${part("minute")}${NO_BREAK}${part("dayPeriod").toLowerCase()}`;
}

/** "EDT", or "GMT+3" where English has no short name for the zone. */
export function zoneInWords(instant: string, zone: string): string {
  return parts(instant, zone, { timeZoneName: "short" })("timeZoneName");
}

/** "July 27, 2016, 11:58 am EDT". */
export function instantInWords(instant: string, zone: string): string {
  return `${dateInWords(instant, zone)}, ${clockInWords(instant, zone)} ${zoneInWords(instant, zone)}`;
}

/**
 * A second instant in a block that has already printed `first` with its date and zone: "4:40 pm" on
 * the same day, "July 28, 2016, 4:40 pm" on another, with the zone again only where it has changed.
 */
export function laterInstantInWords(instant: string, first: string, zone: string): string {
  const clock = clockInWords(instant, zone);
  const name = zoneInWords(instant, zone);
  const time = name === zoneInWords(first, zone) ? clock : `${clock} ${name}`;
  return isSameDay(instant, first, zone) ? time : `${dateInWords(instant, zone)}, ${time}`;
}

/** In a list of the newest: "2:05 pm" if it was today, else "July 27, 2016". */
export function listTimeInWords(instant: string, zone: string, now: Date): string {
  return isSameDay(instant, now.toISOString(), zone)
    ? clockInWords(instant, zone)
    : dateInWords(instant, zone);
}

function isSameDay(one: WrittenMoment, other: WrittenMoment, zone: string): boolean {
  return dateInWords(one, zone) === dateInWords(other, zone);
}

export interface SaidAtWords {
  /** What stands before the `<time>`: "by ", "July 27, 2016, by ". */
  readonly before: string;
  readonly time: string;
  readonly dateTime: string;
}

/** The words for when something was said, or null where nothing of it is recorded. */
export function saidAtInWords({ date, precision, bound, zone }: SaidAt): SaidAtWords | null {
  if (date === null || precision === "unknown") return null;
  const limit = bound === "exact" ? "" : `${bound} `;
  if (precision !== "minute") return { before: limit, time: dateInWords(date, "UTC"), dateTime: date };
  const place = zone ?? "UTC";
  if (bound === "exact") return { before: "", time: instantInWords(date, place), dateTime: date };
  return {
    before: `${dateInWords(date, place)}, ${limit}`,
    time: `${clockInWords(date, place)} ${zoneInWords(date, place)}`,
    dateTime: date,
  };
}

/** The day something was said, without the clock time: "July 27, 2016"; null where it is not recorded. */
export function daySaidInWords({ date, precision, zone }: SaidAt): string | null {
  return date === null || precision === "unknown" ? null : dateInWords(date, zone ?? "UTC");
}

/** Full years between publication and `now`, by the calendar in `zone`; never negative. */
export function yearsSince(instant: string, now: Date, zone: string): number {
  const then = calendar(instant, zone);
  const today = calendar(now.toISOString(), zone);
  const reachedTheDay = today.month > then.month || (today.month === then.month && today.day >= then.day);
  return Math.max(0, today.year - then.year - (reachedTheDay ? 0 : 1));
}

function calendar(instant: string, zone: string): { year: number; month: number; day: number } {
  const part = parts(instant, zone, { year: "numeric", month: "numeric", day: "numeric" });
  return { year: Number(part("year")), month: Number(part("month")), day: Number(part("day")) };
}

function isInstant(moment: WrittenMoment): boolean {
  return moment.includes("T");
}

function format(moment: WrittenMoment, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone }).format(new Date(moment));
}

function parts(
  instant: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): (type: Intl.DateTimeFormatPartTypes) => string {
  const found = new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone }).formatToParts(new Date(instant));
  return (type) => found.find((part) => part.type === type)?.value ?? "";
}
