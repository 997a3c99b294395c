import { defineArrayMember, defineField, defineType } from "sanity";

/** The one document that the site reads the front page from. */
export const FRONT_PAGE_ID = "frontPage";

export const frontPage = defineType({
  name: "frontPage",
  title: "Front page",
  type: "document",
  description:
    "What stands on the front page by an editor's hand; the rest follows by date. There is one such document, under the id “frontPage”: another one would change nothing. A story that readers can't see is passed over, so that the page is never empty.",
  fields: [
    defineField({
      name: "lead",
      title: "Lead",
      type: "reference",
      to: [{ type: "article" }],
      description: "Leads for as long as it is here. Without it, the newest story with statements leads.",
    }),
    defineField({
      name: "pinned",
      title: "Latest: first of all",
      type: "array",
      of: [defineArrayMember({ type: "reference", to: [{ type: "article" }] })],
      description: "In this order; then come the others, the newest first.",
      validation: (rule) => [rule.unique(), rule.max(6)],
    }),
  ],
  validation: (rule) =>
    rule.custom(
      (document) =>
        !document ||
        document._id?.replace(/^drafts\./, "") === FRONT_PAGE_ID ||
        `The site reads the front page from the one document “${FRONT_PAGE_ID}”. Edit that one and delete this.`,
    ),
  preview: {
    select: { lead: "lead.headline" },
    prepare: ({ lead }) => ({ title: "Front page", subtitle: lead ? `Lead: ${lead}` : "Lead by date" }),
  },
});
