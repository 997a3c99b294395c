import { defineArrayMember, defineField, defineType } from "sanity";
import type { Medium, StatementStatus } from "../../lib/statement.ts";
import { choices } from "./choices.ts";
import { languageTag } from "./formats.ts";
import { publicationRules } from "./publicationRules.ts";
import { namedOrUnnamed, speakerFields } from "./speaker.ts";
import { statementPreview } from "./statementPreview.ts";

export const quote = defineType({
  name: "quote",
  title: "Statement",
  type: "document",
  description: "One quotation and everything we know about it. Stories refer to it; nobody copies its words.",
  groups: [
    { name: "words", title: "Words", default: true },
    { name: "speaker", title: "Speaker" },
    { name: "occasion", title: "Occasion" },
    { name: "sources", title: "Sources and check" },
    { name: "thread", title: "Thread" },
    { name: "status", title: "Status and corrections" },
  ],
  fields: [
    defineField({
      name: "text",
      title: "Exact words",
      type: "text",
      rows: 6,
      group: "words",
      options: { search: { weight: 10 } },
      description:
        "Character for character, without quotation marks around it. Our own words in [ ], cuts as […].",
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "language",
      title: "Language",
      type: "string",
      group: "words",
      initialValue: "en",
      description: "Language tag of the words above: en, ru, pt-BR.",
      validation: (rule) => [rule.required(), rule.custom(languageTag)],
    }),
    defineField({
      name: "original",
      title: "Original, if translated",
      type: "object",
      group: "words",
      options: { collapsible: true, collapsed: true },
      fields: [
        defineField({
          name: "text",
          title: "Exact words",
          type: "text",
          rows: 4,
          validation: (rule) => rule.required(),
        }),
        defineField({
          name: "language",
          title: "Language",
          type: "string",
          validation: (rule) => [rule.required(), rule.custom(languageTag)],
        }),
      ],
    }),
    defineField({
      name: "translatedBy",
      title: "Translated by",
      type: "string",
      group: "words",
      hidden: ({ document }) => !document?.original,
    }),
    defineField({
      name: "unedited",
      title: "Words before editing",
      type: "text",
      rows: 4,
      group: "words",
      description: "Only if the words above were edited and we have them in full.",
    }),
    defineField({
      name: "turns",
      title: "Turns",
      type: "array",
      of: [defineArrayMember({ type: "turn" })],
      group: "words",
      description: "Only for an exchange that makes sense as one: two turns or more, in order.",
      validation: (rule) =>
        rule.custom((turns) => turns?.length !== 1 || "An exchange has two turns or more."),
    }),
    ...speakerFields.map((field) => ({ ...field, group: "speaker" })),
    defineField({
      name: "roleAtTime",
      title: "Role that day",
      type: "string",
      group: "speaker",
      description: "As held when the words were said, never today’s.",
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "medium",
      title: "Medium",
      type: "string",
      group: "occasion",
      description: "Decides the verb that readers see: said, issued, posted, wrote, testified.",
      options: {
        list: choices<Medium>({
          "press-conference": "Press conference",
          remarks: "Remarks to the press",
          interview: "Interview",
          speech: "Speech",
          broadcast: "Broadcast",
          "written-statement": "Written statement",
          "social-post": "Social post",
          letter: "Letter",
          "court-filing": "Court filing",
          testimony: "Testimony",
          document: "Document",
          report: "Report",
        }),
      },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "outlet",
      title: "Programme, network or platform",
      type: "string",
      group: "occasion",
      description: "Twitter, Fox News.",
    }),
    defineField({
      name: "saidAt",
      title: "When",
      type: "saidAt",
      group: "occasion",
      initialValue: { bound: "exact" },
      validation: (rule) => rule.required(),
    }),
    defineField({ name: "place", title: "Place", type: "string", group: "occasion" }),
    defineField({
      name: "event",
      title: "Event",
      type: "reference",
      to: [{ type: "event" }],
      group: "occasion",
      description: "Statements of one press conference or speech share its event.",
    }),
    defineField({
      name: "sources",
      title: "Sources",
      type: "array",
      of: [defineArrayMember({ type: "sourceCitation" })],
      group: "sources",
      description: "First the one that the words are taken from.",
      validation: (rule) => rule.required().min(1),
    }),
    defineField({
      name: "check",
      title: "Check of the words",
      type: "check",
      group: "sources",
      validation: (rule) => [
        rule.required(),
        rule.custom((value, { document }) => {
          const translated = (value as { state?: string } | undefined)?.state === "translated";
          return !translated || Boolean(document?.original) || "Give the original words of a translation.";
        }),
      ],
    }),
    defineField({
      name: "variants",
      title: "Other wordings",
      type: "array",
      of: [defineArrayMember({ type: "variant" })],
      group: "sources",
      description: "The same remark as others print it.",
    }),
    defineField({
      name: "replies",
      title: "In reply to",
      type: "array",
      of: [defineArrayMember({ type: "reply" })],
      group: "thread",
      description: "The earlier statements that this one answers. Readers see the thread from both ends.",
    }),
    defineField({
      name: "status",
      title: "Status",
      type: "string",
      group: "status",
      options: {
        list: choices<StatementStatus>({
          live: "Live",
          "deleted-by-author": "Deleted by the author",
          withdrawn: "Withdrawn by the speaker",
          held: "Held: shown to nobody, the story says so",
        }),
      },
      initialValue: "live",
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "statusNote",
      title: "When and how",
      type: "text",
      rows: 2,
      group: "status",
      hidden: ({ document }) => document?.status === "live",
      validation: (rule) =>
        rule.custom((note, { document }) => {
          const gone = document?.status === "deleted-by-author" || document?.status === "withdrawn";
          return !gone || Boolean(note) || "Say when and how the statement was deleted or withdrawn.";
        }),
    }),
    defineField({
      name: "publishAt",
      title: "Embargo",
      type: "datetime",
      group: "status",
      description:
        "No reader sees the words before this time. Stories that carry them say that they are held back.",
    }),
    defineField({
      name: "corrections",
      title: "Corrections",
      type: "array",
      of: [defineArrayMember({ type: "correction" })],
      group: "status",
      description: "A change of words, speaker, role, number or date after publication needs one.",
    }),
  ],
  validation: (rule) => [rule.custom(namedOrUnnamed), ...publicationRules(rule)],
  orderings: [
    {
      name: "saidAtDesc",
      title: "Latest first",
      by: [{ field: "saidAt.date", direction: "desc" }],
    },
  ],
  preview: statementPreview,
});
