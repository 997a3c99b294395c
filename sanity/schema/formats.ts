import { isCalendarDate, isInstant, isLanguageTag, isTimeZone } from "../../lib/writtenForms.ts";

/**
 * The written forms that plain string fields must have. Each function takes a field's value and
 * returns `true`, or the sentence that an editor reads beside the field. An empty field passes:
 * whether it may be empty is the field's own rule.
 */

export function calendarDate(value: string | undefined): true | string {
  return !value || isCalendarDate(value) || `“${value}” is not a date. Write 2016, 2016-07 or 2016-07-27.`;
}

export function dateOrInstant(value: string | undefined): true | string {
  return (
    !value ||
    isCalendarDate(value) ||
    isInstant(value) ||
    `“${value}” is not a date or time. Write 2016-07-27, or 2016-07-27T16:16:02Z in UTC.`
  );
}

export function timeZone(value: string | undefined): true | string {
  return (
    !value ||
    isTimeZone(value) ||
    `“${value}” is not a time zone. Write its IANA name, such as America/New_York.`
  );
}

export function languageTag(value: string | undefined): true | string {
  return !value || isLanguageTag(value) || `“${value}” is not a language tag. Write en, ru or pt-BR.`;
}
