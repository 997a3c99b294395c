import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import { openingWords } from "../../lib/openingWords.ts";
import { draftIdOf, isDraftId, isPart, publishedIdOf } from "../../lib/storedDocument.ts";

/** What refers to a document, drafts included but for its own versions; for the raw perspective. */
export const REFERRERS_QUERY = defineQuery(
  `*[references($id) && !(_id in [$id, $draftId])] | order(_type asc, _id asc) [0...200] {
    _id, _type, "name": coalesce(headline, name, title, text), "document": @
  }`,
);

/** So many words of a name tell an editor which document it is. */
const MOST_NAME_WORDS = 12;

const referrersSchema = z.array(
  z.object({
    _id: z.string(),
    _type: z.string(),
    name: z.string().nullish().catch(null),
    document: z.unknown(),
  }),
);

/** A document that refers to another one; one with a draft and a published version is there once. */
export interface Referrer {
  /** Published id. */
  readonly id: string;
  readonly type: string;
  /** What editors know it by. */
  readonly name: string;
  readonly isPublished: boolean;
  /** Whether either version refers to it so that it can't be taken away. */
  readonly isStrong: boolean;
}

/** What refers to a document, by the type and then by the id. */
export async function loadReferrers(
  client: Pick<SanityClient, "fetch">,
  publishedId: string,
): Promise<readonly Referrer[]> {
  const params = { id: publishedId, draftId: draftIdOf(publishedId) };
  const rows = referrersSchema.parse(
    await client.fetch<unknown>(REFERRERS_QUERY, params, { perspective: "raw" }),
  );
  const byId = Map.groupBy(rows, ({ _id }) => publishedIdOf(_id));
  return Array.from(byId, ([id, versions]) => {
    const published = versions.find(({ _id }) => !isDraftId(_id));
    const shown = published ?? versions[0];
    return {
      id,
      type: shown?._type ?? "",
      name: openingWords(shown?.name ?? id, MOST_NAME_WORDS),
      isPublished: published !== undefined,
      isStrong: versions.some(({ document }) => refersStrongly(document, publishedId)),
    };
  });
}

function refersStrongly(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((item) => refersStrongly(item, id));
  if (!isPart(value)) return false;
  if (value._ref === id) return value._weak !== true;
  return Object.values(value).some((part) => refersStrongly(part, id));
}
