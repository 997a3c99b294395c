import { defineField, defineType } from "sanity";
import type { Relation } from "../../lib/statement.ts";
import { choices } from "./choices.ts";

export const reply = defineType({
  name: "reply",
  title: "Reply",
  type: "object",
  fields: [
    defineField({
      name: "quote",
      title: "The earlier statement",
      type: "reference",
      to: [{ type: "quote" }],
      validation: (rule) => [
        rule.required(),
        rule.custom((value, { document }) => {
          const own = document?._id.replace(/^drafts\./, "");
          return value?._ref !== own || "A statement can't answer itself.";
        }),
      ],
    }),
    defineField({
      name: "kind",
      title: "What this statement does to it",
      type: "string",
      options: {
        list: choices<Relation>({
          "replies-to": "Replies to it",
          denies: "Denies it",
          clarifies: "Clarifies it",
          repeats: "Repeats it",
          contradicts: "Contradicts it",
        }),
      },
      initialValue: "replies-to",
      validation: (rule) => rule.required(),
    }),
  ],
  preview: { select: { title: "quote.text", subtitle: "kind" } },
});
