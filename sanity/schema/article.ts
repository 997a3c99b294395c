import { defineArrayMember, defineField, defineType } from "sanity";
import { addressField } from "./address.ts";
import { timeZone } from "./formats.ts";
import { publicationRules } from "./publicationRules.ts";
import { storyPreview } from "./storyPreview.ts";

export const article = defineType({
  name: "article",
  title: "Story",
  type: "document",
  groups: [
    { name: "story", title: "Story", default: true },
    { name: "updates", title: "Updates" },
    { name: "placing", title: "Section and related" },
    { name: "publishing", title: "Publishing" },
    { name: "corrections", title: "Corrections" },
    { name: "record", title: "Newsroom record" },
  ],
  fields: [
    defineField({
      name: "headline",
      title: "Headline",
      type: "string",
      group: "story",
      options: { search: { weight: 10 } },
      validation: (rule) => rule.required().max(120),
    }),
    {
      ...addressField("headline"),
      group: "publishing",
      description: "If it changes after publication, the old one is kept and leads to the new one.",
    },
    defineField({
      name: "previousSlugs",
      title: "Earlier addresses",
      type: "array",
      of: [defineArrayMember({ type: "string" })],
      group: "publishing",
      description: "Readers who come to one of them are sent on.",
      validation: (rule) => [
        rule.unique(),
        rule.custom((slugs, { document }) => {
          const { current } = (document?.slug ?? {}) as { current?: string };
          return !current || !slugs?.includes(current) || `“${current}” is the story’s present address.`;
        }),
      ],
    }),
    defineField({
      name: "standfirst",
      title: "Standfirst",
      type: "text",
      rows: 3,
      group: "story",
      options: { search: { weight: 5 } },
      validation: (rule) => rule.required().max(300),
    }),
    defineField({
      name: "byline",
      title: "Byline",
      type: "array",
      of: [
        defineArrayMember({
          type: "reference",
          title: "Staff",
          to: [{ type: "person" }],
          options: { filter: "staff == true" },
        }),
        defineArrayMember({ type: "bylineText" }),
      ],
      group: "story",
      validation: (rule) => rule.required().min(1),
    }),
    defineField({
      name: "section",
      title: "Section",
      type: "reference",
      to: [{ type: "topic" }],
      group: "placing",
      options: { filter: "isSection == true", disableNew: true },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "topics",
      title: "Topics",
      type: "array",
      of: [defineArrayMember({ type: "reference", to: [{ type: "topic" }] })],
      group: "placing",
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: "dateline",
      title: "Dateline",
      type: "string",
      group: "story",
      description: "The place that opens the first paragraph: “Doral, Fla.”",
    }),
    defineField({
      name: "zone",
      title: "Time zone of the story",
      type: "string",
      group: "publishing",
      initialValue: "America/New_York",
      description: "Its times are printed in this zone. IANA name.",
      validation: (rule) => [rule.required(), rule.custom(timeZone)],
    }),
    defineField({ name: "keyImage", title: "Image", type: "articleImage", group: "story" }),
    defineField({
      name: "body",
      title: "Text",
      type: "storyBody",
      group: "story",
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "publishedAt",
      title: "First published",
      type: "datetime",
      group: "publishing",
      readOnly: true,
      description:
        "Publishing sets it, the first time; it never moves. A draft without it was never published.",
    }),
    defineField({
      name: "publishAt",
      title: "Embargo",
      type: "datetime",
      group: "publishing",
      description: "No reader sees the story before this time.",
    }),
    defineField({
      name: "updates",
      title: "Updates",
      type: "array",
      of: [defineArrayMember({ type: "update" })],
      group: "updates",
      description: "The newest last.",
    }),
    defineField({ name: "coverage", title: "Running coverage", type: "coverage", group: "updates" }),
    defineField({
      name: "corrections",
      title: "Corrections",
      type: "array",
      of: [defineArrayMember({ type: "correction" })],
      group: "corrections",
    }),
    defineField({
      name: "related",
      title: "Related stories",
      type: "array",
      of: [defineArrayMember({ type: "relatedPick" })],
      group: "placing",
      description: "Your picks come first. Others are found by what the stories share.",
    }),
    defineField({
      name: "relatedHidden",
      title: "Never show as related",
      type: "array",
      of: [defineArrayMember({ type: "reference", to: [{ type: "article" }] })],
      group: "placing",
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: "replyRequests",
      title: "Requests for a reply",
      type: "array",
      of: [defineArrayMember({ type: "replyRequest" })],
      group: "record",
      description: "Whom we asked, and what came of it. Stays in the newsroom.",
    }),
    defineField({
      name: "howWeKnow",
      title: "How we know",
      type: "noteBody",
      group: "story",
      description: "How the facts were established, and what later became known.",
    }),
  ],
  validation: publicationRules,
  orderings: [
    {
      name: "publishedAtDesc",
      title: "Latest first",
      by: [{ field: "publishedAt", direction: "desc" }],
    },
  ],
  preview: storyPreview,
});
