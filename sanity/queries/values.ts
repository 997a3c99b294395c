import { z } from "zod";
import { webAddress } from "../../lib/links.ts";
import { isCalendarDate, isInstant, isLanguageTag, isTimeZone } from "../../lib/writtenForms.ts";
import { type Place, readOptional } from "./damage.ts";

/** A text with something in it. */
export const text = z.string().regex(/\S/, { error: "is blank" });

/** UTC instant. */
export const instant = z
  .string()
  .refine(isInstant, { error: "should be a UTC instant such as 2016-07-27T16:16:02Z" });

/** When a story was first published. Only a draft can lack it; no reader gets to see a story that does. */
export const publicationDate = z.string().nullable().pipe(instant);

/** UTC instant or calendar date. */
export const instantOrDate = z.string().refine((value) => isCalendarDate(value) || isInstant(value), {
  error:
    "should be a date such as 2016-07-27, 2016-07 or 2016, or a UTC instant such as 2016-07-27T16:16:02Z",
});

export const languageTag = z.string().refine(isLanguageTag, { error: "should be a BCP 47 language tag" });

export const timeZone = z.string().refine(isTimeZone, { error: "should be an IANA time zone" });

/** A text that may be missing or blank: null then. */
export function readText(value: unknown, place: Place): string | null {
  return value === "" ? null : readOptional(text, value, place);
}

/** An http(s) address that may be missing: null then, and where it is no such address. */
export function readWebAddress(value: unknown, place: Place): string | null {
  return readOptional(httpAddress, value === "" ? null : value, place);
}

const httpAddress = z.string().transform((value, context) => {
  const address = webAddress(value);
  if (address === null) context.addIssue({ code: "custom", message: "is no http or https address" });
  return address ?? z.NEVER;
});
