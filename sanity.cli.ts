import { defineCliConfig } from "sanity/cli";

/** bin/typegen.js has both made in a scratch folder first. */
const generated = process.env.VERBATIM_TYPEGEN_DIR || "sanity/generated";

export default defineCliConfig({
  api: {
    projectId: process.env.NEXT_PUBLIC_SANITY_PROJECT_ID || "verbatim",
    dataset: process.env.NEXT_PUBLIC_SANITY_DATASET || "production",
  },
  schemaExtraction: { enforceRequiredFields: true, path: `${generated}/schema.json` },
  typegen: {
    path: ["./sanity/queries/**/*.ts", "!./sanity/queries/**/*.test.ts"],
    schema: `${generated}/schema.json`,
    generates: `${generated}/types.ts`,
    // The declarations it would add name a copy of @sanity/client that is not ours.
    overloadClientMethods: false,
  },
});
