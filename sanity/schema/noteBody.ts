import { defineType } from "sanity";
import { textBlock } from "./textBlock.ts";

export const noteBody = defineType({
  name: "noteBody",
  title: "Note text",
  type: "array",
  of: [textBlock],
});
