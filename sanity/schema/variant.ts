import { defineField, defineType } from "sanity";
import type { VariantKind } from "../../lib/statement.ts";
import { choices } from "./choices.ts";

export const variant = defineType({
  name: "variant",
  title: "Other wording",
  type: "object",
  fields: [
    defineField({
      name: "text",
      title: "As printed there",
      type: "text",
      rows: 3,
      description:
        "Where their attribution (“he said”) interrupts the words, write [//]. Readers see [attribution].",
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "source",
      title: "Who prints it",
      type: "reference",
      to: [{ type: "source" }],
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "kind",
      title: "What differs",
      type: "string",
      options: {
        list: choices<VariantKind>({
          wording: "Wording",
          number: "Number",
          spelling: "Spelling",
          punctuation: "Punctuation",
          omission: "Something left out",
          addition: "Something added",
          order: "Order of words",
          attribution: "Who is said to have said it",
          translation: "Translation",
          "house-style": "House style",
          transcription: "Transcription",
          splice: "Two remarks joined",
          context: "Context",
        }),
      },
      validation: (rule) => rule.required(),
    }),
    defineField({ name: "note", title: "Note for readers", type: "text", rows: 2 }),
  ],
  preview: { select: { title: "text", subtitle: "source.publisher" } },
});
