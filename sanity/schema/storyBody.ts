import { defineArrayMember, defineType } from "sanity";
import { textBlock } from "./textBlock.ts";

export const storyBody = defineType({
  name: "storyBody",
  title: "Story text",
  type: "array",
  of: [
    textBlock,
    defineArrayMember({ type: "statement" }),
    defineArrayMember({ type: "articleImage" }),
    defineArrayMember({ type: "updateAnchor" }),
  ],
});
