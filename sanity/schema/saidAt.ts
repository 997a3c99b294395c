import { defineField, defineType, type ValidationContext } from "sanity";
import type { Bound, Precision } from "../../lib/statement.ts";
import { isCalendarDate, isInstant } from "../../lib/writtenForms.ts";
import { choices } from "./choices.ts";
import { timeZone } from "./formats.ts";

/** What `date` must look like for each precision; null where there must be none. */
const FORMS: Readonly<Record<Precision, string | null>> = {
  minute: "2016-07-27T16:16:02Z (UTC)",
  day: "2016-07-27",
  month: "2016-07",
  year: "2016",
  unknown: null,
};

export const saidAt = defineType({
  name: "saidAt",
  title: "Time",
  type: "object",
  description: "As exactly as it is known, and no more. What is unknown is printed as unknown.",
  options: { columns: 2 },
  fields: [
    defineField({
      name: "precision",
      title: "How exactly is it known?",
      type: "string",
      options: {
        list: choices<Precision>({
          minute: "To the minute",
          day: "The day",
          month: "The month",
          year: "The year",
          unknown: "Not at all",
        }),
      },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "date",
      title: "Date or time",
      type: "string",
      description:
        "2016-07-27T16:16:02Z in UTC if known to the minute; otherwise 2016-07-27, 2016-07 or 2016, as at the place.",
      validation: (rule) => rule.custom(fitsPrecision),
    }),
    defineField({
      name: "bound",
      title: "Is that the moment itself?",
      type: "string",
      options: {
        list: choices<Bound>({
          exact: "Yes",
          by: "No, the latest possible",
          after: "No, the earliest possible",
        }),
      },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "zone",
      title: "Time zone of the place",
      type: "string",
      description: "IANA name, such as America/New_York. Empty if not recorded.",
      validation: (rule) => rule.custom(timeZone),
    }),
  ],
  preview: {
    select: { date: "date", precision: "precision", bound: "bound", zone: "zone" },
    prepare: ({ date, bound, zone }) => ({
      title: date ? `${bound === "exact" ? "" : `${bound} `}${date}` : "Exact time not recorded",
      subtitle: zone,
    }),
  },
});

function fitsPrecision(date: string | undefined, { parent }: ValidationContext): true | string {
  const { precision } = (parent ?? {}) as { precision?: Precision };
  if (!precision) return true;
  const form = FORMS[precision];
  if (form === null) return !date || "A time that is not known at all has no date. Clear the date.";
  const fits =
    date !== undefined &&
    (precision === "minute" ? isInstant(date) : isCalendarDate(date) && date.length === form.length);
  return fits || `The date must look like ${form} for this precision.`;
}
