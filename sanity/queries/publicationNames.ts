import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import { publishedIdOf } from "../../lib/storedDocument.ts";

/** Stories and statements, drafts included; for the raw perspective. Without a name, all of them. */
export const PUBLICATION_NAMES_QUERY = defineQuery(
  `*[_type in ["article", "quote"]
    && ($name == "" || _id == $name || _id == "drafts." + $name || slug.current == $name)
  ] | order(_type asc, _id asc) {_id, _type}`,
);

export const publicationNamesSchema = z.array(
  z.object({ _id: z.string(), _type: z.enum(["article", "quote"]) }),
);

/** A story or statement that is stored, as a draft, published, or both. */
export interface PublicationName {
  /** Published id. */
  readonly id: string;
  readonly type: "article" | "quote";
}

/** Those with a slug or an id, or all if `name` is empty; stories first, each once. */
export async function publicationNames(
  client: Pick<SanityClient, "fetch">,
  name: string,
): Promise<readonly PublicationName[]> {
  const rows = publicationNamesSchema.parse(
    await client.fetch<unknown>(PUBLICATION_NAMES_QUERY, { name }, { perspective: "raw" }),
  );
  const types = new Map(rows.map(({ _id, _type }) => [publishedIdOf(_id), _type]));
  return Array.from(types, ([id, type]) => ({ id, type }));
}
