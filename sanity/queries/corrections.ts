import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import { archivePages, archiveRange, entriesOnFront } from "../../lib/archive.ts";
import {
  type CorrectionEntry,
  type CorrectionsPage,
  countByKind,
  type FiledCorrection,
  type ListedCorrection,
  oldestFirst,
} from "../../lib/corrections.ts";
import { CORRECTION_KINDS, type CorrectionKind } from "../../lib/statement.ts";
import { CORRECTION, correctionSchema, readCorrections } from "./correction.ts";
import {
  documentPlace,
  logDamage,
  type Place,
  readEach,
  readEachLater,
  readLater,
  readPart,
  type Warn,
  within,
} from "./damage.ts";
import { documentIds } from "./documentIds.ts";
import { PUBLISHED, READABLE } from "./readerRules.ts";
import { readSpeaker, SPEAKER, speakerFields } from "./speaker.ts";
import { instant, text } from "./values.ts";

const CORRECTED = "defined(corrections[0])";

/** The published stories that carry the statement around. */
const CARRIERS = `*[_type == "article" && references(^._id) && ${PUBLISHED}]`;

/** Of every correction that readers may see, no more than what puts them in order and counts them. */
export const CORRECTION_ENTRIES_QUERY = defineQuery(`{
  "stories": *[_type == "article" && ${CORRECTED} && ${PUBLISHED}]{_id, corrections[]{_key, at, kind}},
  "statements": *[_type == "quote" && ${CORRECTED} && ${READABLE} && count(${CARRIERS}) > 0]{
    _id, corrections[]{_key, at, kind}
  }
}`);

/** What a list shows of a corrected document: a story as readers find it, or a statement and where it stands. */
const CORRECTED_STORY = `_id, headline, "slug": slug.current, corrections[]{${CORRECTION}}`;
const CORRECTED_STATEMENT = `_id, ${SPEAKER}, corrections[]{${CORRECTION}},
  "story": ${CARRIERS} | order(publishedAt asc)[0]{_id, headline, "slug": slug.current}`;

export const CORRECTED_DOCUMENTS_QUERY = defineQuery(`{
  "stories": *[_type == "article" && _id in $ids && ${PUBLISHED}]{${CORRECTED_STORY}},
  "statements": *[_type == "quote" && _id in $ids && ${READABLE}]{${CORRECTED_STATEMENT}}
}`);

/** A correction changes its document, however old that is: of those corrected, the ones changed last hold the latest. */
export const LATEST_CORRECTIONS_QUERY = defineQuery(`{
  "stories": *[_type == "article" && ${CORRECTED} && ${PUBLISHED}] | order(_updatedAt desc)[0...40]{${CORRECTED_STORY}},
  "statements": *[_type == "quote" && ${CORRECTED} && ${READABLE}] | order(_updatedAt desc)[0...40]{${CORRECTED_STATEMENT}}
}`);

const entrySchema = z.object({ _key: text, at: instant, kind: z.enum(CORRECTION_KINDS) });

const entriesSchema = z.object({ _id: z.string(), corrections: readEachLater(entrySchema) });

export const correctionEntriesSchema = z.object({
  stories: readEachLater(entriesSchema),
  statements: readEachLater(entriesSchema),
});

const storyReferenceSchema = z.object({ headline: text, slug: text });

const correctedStorySchema = storyReferenceSchema.extend({
  _id: z.string(),
  corrections: readEachLater(correctionSchema),
});

const correctedStatementSchema = z.object({
  _id: z.string(),
  ...speakerFields,
  corrections: readEachLater(correctionSchema),
  story: readLater(storyReferenceSchema),
});

export const correctedDocumentsSchema = z.object({
  stories: readEachLater(correctedStorySchema),
  statements: readEachLater(correctedStatementSchema),
});

export interface LoadedCorrections {
  readonly page: CorrectionsPage;
  /** Every document that the page shows. */
  readonly ids: readonly string[];
}

/**
 * The front of the corrections, or a page of their archive; null if there is no such page behind
 * the front. Two queries: what there is, then what stands on this page.
 */
export async function loadCorrections(
  client: Pick<SanityClient, "fetch">,
  { of, archive }: { readonly of: CorrectionKind | null; readonly archive: number | null },
  { warn = logDamage }: { readonly warn?: Warn } = {},
): Promise<LoadedCorrections | null> {
  const entries = await loadCorrectionEntries(client, { warn });
  const wanted = entries.filter(({ kind }) => of === null || kind === of);
  if ((archive ?? 0) > archivePages(wanted.length)) return null;
  const { corrections, ids } = await loadFiled(client, entriesOf(wanted, archive), warn);
  return {
    page: { of, archive, counts: countByKind(entries), corrections: corrections.map(({ listed }) => listed) },
    ids,
  };
}

export interface NewestCorrections {
  /** Those of the front, newest first. */
  readonly corrections: readonly FiledCorrection[];
  /** Every document that was corrected, and the stories around statements. */
  readonly ids: readonly string[];
}

/** The corrections of the front, with the documents that they stand in. */
export async function loadNewestCorrections(
  client: Pick<SanityClient, "fetch">,
  { warn = logDamage }: { readonly warn?: Warn } = {},
): Promise<NewestCorrections> {
  return loadFiled(client, entriesOf(await loadCorrectionEntries(client, { warn }), null), warn);
}

/** What readers see of the entries, in their order. */
async function loadFiled(
  client: Pick<SanityClient, "fetch">,
  entries: readonly CorrectionEntry[],
  warn: Warn,
): Promise<NewestCorrections> {
  const ids = [...new Set(entries.map(({ documentId }) => documentId))];
  const raw = ids.length === 0 ? {} : await client.fetch<unknown>(CORRECTED_DOCUMENTS_QUERY, { ids });
  const found = new Map(
    readCorrectedDocuments(raw, warn).map((one) => [
      entryName(one.documentId, one.listed.correction.key),
      one,
    ]),
  );
  const corrections = entries.flatMap(({ documentId, key }) => found.get(entryName(documentId, key)) ?? []);
  return { corrections, ids: documentIds(raw) };
}

/** Of every correction that readers may see, the oldest first. */
export async function loadCorrectionEntries(
  client: Pick<SanityClient, "fetch">,
  { warn = logDamage }: { readonly warn?: Warn } = {},
): Promise<CorrectionEntry[]> {
  const { stories, statements } = correctionEntriesSchema.parse(
    await client.fetch<unknown>(CORRECTION_ENTRIES_QUERY),
  );
  const place: Place = { documentId: "corrections", path: "", warn };
  return [stories, statements].flatMap((list) => readEach(list, place, readEntries).flat()).sort(oldestFirst);
}

/** Those of one page, the newest first. */
function entriesOf(entries: readonly CorrectionEntry[], archive: number | null): CorrectionEntry[] {
  const { from, to } =
    archive === null
      ? { from: entries.length - entriesOnFront(entries.length), to: entries.length }
      : archiveRange(archive);
  return entries.slice(from, to).reverse();
}

function readEntries(raw: unknown, from: Place): CorrectionEntry[] | null {
  const place = documentPlace(raw, from);
  const document = readPart(entriesSchema, raw, place);
  if (document === null) return null;
  return readEach(document.corrections, within(place, "corrections"), (item, at) => {
    const entry = readPart(entrySchema, item, at);
    return entry && { documentId: document._id, key: entry._key, at: entry.at, kind: entry.kind };
  });
}

/** From the result of `CORRECTED_DOCUMENTS_QUERY` or `LATEST_CORRECTIONS_QUERY`. */
export function readCorrectedDocuments(raw: unknown, warn: Warn): FiledCorrection[] {
  const { stories, statements } = correctedDocumentsSchema.parse(raw);
  const place: Place = { documentId: "corrections", path: "", warn };
  return [
    ...readEach(stories, within(place, "stories"), readCorrectedStory),
    ...readEach(statements, within(place, "statements"), readCorrectedStatement),
  ].flat();
}

function readCorrectedStory(raw: unknown, from: Place): FiledCorrection[] | null {
  const place = documentPlace(raw, from);
  const story = readPart(correctedStorySchema, raw, place);
  if (story === null) return null;
  const { headline, slug } = story;
  return listed(story, { kind: "story", story: { headline, slug } }, place);
}

function readCorrectedStatement(raw: unknown, from: Place): FiledCorrection[] | null {
  const place = documentPlace(raw, from);
  const statement = readPart(correctedStatementSchema, raw, place);
  if (statement === null || statement.story == null) return null;
  const speaker = readSpeaker(statement, place);
  const story = readPart(storyReferenceSchema, statement.story, within(place, "story"));
  if (speaker === null || story === null) return null;
  return listed(statement, { kind: "statement", statementId: statement._id, speaker, story }, place);
}

function listed(
  { _id: documentId, corrections }: { readonly _id: string; readonly corrections: unknown },
  of: ListedCorrection["of"],
  place: Place,
): FiledCorrection[] {
  return readCorrections(corrections, within(place, "corrections")).map((correction) => ({
    documentId,
    listed: { correction, of },
  }));
}

function entryName(documentId: string, key: string): string {
  return `${documentId} ${key}`;
}
