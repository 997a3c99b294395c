import { defineArrayMember, defineField, defineType } from "sanity";
import { addressField } from "./address.ts";

export const organization = defineType({
  name: "organization",
  title: "Organization",
  type: "document",
  fields: [
    defineField({ name: "name", title: "Name", type: "string", validation: (rule) => rule.required() }),
    addressField("name"),
    defineField({ name: "description", title: "Description", type: "text", rows: 3 }),
    defineField({
      name: "sameAs",
      title: "The same organization elsewhere",
      type: "array",
      of: [
        defineArrayMember({
          type: "url",
          validation: (rule) => rule.uri({ scheme: ["http", "https"] }),
        }),
      ],
      validation: (rule) => rule.unique(),
    }),
  ],
  orderings: [{ name: "nameAsc", title: "Name", by: [{ field: "name", direction: "asc" }] }],
  preview: { select: { title: "name", subtitle: "description" } },
});
