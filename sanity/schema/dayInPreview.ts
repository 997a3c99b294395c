import { dateInWords } from "../../lib/time.ts";
import { isCalendarDate, isInstant, isTimeZone } from "../../lib/writtenForms.ts";

/**
 * "July 27, 2016", of a date or an instant as it is stored, in the zone of its place; undefined where
 * there is none, or none that can be read: a list shows documents that are still being written.
 */
export function dayInPreview(date: string | undefined, zone: string | undefined): string | undefined {
  if (!date || !(isCalendarDate(date) || isInstant(date))) return undefined;
  return dateInWords(date, zoneInPreview(zone));
}

/** The zone, or UTC where there is none, or none that can be read. */
export function zoneInPreview(zone: string | undefined): string {
  return zone && isTimeZone(zone) ? zone : "UTC";
}
