import { defineConfig } from "sanity";
import { structureTool } from "sanity/structure";
import { schemaTypes } from "./sanity/schema/schemaTypes.ts";

export default defineConfig({
  title: "Verbatim",
  projectId: process.env.NEXT_PUBLIC_SANITY_PROJECT_ID || "verbatim",
  dataset: process.env.NEXT_PUBLIC_SANITY_DATASET || "production",
  plugins: [structureTool()],
  schema: { types: schemaTypes },
});
