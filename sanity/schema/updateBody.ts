import { defineArrayMember, defineType } from "sanity";
import { textBlock } from "./textBlock.ts";

export const updateBody = defineType({
  name: "updateBody",
  title: "Update text",
  type: "array",
  of: [textBlock, defineArrayMember({ type: "statement" })],
});
