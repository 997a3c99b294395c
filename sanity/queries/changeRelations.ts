import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import type { ChangeRelations } from "../../lib/cacheTags.ts";

export const CHANGE_RELATIONS_QUERY = defineQuery(`*[_id in $ids]{
  _id,
  "section": section._ref,
  "topics": topics[]._ref,
  "picks": related[].article._ref,
  "statements": [...coalesce(body, []), ...coalesce(updates[].body[], [])][_type == "statement"].quote->{
    _id,
    "speaker": speaker._ref,
    "event": event._ref,
    "sources": sources[].source._ref,
    "replies": replies[].quote._ref
  },
  "replies": replies[].quote._ref
}`);

const ids = z.array(z.string().nullable()).nullish();
const id = z.string().nullish();

const changeRelationsSchema = z.array(
  z.object({
    _id: z.string(),
    section: id,
    topics: ids,
    picks: ids,
    replies: ids,
    statements: z
      .array(z.object({ _id: id, speaker: id, event: id, sources: ids, replies: ids }).nullable())
      .nullish(),
  }),
);

/**
 * For each published document among `documentIds`: the ids through which it belongs to other
 * pages, its own included. For a story those of its topics, statements, speakers, events and
 * sources; for a statement those it replies to.
 */
export async function loadChangeRelations(
  client: SanityClient,
  documentIds: readonly string[],
): Promise<ChangeRelations[]> {
  const documents = changeRelationsSchema.parse(
    await client.fetch<unknown>(CHANGE_RELATIONS_QUERY, { ids: documentIds }),
  );
  return documents.map(({ _id, section, topics, picks, replies, statements }) => {
    const keys = [
      _id,
      section,
      topics,
      picks,
      replies,
      statements?.map((statement) => Object.values(statement ?? {})),
    ];
    return { documentId: _id, relationKeys: [...new Set(keys.flat(3).filter((key) => key != null))] };
  });
}
