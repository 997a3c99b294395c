import { defineArrayMember, defineField, defineType } from "sanity";
import { addressField } from "./address.ts";
import { dayInPreview } from "./dayInPreview.ts";
import { calendarDate, timeZone } from "./formats.ts";

export const event = defineType({
  name: "event",
  title: "Event",
  type: "document",
  description: "A press conference, speech, release or publication that statements and stories share.",
  fields: [
    defineField({ name: "title", title: "Title", type: "string", validation: (rule) => rule.required() }),
    addressField("title"),
    defineField({
      name: "date",
      title: "Date",
      type: "string",
      description: "2016-07-27, as at the place; 2016-07 or 2016 if no more is known.",
      validation: (rule) => [rule.required(), rule.custom(calendarDate)],
    }),
    defineField({
      name: "zone",
      title: "Time zone of the place",
      type: "string",
      description: "IANA name, such as America/New_York.",
      validation: (rule) => rule.custom(timeZone),
    }),
    defineField({ name: "place", title: "Place", type: "string" }),
    defineField({ name: "description", title: "What happened", type: "text", rows: 3 }),
    defineField({
      name: "sources",
      title: "Sources",
      type: "array",
      of: [defineArrayMember({ type: "reference", to: [{ type: "source" }] })],
      validation: (rule) => rule.unique(),
    }),
  ],
  orderings: [{ name: "dateDesc", title: "Latest first", by: [{ field: "date", direction: "desc" }] }],
  preview: {
    select: { title: "title", date: "date", zone: "zone", place: "place" },
    prepare: ({ title, date, zone, place }) => ({
      title,
      subtitle: [dayInPreview(date, zone), place].filter(Boolean).join(" · "),
    }),
  },
});
