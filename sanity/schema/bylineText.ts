import { defineField, defineType } from "sanity";

export const bylineText = defineType({
  name: "bylineText",
  title: "Other author",
  type: "object",
  description: "An agency or a guest: somebody who is not staff.",
  fields: [
    defineField({ name: "text", title: "Name", type: "string", validation: (rule) => rule.required() }),
  ],
  preview: { select: { title: "text" } },
});
