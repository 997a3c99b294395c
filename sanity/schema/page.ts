import { defineField, defineType } from "sanity";
import { isReservedSlug } from "../../lib/routes.ts";
import { addressField } from "./address.ts";

export const page = defineType({
  name: "page",
  title: "House page",
  type: "document",
  description:
    "What the newsroom says of itself: how it works, how it can be reached. Linked at the foot of every page.",
  fields: [
    defineField({
      name: "title",
      title: "Title",
      type: "string",
      validation: (rule) => rule.required().max(80),
    }),
    addressField("title", notReserved),
    defineField({
      name: "description",
      title: "Description",
      type: "text",
      rows: 3,
      description: "Stands beneath the title, and in search results.",
      validation: (rule) => rule.required().max(300),
    }),
    defineField({
      name: "body",
      title: "Text",
      type: "noteBody",
      validation: (rule) => rule.required(),
    }),
  ],
  orderings: [{ name: "titleAsc", title: "Title", by: [{ field: "title", direction: "asc" }] }],
  preview: { select: { title: "title", subtitle: "slug.current" } },
});

/** House pages stand at the root of the site, beside the folders of everything else. */
function notReserved(slug: string): true | string {
  return !isReservedSlug(slug) || `“${slug}” is taken by another part of the site. Choose another address.`;
}
