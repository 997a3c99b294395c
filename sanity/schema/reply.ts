import { defineField, defineType } from "sanity";
import { openingWords } from "../../lib/openingWords.ts";
import type { Relation } from "../../lib/statement.ts";
import { draftIdOf, publishedIdOf } from "../../lib/storedDocument.ts";
import { choices } from "./choices.ts";
import { dayInPreview } from "./dayInPreview.ts";

const RELATION_TITLES: Readonly<Record<Relation, string>> = {
  "replies-to": "Replies to it",
  denies: "Denies it",
  clarifies: "Clarifies it",
  repeats: "Repeats it",
  contradicts: "Contradicts it",
};

/** So many words of the earlier statement stand in one line. */
const MOST_WORDS = 12;

interface ReplySelection {
  readonly text?: string;
  readonly speaker?: string;
  readonly unnamed?: string;
  readonly date?: string;
  readonly zone?: string;
  readonly kind?: Relation;
}

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
      description: "Search for its words or its speaker.",
      options: {
        filter: ({ document }) => ({
          filter: "!(_id in $own)",
          params: { own: [publishedIdOf(document._id), draftIdOf(publishedIdOf(document._id))] },
        }),
      },
      validation: (rule) => [
        rule.required(),
        rule.custom((value, { document }) => {
          const own = document && publishedIdOf(document._id);
          return value?._ref !== own || "A statement can't answer itself.";
        }),
      ],
    }),
    defineField({
      name: "kind",
      title: "What this statement does to it",
      type: "string",
      options: { list: choices(RELATION_TITLES) },
      initialValue: "replies-to",
      validation: (rule) => rule.required(),
    }),
  ],
  preview: {
    select: {
      text: "quote.text",
      speaker: "quote.speaker.name",
      unnamed: "quote.unnamed.description",
      date: "quote.saidAt.date",
      zone: "quote.saidAt.zone",
      kind: "kind",
    },
    prepare: ({ text, speaker, unnamed, date, zone, kind }: ReplySelection) => ({
      title: text ? openingWords(text, MOST_WORDS) : "No statement chosen yet",
      subtitle: [kind && RELATION_TITLES[kind], speaker ?? unnamed, dayInPreview(date, zone)]
        .filter(Boolean)
        .join(" · "),
    }),
  },
});
