import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import type { DatedRole } from "../../lib/rolesAt.ts";
import { RELATIONS, type Relation, type SaidAt, SOURCE_KINDS, type SourceKind } from "../../lib/statement.ts";
import { draftIdOf, isDraftId, publishedIdOf } from "../../lib/storedDocument.ts";
import { isCalendarDate } from "../../lib/writtenForms.ts";
import { readSaidAt, SAID_AT } from "./saidAt.ts";

/** What an editor of a statement needs of other documents, both versions of each; for the raw perspective. */
export const STATEMENT_SURROUNDINGS_QUERY = defineQuery(`{
  "speakers": *[_id in $speakerIds]{
    _id, _type, name, roles[]{title, from, to, "organization": organization->name}
  },
  "sources": *[_id in $sourceIds]{_id, title, kind, text},
  "stories": *[_type == "article" && references($id)]{_id, headline},
  "replies": *[_type == "quote" && count(replies[quote._ref == $id]) > 0]{
    _id, text, "speaker": coalesce(unnamed.description, speaker->name), saidAt{${SAID_AT}},
    "relation": replies[quote._ref == $id][0].kind
  }
}`);

/** The documents whose changes may change the answer. */
const SURROUNDING_DOCUMENTS = `_id in $speakerIds || _id in $sourceIds ||
  (_type in ["article", "quote"] && references($id))`;

/** A statement, and what it refers to, by published ids. */
export interface Surrounded {
  readonly id: string;
  readonly speakerIds: readonly string[];
  readonly sourceIds: readonly string[];
}

export interface KnownRole extends DatedRole {
  readonly organization: string | null;
}

/** A speaker as the draft has it, or else as it is published. */
export interface KnownSpeaker {
  readonly kind: "person" | "organization";
  readonly name: string;
  readonly roles: readonly KnownRole[];
}

/** A source as the draft has it, or else as it is published. */
export interface KnownSource {
  readonly title: string;
  readonly kind: SourceKind | null;
  /** Empty where nobody has put it in. */
  readonly text: string;
}

/** Which versions of a document refer to the statement. */
export type UsedIn = "published" | "draft" | "both";

export interface UsingStory {
  readonly id: string;
  readonly headline: string;
  readonly usedIn: UsedIn;
}

export interface Replying {
  readonly id: string;
  readonly speaker: string | null;
  readonly text: string;
  readonly saidAt: SaidAt;
  readonly relation: Relation;
  readonly usedIn: UsedIn;
}

/** What is around a statement. Who isn't in a map is not stored. */
export interface Surroundings {
  readonly speakers: ReadonlyMap<string, KnownSpeaker>;
  readonly sources: ReadonlyMap<string, KnownSource>;
  readonly stories: readonly UsingStory[];
  readonly replies: readonly Replying[];
}

const looseText = z.string().nullish().catch(null);

const roleSchema = z.object({
  title: z.string().min(1),
  from: looseText.transform(calendarDateOrNull),
  to: looseText.transform(calendarDateOrNull),
  organization: looseText.transform(orNull),
});

const answerSchema = z.object({
  speakers: z.array(
    z.object({
      _id: z.string(),
      _type: z.string(),
      name: looseText,
      roles: z.array(roleSchema.nullable().catch(null)).nullish().catch(null),
    }),
  ),
  sources: z.array(
    z.object({
      _id: z.string(),
      title: looseText,
      kind: z.enum(SOURCE_KINDS).nullable().catch(null),
      text: looseText,
    }),
  ),
  stories: z.array(z.object({ _id: z.string(), headline: looseText })),
  replies: z.array(
    z.object({
      _id: z.string(),
      text: looseText,
      speaker: looseText,
      saidAt: z.unknown(),
      relation: z.enum(RELATIONS).catch("replies-to"),
    }),
  ),
});

export async function loadStatementSurroundings(
  client: Pick<SanityClient, "fetch">,
  surrounded: Surrounded,
  signal?: AbortSignal,
): Promise<Surroundings> {
  const answer: unknown = await client.fetch<unknown>(STATEMENT_SURROUNDINGS_QUERY, paramsOf(surrounded), {
    perspective: "raw",
    ...(signal && { signal }),
  });
  const { speakers, sources, stories, replies } = answerSchema.parse(answer);
  return {
    speakers: new Map(
      editedVersions(speakers).map(({ id, row: { _type, name, roles } }) => [
        id,
        {
          kind: _type === "organization" ? "organization" : "person",
          name: name || id,
          roles: (roles ?? []).filter((role) => role !== null),
        },
      ]),
    ),
    sources: new Map(
      editedVersions(sources).map(({ id, row: { title, kind, text } }) => [
        id,
        { title: title || id, kind, text: text ?? "" },
      ]),
    ),
    stories: editedVersions(stories).map(({ id, row: { headline }, usedIn }) => ({
      id,
      headline: headline || id,
      usedIn,
    })),
    replies: editedVersions(replies).map(({ id, row: { text, speaker, saidAt, relation }, usedIn }) => ({
      id,
      text: text ?? "",
      speaker: speaker ?? null,
      saidAt: readSaidAt(saidAt, { documentId: id, path: "saidAt", warn: () => {} }),
      relation,
      usedIn,
    })),
  };
}

/** Calls back whenever a document around the statement changes, and when a lost connection is back; returns how to stop. */
export function listenToSurroundings(
  client: SanityClient,
  surrounded: Surrounded,
  onChange: () => void,
): () => void {
  const subscription = client
    .listen(`*[${SURROUNDING_DOCUMENTS}]`, paramsOf(surrounded), {
      events: ["welcome", "mutation"],
      includeResult: false,
      visibility: "query",
    })
    .subscribe({ next: onChange, error: onChange });
  return () => subscription.unsubscribe();
}

function paramsOf({ id, speakerIds, sourceIds }: Surrounded) {
  return { id, speakerIds: speakerIds.flatMap(bothIds), sourceIds: sourceIds.flatMap(bothIds) };
}

function bothIds(id: string): readonly string[] {
  return [id, draftIdOf(id)];
}

/** One entry for each document, as its draft has it if there is one. */
function editedVersions<Row extends { readonly _id: string }>(
  rows: readonly Row[],
): readonly { id: string; row: Row; usedIn: UsedIn }[] {
  const versions = Map.groupBy(rows, ({ _id }) => publishedIdOf(_id));
  return [...versions].flatMap(([id, found]) => {
    const draft = found.find(({ _id }) => isDraftId(_id));
    const row = draft ?? found[0];
    if (row === undefined) return [];
    return [{ id, row, usedIn: draft === undefined ? "published" : found.length > 1 ? "both" : "draft" }];
  });
}

function calendarDateOrNull(text: string | null | undefined): string | null {
  return text && isCalendarDate(text) ? text : null;
}

function orNull(text: string | null | undefined): string | null {
  return text || null;
}
