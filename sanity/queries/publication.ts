import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import type { CarriedStatement, Referred, StatementToPublish, StoryToPublish } from "../../lib/obstacle.ts";
import { openingWords } from "../../lib/openingWords.ts";
import {
  draftIdOf,
  isDraftId,
  publishedIdOf,
  referencesIn,
  type StoredDocument,
  slugOf,
} from "../../lib/storedDocument.ts";
import { statementPlaces } from "../../lib/storyRules.ts";
import { STATUS } from "./readerRules.ts";

/** What editors know a document by, and of a source whether readers can still find it. */
const REFERRED = `_id, _type,
  "name": coalesce(headline, name, title, originalFilename),
  "speaker": select(_type == "quote" => coalesce(unnamed.description, speaker->name)),
  "text": select(_type == "quote" => text),
  "isArchived": defined(archivedUrl), "isUnavailable": defined(unavailable)`;

/** Both versions of a document; for the raw perspective. */
export const VERSIONS_QUERY = defineQuery(`{"now": now(), "versions": *[_id in [$id, $draftId]]}`);

/** What is published of a document, and what it refers to (drafts included); for the raw perspective. */
export const REFERRED_QUERY = defineQuery(`{
  "now": now(), "published": *[_id == $id][0], "referred": *[_id in $ids]{${REFERRED}}
}`);

/**
 * What a story has around it: whatever it refers to (drafts included), the published statements that
 * it carries, stories at the same address, replies; for the raw perspective.
 */
export const STORY_SURROUNDINGS_QUERY = defineQuery(`{
  "now": now(),
  "published": *[_id == $id][0],
  "referred": *[_id in $ids]{${REFERRED}},
  "statements": *[_type == "quote" && _id in $statementIds]{
    "document": @, "sources": sources[].source->{${REFERRED}}
  },
  "sameAddress": *[_type == "article" && (slug.current == $slug || $slug in previousSlugs)]{
    _id, headline, "slug": slug.current
  },
  "replies": select(count($contextIds) > 0 => *[_type == "quote" && references($contextIds)]{
    ${REFERRED}, ${STATUS}, "to": replies[kind != "repeats"].quote._ref
  }, [])
}`);

/** So many words of a statement tell an editor which one it is. */
const MOST_OPENING_WORDS = 6;

const looseText = z.string().nullish().catch(null);
const documentSchema = z.looseObject({ _id: z.string(), _type: z.string() });

const referredSchema = z.object({
  _id: z.string(),
  _type: z.string(),
  name: looseText,
  speaker: looseText,
  text: looseText,
  isArchived: z.boolean().nullish(),
  isUnavailable: z.boolean().nullish(),
});

const now = z.string().transform((instant) => new Date(instant));

export const versionsSchema = z.object({ now, versions: z.array(documentSchema) });
export const referredAnswerSchema = z.object({
  now,
  published: documentSchema.nullable(),
  referred: z.array(referredSchema),
});

export const surroundingsSchema = referredAnswerSchema.extend({
  statements: z.array(
    z.object({ document: documentSchema, sources: z.array(referredSchema.nullable()).nullable() }),
  ),
  sameAddress: z.array(z.object({ _id: z.string(), headline: looseText, slug: looseText })),
  replies: z.array(
    referredSchema.extend({ status: looseText, to: z.array(z.string().nullable()).nullable() }),
  ),
});

type Client = Pick<SanityClient, "fetch">;
type ReferredRow = z.output<typeof referredSchema>;

/** What is to be published, and when it was read, by the backend's clock. */
export interface Loaded<T> {
  readonly toPublish: T;
  readonly now: Date;
}

/** A document in hand: as an editor's form has it, or as it is stored. */
export interface Versions {
  /** Published id. */
  readonly id: string;
  readonly draft: StoredDocument | null;
  /** Left out where it isn't in hand: it is read with the rest then. */
  readonly published?: StoredDocument | null;
}

/** A story with what its rules ask for; null where neither a draft nor a published version is stored. */
export async function loadStoryToPublish(
  client: Client,
  publishedId: string,
  signal?: AbortSignal,
): Promise<Loaded<StoryToPublish> | null> {
  const versions = await loadVersions(client, publishedId, signal);
  return versions && storyToPublish(client, versions, signal);
}

/** The same of a statement. */
export async function loadStatementToPublish(
  client: Client,
  publishedId: string,
  signal?: AbortSignal,
): Promise<Loaded<StatementToPublish> | null> {
  const versions = await loadVersions(client, publishedId, signal);
  return versions && statementToPublish(client, versions, signal);
}

/** Both versions of a document as they are stored; null where there is neither. */
export async function loadVersions(
  client: Client,
  publishedId: string,
  signal?: AbortSignal,
): Promise<Required<Versions> | null> {
  const params = { id: publishedId, draftId: draftIdOf(publishedId) };
  const { versions } = versionsSchema.parse(await fetchRaw(client, VERSIONS_QUERY, params, signal));
  if (versions.length === 0) return null;
  return {
    id: publishedId,
    draft: versions.find(({ _id }) => isDraftId(_id)) ?? null,
    published: versions.find(({ _id }) => !isDraftId(_id)) ?? null,
  };
}

/** What a story in hand needs for its rules, in one query. */
export async function storyToPublish(
  client: Client,
  versions: Versions,
  signal?: AbortSignal,
): Promise<Loaded<StoryToPublish>> {
  const document = versions.draft ?? versions.published ?? null;
  const places = document === null ? [] : statementPlaces(document);
  const params = {
    id: versions.id,
    ids: referredIds(versions),
    statementIds: [...new Set(places.flatMap(({ id }) => id ?? []))],
    contextIds: places.flatMap(({ id, block }) => (block.context === true && id !== null ? [id] : [])),
    slug: document === null ? "" : slugOf(document),
  };
  const answer = await fetchRaw(client, STORY_SURROUNDINGS_QUERY, params, signal);
  const {
    now: readAt,
    published,
    referred,
    statements,
    sameAddress,
    replies,
  } = surroundingsSchema.parse(answer);
  const isPublished = ({ _id }: { readonly _id: string }) => !_id.includes(".");
  return {
    now: readAt,
    toPublish: {
      published,
      ...versions,
      referred: readReferred(referred),
      statements: new Map(
        statements
          .filter(({ document: statement }) => isPublished(statement))
          .map(({ document: statement, sources }) => [statement._id, carried(statement, sources ?? [])]),
      ),
      sameAddress: sameAddress
        .filter((story) => isPublished(story) && story._id !== versions.id)
        .map(({ _id, headline, slug }) => ({ id: _id, headline: headline ?? "", slug: slug ?? "" })),
      replies: replies
        .filter((reply) => isPublished(reply) && reply.status !== "held")
        .map((reply) => ({
          id: reply._id,
          name: nameOf(reply),
          to: (reply.to ?? []).filter((id) => id !== null),
        })),
    },
  };
}

/** The same of a statement. */
export async function statementToPublish(
  client: Client,
  versions: Versions,
  signal?: AbortSignal,
): Promise<Loaded<StatementToPublish>> {
  const answer = await fetchRaw(
    client,
    REFERRED_QUERY,
    { id: versions.id, ids: referredIds(versions) },
    signal,
  );
  const { now: readAt, published, referred } = referredAnswerSchema.parse(answer);
  return { now: readAt, toPublish: { published, ...versions, referred: readReferred(referred) } };
}

function fetchRaw(
  client: Client,
  query: string,
  params: Record<string, unknown>,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  return client.fetch<unknown>(query, params, { perspective: "raw", ...(signal && { signal }) });
}

/** Whatever either version refers to, under both ids that it may be stored with. */
function referredIds({ draft, published }: Versions): readonly string[] {
  const references = [draft, published].flatMap((version) => (version ? referencesIn(version) : []));
  return [...new Set(references.map(({ id }) => id))].flatMap((id) => [id, draftIdOf(id)]);
}

/** By published id: as it is published, or else as its draft has it. */
function readReferred(rows: readonly ReferredRow[]): ReadonlyMap<string, Referred> {
  const drafts = rows.filter(({ _id }) => isDraftId(_id));
  const published = rows.filter(({ _id }) => !isDraftId(_id));
  return new Map([...drafts, ...published].map((row) => [publishedIdOf(row._id), readRow(row)]));
}

function readRow(row: ReferredRow): Referred {
  return {
    id: publishedIdOf(row._id),
    type: row._type,
    name: nameOf(row),
    isPublished: !isDraftId(row._id),
    hasArchivedCopy: row.isArchived ?? false,
    isUnavailable: row.isUnavailable ?? false,
  };
}

function carried(document: StoredDocument, sources: readonly (ReferredRow | null)[]): CarriedStatement {
  return { document, sources: sources.flatMap((row) => (row === null ? [] : [readRow(row)])) };
}

/** `Mara Vane, “The ferry will not sail …”` for a statement. */
function nameOf({ _id, name, speaker, text }: ReferredRow): string {
  if (text == null) return name ?? publishedIdOf(_id);
  const opening = `“${openingWords(text, MOST_OPENING_WORDS)}”`;
  return speaker == null ? opening : `${speaker}, ${opening}`;
}
