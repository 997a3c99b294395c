import { defineField, defineType } from "sanity";
import { namedOrUnnamed, speakerFields } from "./speaker.ts";

export const turn = defineType({
  name: "turn",
  title: "Turn",
  type: "object",
  fields: [
    ...speakerFields,
    defineField({ name: "roleAtTime", title: "Role that day", type: "string" }),
    defineField({
      name: "text",
      title: "Exact words",
      type: "text",
      rows: 3,
      validation: (rule) => rule.required(),
    }),
  ],
  validation: (rule) => rule.custom(namedOrUnnamed),
  preview: {
    select: { name: "speaker.name", unnamed: "unnamed.description", text: "text" },
    prepare: ({ name, unnamed, text }) => ({ title: text, subtitle: name ?? unnamed }),
  },
});
