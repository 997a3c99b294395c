import { defineField, defineType } from "sanity";

export const update = defineType({
  name: "update",
  title: "Update",
  type: "object",
  fields: [
    defineField({
      name: "at",
      title: "When",
      type: "saidAt",
      initialValue: { bound: "exact" },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "atNote",
      title: "When, in words",
      type: "string",
      description: "Where no clock time is recorded: “Afternoon”.",
    }),
    defineField({
      name: "headline",
      title: "Headline",
      type: "string",
      validation: (rule) => rule.required().max(120),
    }),
    defineField({
      name: "body",
      title: "Text",
      type: "updateBody",
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "isKey",
      title: "Key update",
      type: "boolean",
      description: "Listed at the top of the story.",
    }),
    defineField({
      name: "author",
      title: "Author",
      type: "reference",
      to: [{ type: "person" }],
      options: { filter: "staff == true" },
    }),
  ],
  preview: {
    select: { title: "headline", atNote: "atNote", date: "at.date" },
    prepare: ({ title, atNote, date }) => ({ title, subtitle: atNote ?? date }),
  },
});
