import { defineField, defineType } from "sanity";
import { calendarDate } from "./formats.ts";

export const role = defineType({
  name: "role",
  title: "Role",
  type: "object",
  fields: [
    defineField({ name: "title", title: "Title", type: "string", validation: (rule) => rule.required() }),
    defineField({
      name: "organization",
      title: "Organization",
      type: "reference",
      to: [{ type: "organization" }],
    }),
    defineField({
      name: "from",
      title: "From",
      type: "string",
      description: "2016, 2016-07 or 2016-07-27. Empty if not known.",
      validation: (rule) => rule.custom(calendarDate),
    }),
    defineField({
      name: "to",
      title: "To",
      type: "string",
      description: "Empty if the role is still held, or the end is not known.",
      validation: (rule) => rule.custom(calendarDate),
    }),
    defineField({ name: "source", title: "Source", type: "reference", to: [{ type: "source" }] }),
  ],
  preview: {
    select: { title: "title", organization: "organization.name", from: "from", to: "to" },
    prepare: ({ title, organization, from, to }) => ({
      title,
      subtitle: [organization, from || to ? `${from ?? ""}–${to ?? ""}` : null].filter(Boolean).join(", "),
    }),
  },
});
