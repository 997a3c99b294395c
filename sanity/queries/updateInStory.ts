import type { SanityClient } from "@sanity/client";
import { z } from "zod";
import { itemsIn, partIn, referenceIn, type StoredItem } from "../../lib/storedDocument.ts";
import type { Story, Update } from "../../lib/story.ts";
import { tieStoryThreads } from "../../lib/tieThreads.ts";
import type { NewUpdate } from "../../lib/updates/planUpdate.ts";
import { momentToTheMinute, placeOfUpdate } from "../../lib/updates/updateTimes.ts";
import { STATEMENT } from "./statement.ts";
import { DamagedStoryError, parseStory, STORY } from "./story.ts";

type Client = Pick<SanityClient, "fetch">;

const rawStorySchema = z.looseObject({ _id: z.string(), zone: z.string() });

/** A published story as it was read, its parts not yet looked at. */
export type RawStory = z.output<typeof rawStorySchema>;

/** Statements as they were read, by published id. */
export type RawStatements = ReadonlyMap<string, unknown>;

const rawStatementsSchema = z.array(z.looseObject({ _id: z.string() }));

/** What is published of a story, whether or not readers may see it yet; null if nothing can be shown. */
export async function loadRawStory(client: Client, id: string): Promise<RawStory | null> {
  const query = `*[_type == "article" && _id == $id][0]{${STORY}}`;
  const raw = await client.fetch<unknown>(query, { id }, { perspective: "published" });
  return rawStorySchema.safeParse(raw).data ?? null;
}

/** Statements by their published ids: as they are published, or else as their drafts have them. */
export async function loadRawStatements(client: Client, ids: readonly string[]): Promise<RawStatements> {
  const query = `*[_type == "quote" && _id in $ids]{${STATEMENT}}`;
  const read = async (perspective: "published" | "drafts") =>
    rawStatementsSchema.parse(await client.fetch<unknown>(query, { ids }, { perspective }));
  const [drafts, published] = await Promise.all([read("drafts"), read("published")]);
  return new Map([...drafts, ...published].map((statement) => [statement._id, statement]));
}

export interface UpdateInStory {
  /** The story with the update in it. */
  readonly story: Story;
  readonly update: Update;
}

/**
 * An update that is being written, as readers would see it in its story: read as a page reads what is
 * stored. What of it can't be shown yet is left out; null where the update or its story can't be shown.
 *
 * @param authorName of the update's author, where it has one
 */
export function updateInStory(
  story: RawStory,
  update: NewUpdate,
  { statements, authorName }: { readonly statements: RawStatements; readonly authorName: string | null },
): UpdateInStory | null {
  const updates = itemsIn(story, "updates");
  const place = placeOfUpdate(updates, update.at, story.zone);
  const item = rawUpdate(story, update, { statements, authorName });
  try {
    const raw = { ...story, updates: updates.toSpliced(place, 0, item) };
    const parsed = tieStoryThreads(parseStory(raw, isSaidInTheForm).story, [], new Map());
    const read = parsed.updates.find(({ key }) => key === update.key);
    return read ? { story: parsed, update: read } : null;
  } catch (error) {
    if (error instanceof DamagedStoryError) return null;
    throw error;
  }
}

/** What is unfinished is said where it is written. */
function isSaidInTheForm(): void {}

/** An update as the query of a story gives it. */
function rawUpdate(
  { zone }: RawStory,
  { key, at, headline, body, isKey, author }: NewUpdate,
  { statements, authorName }: { readonly statements: RawStatements; readonly authorName: string | null },
): StoredItem {
  return {
    _key: key,
    at: momentToTheMinute(at, zone),
    atNote: null,
    headline,
    isKey,
    body: body.map((block) => (block._type === "statement" ? rawPlace(block, statements) : rawText(block))),
    author: author === null ? null : { _id: author, name: authorName },
  };
}

function rawPlace(block: StoredItem, statements: RawStatements): StoredItem {
  const id = referenceIn(block, "quote");
  return {
    _type: "statement",
    _key: block._key,
    excerpt: block.excerpt ?? null,
    _ref: partIn(block, "quote")._ref,
    quote: (id !== null && statements.get(id)) || null,
  };
}

/** Links of an update that is being written lead to addresses. */
function rawText(block: StoredItem): StoredItem {
  const markDefs = itemsIn(block, "markDefs").map((link) => ({ ...link, _ref: null, source: null }));
  return { ...block, markDefs };
}
