import type { SanityClient } from "@sanity/client";
import { z } from "zod";
import { isExactExcerpt } from "../../lib/excerpt.ts";
import { findWords } from "../../lib/findWords.ts";
import { searchQuoted, searchWords } from "../../lib/searchWords.ts";
import type { Statement } from "../../lib/statement.ts";
import { readStatement, STATEMENT } from "./statement.ts";

/** What an editor asks for; what is empty isn't asked. */
export interface StatementSearch {
  /** Every word has to be in the statement. */
  readonly words: string;
  /** Name of the speaker, or how somebody unnamed is described. */
  readonly speaker: string;
  /** Calendar dates, both included. */
  readonly from: string;
  readonly to: string;
}

/** A statement for an editor: also one that is held, embargoed, unfinished or not yet published. */
export interface FoundStatement {
  /** Published id. */
  readonly id: string;
  readonly isPublished: boolean;
  readonly isHeld: boolean;
  /** Whether its time is still to come: until then readers see no more of it than of one that is held. */
  readonly isEmbargoed: boolean;
  readonly isChecked: boolean;
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly speakerName: string | null;
  /** As readers see it; null where it is held or embargoed, or where too much of it is missing. */
  readonly record: Statement | null;
}

/** A statement that has the words which a story quotes. */
export interface QuotedStatement {
  readonly statement: FoundStatement;
  /** The quoted words as the statement has them. */
  readonly excerpt: string;
}

const FOUND = `${STATEMENT}, _originalId, "isHeld": status == "held", "words": text, "tag": language, "checkState": check.state,
  "speakerName": coalesce(unnamed.description, speaker->name)`;

/** So many are shown; whoever looks for another one says more. */
export const MOST_FOUND = 20;
const MOST_OF_ONE_PASSAGE = 5;

const SAID_FROM = "(saidAt.date >= $from || string::startsWith($from, saidAt.date))";
/** The tilde comes after every sign of a time of day. */
const SAID_TO = 'saidAt.date < $to + "~"';
const SPOKEN_BY = `(unnamed.description match text::query($speaker) || speaker._ref in
  *[_type in ["person", "organization"] && name match text::query($speaker)]._id)`;
const LATEST = 'coalesce(saidAt.date, "") desc';
const HAS_WORDS = "text match text::query($words)";

const looseText = z.string().nullish().catch(null);
const foundSchema = z.object({
  _id: z.string(),
  _originalId: z.string().nullish(),
  status: looseText,
  isHeld: z.boolean().nullish(),
  words: looseText,
  tag: looseText,
  checkState: looseText,
  speakerName: looseText,
});

type Client = Pick<SanityClient, "fetch">;
type Params = Readonly<Record<string, unknown>>;

/** The statements that fit, drafts before what is published of them: those with more of the words first, then the latest. */
export async function findStatements(
  client: Client,
  { words, speaker, from, to }: StatementSearch,
  signal?: AbortSignal,
): Promise<readonly FoundStatement[]> {
  const params = { words: searchWords(words), speaker: searchWords(speaker), from, to };
  const conditions = [
    '_type == "quote"',
    ...(params.words === null ? [] : [HAS_WORDS]),
    ...(params.speaker === null ? [] : [SPOKEN_BY]),
    ...(from === "" ? [] : [SAID_FROM]),
    ...(to === "" ? [] : [SAID_TO]),
  ];
  const order =
    params.words === null ? `order(${LATEST})` : `score(${HAS_WORDS}) | order(_score desc, ${LATEST})`;
  const query = `*[${conditions.join(" && ")}] | ${order} [0...${MOST_FOUND}]{${FOUND}}`;
  return readFound(client, await fetchDrafts(client, query, params, signal), signal);
}

/** Statements by their published ids; what isn't stored is left out. */
export async function loadStatements(
  client: Client,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<readonly FoundStatement[]> {
  const query = `*[_type == "quote" && _id in $ids]{${FOUND}}`;
  return readFound(client, await fetchDrafts(client, query, { ids }, signal), signal);
}

/** For each of the passages a statement with exactly these words, in one query; those without one are left out. */
export async function findQuoted(
  client: Client,
  passages: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, QuotedStatement>> {
  const searches = [...new Set(passages)].flatMap((passage) => searchQuoted(passage) ?? []);
  if (searches.length === 0) return new Map();
  const params = Object.fromEntries(searches.map((search, index) => [`words${index}`, search]));
  const conditions = Object.keys(params).map((name) => `text match text::query($${name})`);
  const most = searches.length * MOST_OF_ONE_PASSAGE;
  const query = `*[_type == "quote" && (${conditions.join(" || ")})][0...${most}]{${FOUND}}`;
  const found = await readFound(client, await fetchDrafts(client, query, params, signal), signal);
  return new Map(
    passages.flatMap((passage) => {
      const quoted = found.flatMap((statement) => quotedFrom(statement, passage));
      const best = quoted.find(({ statement }) => statement.isPublished) ?? quoted[0];
      return best === undefined ? [] : [[passage, best] as const];
    }),
  );
}

function quotedFrom(statement: FoundStatement, passage: string): readonly QuotedStatement[] {
  const found = findWords(statement.text, passage);
  if (statement.isHeld || found.kind !== "exact") return [];
  const excerpt = statement.text.slice(found.source.start, found.source.end);
  return isExactExcerpt(excerpt, statement.text, statement.language) ? [{ statement, excerpt }] : [];
}

function fetchDrafts(client: Client, query: string, params: Params, signal?: AbortSignal): Promise<unknown> {
  return client.fetch<unknown>(query, { ...params }, { perspective: "drafts", ...(signal && { signal }) });
}

async function readFound(
  client: Client,
  answer: unknown,
  signal: AbortSignal | undefined,
): Promise<readonly FoundStatement[]> {
  const rows = z.array(z.unknown()).parse(answer);
  const found = rows.map((row) => ({ row, fields: foundSchema.parse(row) }));
  const drafts = found.flatMap(({ fields: { _id, _originalId } }) => (_originalId === _id ? [] : [_id]));
  const published = new Set(await publishedAmong(client, drafts, signal));
  return found.map(({ row, fields: { _id, _originalId, ...fields } }) => {
    const read = readStatement(row, { documentId: _id, path: "", warn: isSaidInItsForm });
    return {
      id: _id,
      isPublished: _originalId === _id || published.has(_id),
      isHeld: fields.isHeld === true,
      isEmbargoed: fields.isHeld !== true && fields.status === "held",
      isChecked: (fields.checkState ?? "not-checked") !== "not-checked",
      text: fields.words ?? "",
      language: fields.tag ?? "und",
      speakerName: fields.speakerName ?? null,
      record: read?.kind === "readable" ? read.statement : null,
    };
  });
}

/** Drafts may be unfinished: what is missing is said in their own form. */
function isSaidInItsForm(): void {}

/** A draft alone doesn't tell whether it was ever published. */
async function publishedAmong(
  client: Client,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const query = '*[_type == "quote" && _id in $ids]._id';
  const options = { perspective: "published", ...(signal && { signal }) } as const;
  return z.array(z.string()).parse(await client.fetch<unknown>(query, { ids }, options));
}
