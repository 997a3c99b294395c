/** The written forms of dates, times, zones, languages and addresses that content is stored in. */

const CALENDAR_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** A year, month or day of the calendar: `2016`, `2016-07` or `2016-07-27`. */
export function isCalendarDate(value: string): boolean {
  return CALENDAR_DATE.test(value) && exists(value.padEnd(10, "-01"));
}

/** A UTC instant to the second: `2016-07-27T16:16:02Z`. */
export function isInstant(value: string): boolean {
  return INSTANT.test(value) && exists(value.slice(0, 10)) && !Number.isNaN(Date.parse(value));
}

/** An IANA time zone name: `America/New_York`. */
export function isTimeZone(value: string): boolean {
  return accepts(() => new Intl.DateTimeFormat("en", { timeZone: value }));
}

/** A BCP 47 language tag: `pt-BR`. */
export function isLanguageTag(value: string): boolean {
  return accepts(() => Intl.getCanonicalLocales(value));
}

/** What a page is called in its address: `mayors-cafe-reopens`. */
export function isSlug(value: string): boolean {
  return SLUG.test(value);
}

function exists(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

function accepts(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
