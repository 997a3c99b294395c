import { defineArrayMember, defineField } from "sanity";

/** A paragraph, heading or list item of Portable Text, as every text of ours allows it. */
export const textBlock = defineArrayMember({
  type: "block",
  styles: [
    { title: "Paragraph", value: "normal" },
    { title: "Heading", value: "h2" },
    { title: "Small heading", value: "h3" },
  ],
  lists: [
    { title: "Bulleted list", value: "bullet" },
    { title: "Numbered list", value: "number" },
  ],
  marks: {
    decorators: [
      { title: "Strong", value: "strong" },
      { title: "Emphasis", value: "em" },
    ],
    annotations: [
      defineArrayMember({
        name: "link",
        title: "Link",
        type: "object",
        fields: [
          defineField({
            name: "source",
            title: "To a source",
            type: "reference",
            to: [{ type: "source" }],
            description: "Readers find it among the sources of the story.",
          }),
          defineField({
            name: "href",
            title: "Or to an address",
            type: "url",
            validation: (rule) => rule.uri({ scheme: ["http", "https", "mailto"] }),
          }),
        ],
        validation: (rule) =>
          rule.custom((link: { source?: unknown; href?: unknown } | undefined) =>
            Boolean(link?.source) === Boolean(link?.href)
              ? "Link to a source or to an address, one of the two."
              : true,
          ),
      }),
    ],
  },
});
