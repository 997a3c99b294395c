import { defineField, defineType } from "sanity";

export const sourceCitation = defineType({
  name: "sourceCitation",
  title: "Source",
  type: "object",
  fields: [
    defineField({
      name: "source",
      title: "Source",
      type: "reference",
      to: [{ type: "source" }],
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "locator",
      title: "Where in it",
      type: "string",
      description: "In words: “second paragraph”, “page 12”, “at 44:00”.",
    }),
    defineField({
      name: "selector",
      title: "Exact place in the text",
      type: "object",
      description: "Lets a program find the words again.",
      options: { collapsible: true, collapsed: true },
      fields: [
        defineField({
          name: "exact",
          title: "The words",
          type: "text",
          rows: 2,
          validation: (rule) => rule.required(),
        }),
        defineField({ name: "prefix", title: "What stands before them", type: "string" }),
        defineField({ name: "suffix", title: "What stands after them", type: "string" }),
      ],
    }),
  ],
  preview: { select: { title: "source.title", subtitle: "locator" } },
});
