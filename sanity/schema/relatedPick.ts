import { defineField, defineType } from "sanity";

export const relatedPick = defineType({
  name: "relatedPick",
  title: "Related story",
  type: "object",
  fields: [
    defineField({
      name: "article",
      title: "Story",
      type: "reference",
      to: [{ type: "article" }],
      validation: (rule) => [
        rule.required(),
        rule.custom((value, { document }) => {
          const own = document?._id.replace(/^drafts\./, "");
          return value?._ref !== own || "A story is not related to itself.";
        }),
      ],
    }),
    defineField({
      name: "reason",
      title: "Why it is here",
      type: "string",
      description: "Readers see it above the headline.",
      validation: (rule) => rule.required().max(60),
    }),
  ],
  preview: { select: { title: "article.headline", subtitle: "reason" } },
});
