import { defineField, defineType } from "sanity";
import { choices } from "./choices.ts";
import { dateOrInstant, languageTag } from "./formats.ts";
import { SOURCE_KIND_TITLES, sourcePreview } from "./sourcePreview.ts";

export const source = defineType({
  name: "source",
  title: "Source",
  type: "document",
  description: "A recording, transcript, post, report or page that words are taken from.",
  groups: [
    { name: "what", title: "What it is", default: true },
    { name: "text", title: "Text" },
    { name: "state", title: "Availability" },
  ],
  fields: [
    defineField({
      name: "title",
      title: "Title",
      type: "string",
      group: "what",
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "kind",
      title: "Kind",
      type: "string",
      group: "what",
      options: { list: choices(SOURCE_KIND_TITLES) },
      validation: (rule) => rule.required(),
    }),
    defineField({ name: "publisher", title: "Publisher", type: "string", group: "what" }),
    defineField({
      name: "url",
      title: "Address",
      type: "url",
      group: "what",
      validation: (rule) => rule.uri({ scheme: ["http", "https"] }),
    }),
    defineField({
      name: "archivedUrl",
      title: "Address of an archived copy",
      type: "url",
      group: "what",
      validation: (rule) => rule.uri({ scheme: ["http", "https"] }),
    }),
    defineField({
      name: "archivedAt",
      title: "Archived on",
      type: "string",
      group: "what",
      validation: (rule) => rule.custom(dateOrInstant),
    }),
    defineField({
      name: "publishedAt",
      title: "Published on",
      type: "string",
      group: "what",
      description: "As far as the source says: 2016, 2016-07, 2016-07-27, or a time in UTC.",
      validation: (rule) => rule.custom(dateOrInstant),
    }),
    defineField({
      name: "accessedAt",
      title: "Read on",
      type: "string",
      group: "what",
      validation: (rule) => rule.custom(dateOrInstant),
    }),
    defineField({
      name: "language",
      title: "Language",
      type: "string",
      group: "what",
      validation: (rule) => rule.custom(languageTag),
    }),
    defineField({
      name: "note",
      title: "Note for readers",
      type: "text",
      rows: 3,
      group: "what",
    }),
    defineField({
      name: "text",
      title: "Transcript, or text as issued",
      type: "text",
      rows: 12,
      group: "text",
      description: "Statements are compared with it.",
    }),
    defineField({
      name: "sha256",
      title: "SHA-256 of the text",
      type: "string",
      group: "text",
      validation: (rule) => rule.regex(/^[0-9a-f]{64}$/, { name: "64 hexadecimal digits" }),
    }),
    defineField({
      name: "unavailable",
      title: "No longer available",
      type: "object",
      group: "state",
      options: { collapsible: true, collapsed: true },
      fields: [
        defineField({
          name: "since",
          title: "Since",
          type: "string",
          validation: (rule) => rule.custom(dateOrInstant),
        }),
        defineField({
          name: "reason",
          title: "Why",
          type: "string",
          validation: (rule) => rule.required(),
        }),
      ],
    }),
  ],
  orderings: [{ name: "titleAsc", title: "Title", by: [{ field: "title", direction: "asc" }] }],
  preview: sourcePreview,
});
