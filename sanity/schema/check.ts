import { defineArrayMember, defineField, defineType } from "sanity";
import type { CheckedAgainst, CheckState } from "../../lib/statement.ts";
import { choices } from "./choices.ts";
import { dateOrInstant } from "./formats.ts";

/** The results of a check as editors read them, in the order of the choice. */
export const CHECK_STATE_TITLES: Readonly<Record<CheckState, string>> = {
  "not-checked": "Not yet checked",
  "word-for-word": "Word for word",
  edited: "Edited",
  paraphrase: "Paraphrase",
  translated: "Translated",
};

export const check = defineType({
  name: "check",
  title: "Check of the words",
  type: "object",
  description: "We check words, not truth, and always say against what.",
  fields: [
    defineField({
      name: "state",
      title: "Result",
      type: "string",
      options: { list: choices(CHECK_STATE_TITLES) },
      initialValue: "not-checked",
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "against",
      title: "Compared with",
      type: "array",
      of: [defineArrayMember({ type: "string" })],
      options: {
        list: choices<CheckedAgainst>({
          recording: "A recording",
          transcript: "A transcript",
          "text-as-issued": "The text as issued",
          post: "The post",
          "other-outlet": "Another outlet",
        }),
      },
      validation: (rule) => [
        rule.unique(),
        rule.custom((against, { parent }) => {
          const { state } = (parent ?? {}) as { state?: CheckState };
          const compared = (against ?? []).length > 0;
          if (state === "word-for-word" && !compared) return "Say what the words were compared with.";
          return (
            state !== "not-checked" || !compared || "A statement compared with something has been checked."
          );
        }),
      ],
    }),
    defineField({
      name: "note",
      title: "What readers should know of it",
      type: "text",
      rows: 2,
    }),
    defineField({
      name: "by",
      title: "Checked by",
      type: "reference",
      to: [{ type: "person" }],
      options: { filter: "staff == true" },
      description: "Stays in the newsroom.",
    }),
    defineField({
      name: "at",
      title: "Checked on",
      type: "string",
      description: "2016-07-27, or 2016-07-27T16:16:02Z in UTC.",
      validation: (rule) => rule.custom(dateOrInstant),
    }),
  ],
});
