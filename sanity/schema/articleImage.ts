import { defineField, defineType, type ValidationContext } from "sanity";

export const articleImage = defineType({
  name: "articleImage",
  title: "Image",
  type: "image",
  options: { hotspot: true },
  fields: [
    defineField({
      name: "alt",
      title: "What it shows, for those who can’t see it",
      type: "string",
      validation: (rule) => rule.custom(requiredWithImage("Describe the image for those who can’t see it.")),
    }),
    defineField({
      name: "credit",
      title: "Credit",
      type: "string",
      validation: (rule) => rule.custom(requiredWithImage("Say who made the image.")),
    }),
    defineField({ name: "caption", title: "Caption", type: "text", rows: 2 }),
  ],
});

function requiredWithImage(message: string) {
  return (value: string | undefined, { parent }: ValidationContext): true | string => {
    const { asset } = (parent ?? {}) as { asset?: unknown };
    return !asset || Boolean(value?.trim()) || message;
  };
}
