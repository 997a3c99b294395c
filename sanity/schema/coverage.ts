import { defineField, defineType } from "sanity";
import type { Story } from "../../lib/story.ts";
import { choices } from "./choices.ts";

export const coverage = defineType({
  name: "coverage",
  title: "Running coverage",
  type: "object",
  fields: [
    defineField({
      name: "state",
      title: "State",
      type: "string",
      description: "Open pages of a running story offer new updates to their readers.",
      options: {
        list: choices<Story["coverage"]>({
          none: "An ordinary story",
          running: "Running: updates are being added",
          ended: "Ended",
        }),
      },
      initialValue: "none",
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: "start",
      title: "Start",
      type: "saidAt",
      validation: (rule) =>
        rule.custom((start, { parent }) => {
          const needed = stateOf(parent) === "running" || stateOf(parent) === "ended";
          return !needed || Boolean(start) || "Say when the coverage started.";
        }),
    }),
    defineField({
      name: "end",
      title: "End",
      type: "saidAt",
      validation: (rule) =>
        rule.custom((end, { parent }) => {
          const needed = stateOf(parent) === "ended";
          return !needed || Boolean(end) || "Say when the coverage ended.";
        }),
    }),
  ],
});

function stateOf(coverage: unknown): string | undefined {
  return (coverage as { state?: string } | undefined)?.state;
}
