import type { StructureResolver } from "sanity/structure";

/** What editors find on their desk. */
export const structure: StructureResolver = (S) => S.list().title("Newsroom").items(S.documentTypeListItems());
