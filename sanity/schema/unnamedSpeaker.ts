import { defineArrayMember, defineField, defineType } from "sanity";
import { isBareSource } from "../../lib/bareSource.ts";

export const unnamedSpeaker = defineType({
  name: "unnamedSpeaker",
  title: "Unnamed speaker",
  type: "object",
  description: "Never write down who it is: this newsroom does not store the identity.",
  fields: [
    defineField({
      name: "description",
      title: "Description agreed with the speaker",
      type: "string",
      description: "How the speaker can know: “a campaign official who was in the room”, not “a source”.",
      validation: (rule) => [
        rule.required(),
        rule.custom(
          (value) =>
            !value ||
            !isBareSource(value) ||
            `“${value}” tells readers nothing. Say how the speaker can know.`,
        ),
      ],
    }),
    defineField({
      name: "reason",
      title: "Why the speaker is not named",
      type: "text",
      rows: 2,
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "editorsWhoKnow",
      title: "Editors who know who it is",
      type: "array",
      of: [defineArrayMember({ type: "string" })],
      description:
        "Their names stay in the newsroom; readers see how many they are. Empty if nobody here knows.",
      initialValue: [],
      validation: (rule) => [rule.required(), rule.unique()],
    }),
  ],
  preview: { select: { title: "description", subtitle: "reason" } },
});
