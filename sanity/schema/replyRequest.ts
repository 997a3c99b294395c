import { defineField, defineType } from "sanity";

export const replyRequest = defineType({
  name: "replyRequest",
  title: "Request for a reply",
  type: "object",
  fields: [
    defineField({ name: "to", title: "Asked", type: "string", validation: (rule) => rule.required() }),
    defineField({
      name: "askedAt",
      title: "When",
      type: "datetime",
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "channel",
      title: "How",
      type: "string",
      description: "Telephone, email, in person.",
    }),
    defineField({ name: "deadline", title: "Asked to answer by", type: "datetime" }),
    defineField({ name: "outcome", title: "What came of it", type: "text", rows: 2 }),
  ],
  preview: { select: { title: "to", subtitle: "outcome" } },
});
