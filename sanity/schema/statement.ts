import { defineField, defineType } from "sanity";

export const statement = defineType({
  name: "statement",
  title: "Statement",
  type: "object",
  description: "A quotation at its place in the text. Its words live in the statement’s own document.",
  fields: [
    defineField({
      name: "quote",
      title: "Statement",
      type: "reference",
      to: [{ type: "quote" }],
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "excerpt",
      title: "Only this part of it",
      type: "text",
      rows: 3,
      description: "Exact words out of the statement, cuts as […]. Empty for the whole of it.",
    }),
    defineField({
      name: "context",
      title: "Show its replies beside it",
      type: "boolean",
      description: "Wherever this statement stands, its published replies must stand too.",
    }),
  ],
  preview: {
    select: {
      text: "quote.text",
      excerpt: "excerpt",
      speaker: "quote.speaker.name",
      unnamed: "quote.unnamed.description",
      statementId: "quote._id",
      revision: "quote._rev",
    },
    prepare: ({ text, excerpt, speaker, unnamed, statementId, revision }) => ({
      title: excerpt ?? text,
      subtitle: speaker ?? unnamed,
      excerpt,
      statementId,
      revision,
    }),
  },
});
