import { defineField, defineType } from "sanity";

export const updateAnchor = defineType({
  name: "updateAnchor",
  title: "Place of an update",
  type: "object",
  fields: [
    defineField({
      name: "update",
      title: "Key of the update",
      type: "string",
      description: "The update appears here. Updates without a place follow the text.",
      validation: (rule) => [
        rule.required(),
        rule.custom((key, { document }) => {
          const updates = (document?.updates ?? []) as { _key: string }[];
          return !key || updates.some(({ _key }) => _key === key) || `This story has no update “${key}”.`;
        }),
      ],
    }),
  ],
  preview: { select: { title: "update" } },
});
