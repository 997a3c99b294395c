import { defineField, defineType } from "sanity";
import { correctionWords } from "../../lib/correctionWords.ts";
import type { CorrectionKind } from "../../lib/statement.ts";
import { choices } from "./choices.ts";
import { dayInPreview } from "./dayInPreview.ts";

export const correction = defineType({
  name: "correction",
  title: "Correction",
  type: "object",
  fields: [
    defineField({
      name: "at",
      title: "Made at",
      type: "datetime",
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "kind",
      title: "Kind",
      type: "string",
      description: "A changed quotation, number or attribution is a correction, never a spelling fix.",
      options: {
        list: choices<CorrectionKind>({
          correction: "Correction: facts, numbers, quotations, attribution",
          clarification: "Clarification",
          refile: "Spelling only",
          withdrawal: "Withdrawal",
        }),
      },
      validation: (rule) => rule.required(),
    }),
    defineField({ name: "was", title: "What it said before", type: "text", rows: 2 }),
    defineField({
      name: "now",
      title: "What it says now",
      type: "text",
      rows: 2,
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "where",
      title: "Where",
      type: "string",
      description: "“Second paragraph”, “headline”, “statement 1”.",
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "note",
      title: "The sentence readers see",
      type: "text",
      rows: 3,
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "approvedBy",
      title: "Approved by",
      type: "reference",
      to: [{ type: "person" }],
      options: { filter: "staff == true" },
      description: "Stays in the newsroom.",
    }),
  ],
  preview: {
    select: { title: "note", at: "at", where: "where", kind: "kind" },
    prepare: ({ title, at, where, kind }) => ({
      title,
      subtitle: [kind && correctionWords(kind).name, dayInPreview(at, undefined), where]
        .filter(Boolean)
        .join(" · "),
    }),
  },
});
