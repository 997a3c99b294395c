import { defineArrayMember, defineField, defineType } from "sanity";
import { addressField } from "./address.ts";

export const person = defineType({
  name: "person",
  title: "Person",
  type: "document",
  groups: [
    { name: "who", title: "Who", default: true },
    { name: "roles", title: "Roles" },
    { name: "staff", title: "Staff" },
  ],
  fields: [
    defineField({
      name: "name",
      title: "Name",
      type: "string",
      group: "who",
      validation: (rule) => rule.required(),
    }),
    { ...addressField("name"), group: "who" },
    defineField({
      name: "description",
      title: "Description",
      type: "text",
      rows: 3,
      group: "who",
      description: "Who this is, in a neutral sentence. Say so if it is a persona and not a known person.",
    }),
    defineField({
      name: "sameAs",
      title: "The same person elsewhere",
      type: "array",
      of: [
        defineArrayMember({
          type: "url",
          validation: (rule) => rule.uri({ scheme: ["http", "https"] }),
        }),
      ],
      group: "who",
      description: "Addresses that identify the person, such as a Wikidata entry.",
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: "roles",
      title: "Roles",
      type: "array",
      of: [defineArrayMember({ type: "role" })],
      group: "roles",
      description: "Dated, so that a statement carries the role of its day.",
    }),
    defineField({
      name: "staff",
      title: "Works for this newsroom",
      type: "boolean",
      group: "staff",
      initialValue: false,
      description: "Only staff can be bylines.",
    }),
    defineField({
      name: "bio",
      title: "Biography",
      type: "text",
      rows: 4,
      group: "staff",
      hidden: ({ document }) => !document?.staff,
    }),
    defineField({ name: "portrait", title: "Portrait", type: "articleImage", group: "who" }),
  ],
  orderings: [{ name: "nameAsc", title: "Name", by: [{ field: "name", direction: "asc" }] }],
  preview: { select: { title: "name", subtitle: "description", media: "portrait" } },
});
