import { isPart, partIn, type StoredDocument, type StoredPart, textIn } from "../storedDocument.ts";
import { calendarDate, dateInWords, instantInWords } from "../time.ts";
import { isCalendarDate, isInstant, isTimeZone } from "../writtenForms.ts";

const MINUTE_MS = 60_000;

/** The zone that a story's times are printed in; UTC where it has none that can be read. */
export function zoneOfStory(story: StoredPart): string {
  const zone = textIn(story, "zone");
  return isTimeZone(zone) ? zone : "UTC";
}

/** A UTC instant as a `saidAt` of the schema, to the minute, in the story's zone. */
export function momentToTheMinute(instant: string, zone: string): StoredPart {
  const date = isInstant(instant) ? new Date(instant).toISOString().replace(/\.\d+Z$/, "Z") : instant;
  return { _type: "saidAt", date, precision: "minute", bound: "exact", zone };
}

/** "July 27, 2016, 2:05 pm EDT", "July 27, 2016"; empty where a stored `saidAt` has nothing that can be read. */
export function momentInWords(saidAt: StoredPart, zone: string): string {
  const date = textIn(saidAt, "date");
  if (isInstant(date)) return instantInWords(date, zone);
  return isCalendarDate(date) ? dateInWords(date, zone) : "";
}

/** Whether a stored `saidAt` is certainly later than an instant: by the minute, or by as much as is known of it. */
export function isLater(saidAt: StoredPart, instant: string, zone: string): boolean {
  const date = textIn(saidAt, "date");
  if (isInstant(date)) return minuteOf(date) > minuteOf(instant);
  if (!isCalendarDate(date)) return false;
  const itsZone = textIn(saidAt, "zone");
  return date > calendarDate(instant, isTimeZone(itsZone) ? itsZone : zone).slice(0, date.length);
}

/**
 * Where in a story's list of updates, which has the newest last, one of this instant belongs: after
 * all that are not certainly later, so that those of one minute stay as they came.
 *
 * @returns an index of the list as it is stored
 */
export function placeOfUpdate(updates: readonly StoredPart[], instant: string, zone: string): number {
  return updates.findLastIndex((update) => !isLater(partIn(update, "at"), instant, zone)) + 1;
}

/** The list as it is stored, what can't be read included, so that its indexes are those of the backend. */
export function storedUpdates(story: StoredDocument): readonly StoredPart[] {
  return Array.isArray(story.updates) ? story.updates.map((update) => (isPart(update) ? update : {})) : [];
}

function minuteOf(instant: string): number {
  return Math.floor(Date.parse(instant) / MINUTE_MS);
}
