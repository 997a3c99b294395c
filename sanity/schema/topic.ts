import { defineField, defineType } from "sanity";
import { addressField } from "./address.ts";

export const topic = defineType({
  name: "topic",
  title: "Topic",
  type: "document",
  fields: [
    defineField({ name: "title", title: "Title", type: "string", validation: (rule) => rule.required() }),
    addressField("title"),
    defineField({ name: "description", title: "Description", type: "text", rows: 2 }),
    defineField({
      name: "parent",
      title: "Wider topic",
      type: "reference",
      to: [{ type: "topic" }],
      options: { disableNew: true },
    }),
    defineField({
      name: "isSection",
      title: "Is a section of the front page",
      type: "boolean",
      initialValue: false,
      description: "Every story stands in one section.",
    }),
  ],
  orderings: [{ name: "titleAsc", title: "Title", by: [{ field: "title", direction: "asc" }] }],
  preview: {
    select: { title: "title", isSection: "isSection", parent: "parent.title" },
    prepare: ({ title, isSection, parent }) => ({ title, subtitle: isSection ? "Section" : parent }),
  },
});
