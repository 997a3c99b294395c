import { setImmediate } from "node:timers/promises";
import { tokenAccess } from "../access/datasetAccess.ts";
import { documentEvents } from "../history/documentEvents.ts";
import {
  changesOf,
  type LoggedTransaction,
  type LogRange,
  lastChangeOf,
  mutationsOf,
  seqOf,
  transactionsOf,
} from "../history/transactionLog.ts";
import { httpError } from "../lakeError.ts";
import { documentEffects } from "../store/documentEffects.ts";
import { isObject } from "../store/documentValue.ts";
import { toLakeTime } from "../store/lakeTime.ts";
import type { Dataset } from "../store/store.ts";
import { parseApiVersion } from "./apiVersion.ts";
import { readIdList } from "./idList.ts";
import type { Lake, LakeApp } from "./lake.ts";
import { readBoolean, readChoice } from "./queryString.ts";

const defaultEvents = 100;
const maxEvents = 100;
const defaultTransactions = 100;
const maxTransactions = 1000;

/**
 * GET /v{version}/data/history/{dataset}/events/documents/{id}[?limit=100&nextCursor=]
 *
 * Answers {events: {[id]: […]}, nextCursor}: the newest first, from at most `limit` transactions (100 at most);
 * `nextCursor` is "" after the oldest.
 *
 * GET /v{version}/data/history/{dataset}/transactions/{id,id,…}   application/x-ndjson
 *
 * The transactions that touched any of the documents, one in each line: {id, timestamp, author, documentIDs, mutations?,
 * effects?}. In the query string `fromTransaction`, `toTransaction`, `fromTime`, `toTime` (all inclusive), `reverse`
 * (newest first), `limit` (default 100, at most 1000), `excludeContent` or `excludeMutations` (no mutations),
 * `includeIdentifiedDocumentsOnly` (nothing about other documents), `effectFormat=mendoza`.
 *
 * GET /v{version}/data/history/{dataset}/documents/{id,id,…}?revision= or ?time= or ?lastRevision=true
 *
 * Answers {documents}: those that there were after the transaction of that revision, at that time, or at last (before
 * its deletion, if a document was deleted).
 *
 * All are 401 without a token.
 */
export function addHistoryEndpoints(app: LakeApp, lake: Lake): void {
  const { db } = lake.store;

  app.get("/:version{v[^/]+}/data/history/:dataset/events/documents/:id", (c) => {
    parseApiVersion(c.req.param("version"));
    const dataset = tokenAccess(lake, c.req.param("dataset"), c.get("token"));
    const id = c.req.param("id");
    const search = new URL(c.req.url).searchParams;
    const { events, nextCursor } = documentEvents(db, dataset.id, id, {
      limit: Math.min(readLimit(search, defaultEvents), maxEvents),
      beforeSeq: readCursor(search),
    });
    return c.json({ events: { [id]: events }, nextCursor });
  });

  app.get("/:version{v[^/]+}/data/history/:dataset/transactions/:ids", (c) => {
    parseApiVersion(c.req.param("version"));
    const dataset = tokenAccess(lake, c.req.param("dataset"), c.get("token"));
    const search = new URL(c.req.url).searchParams;
    const documentIds = readIdList(c.req.param("ids"));
    const limit = readLimit(search, defaultTransactions);
    if (limit > maxTransactions) {
      throw httpError(
        400,
        `Parameter "limit" is ${limit}; it can't be more than ${maxTransactions}. Go on with "fromTransaction".`,
      );
    }
    const transactions = transactionsOf(db, dataset.id, documentIds, {
      range: readRange(lake, dataset, search),
      order: readBoolean(search, "reverse", false) ? "newestFirst" : "oldestFirst",
      limit,
    });
    const withoutContent = readBoolean(search, "excludeContent", false);
    const shown: ShownContent = {
      documentIds: readBoolean(search, "includeIdentifiedDocumentsOnly", false) ? documentIds : undefined,
      includeMutations: !withoutContent && !readBoolean(search, "excludeMutations", false),
      includeEffects: readChoice(search, "effectFormat", ["none", "mendoza"], "none") === "mendoza",
    };
    const lines = transactionLines(lake, transactions, shown);
    return c.body(streamOf(lines), 200, { "content-type": "application/x-ndjson" });
  });

  app.get("/:version{v[^/]+}/data/history/:dataset/documents/:ids", (c) => {
    parseApiVersion(c.req.param("version"));
    const dataset = tokenAccess(lake, c.req.param("dataset"), c.get("token"));
    const moment = readMoment(lake, dataset, new URL(c.req.url).searchParams);
    const documents = readIdList(c.req.param("ids")).flatMap((id) => {
      const change = moment && lastChangeOf(db, dataset.id, id, moment.until);
      const deleted = moment?.isLast ? change?.previous : undefined;
      return change?.result ?? deleted ?? [];
    });
    return c.json({ documents });
  });
}

interface ShownContent {
  /** Those that are told of; undefined for all that a transaction touched. */
  documentIds: string[] | undefined;
  includeMutations: boolean;
  includeEffects: boolean;
}

/** Each is read when it is asked for, in a turn of the event loop of its own: a page of large documents takes a while. */
async function* transactionLines(
  { store: { db } }: Lake,
  transactions: LoggedTransaction[],
  { documentIds, includeMutations, includeEffects }: ShownContent,
): AsyncGenerator<Uint8Array> {
  for (const { seq, id, timestamp, author } of transactions) {
    const changes = changesOf(db, seq, documentIds);
    const mutations = includeMutations ? mutationsOf(db, seq) : undefined;
    const line = {
      id,
      timestamp,
      author,
      documentIDs: changes.map(({ documentId }) => documentId),
      mutations: mutations?.filter((mutation) => !documentIds || documentIds.includes(mutatedId(mutation))),
      effects: includeEffects
        ? Object.fromEntries(changes.map((change) => [change.documentId, documentEffects(change)]))
        : undefined,
    };
    yield Buffer.from(`${JSON.stringify(line)}\n`);
    await setImmediate();
  }
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** The id in a mutation of the log: `{patch: {id}}`, `{delete: {id}}`, or of the document that is created. */
function mutatedId(mutation: unknown): string {
  const [body] = isObject(mutation) ? Object.values(mutation) : [];
  return isObject(body) ? String(body.id ?? body._id) : "";
}

function readLimit(search: URLSearchParams, fallback: number): number {
  const value = search.get("limit") ?? String(fallback);
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw httpError(400, `Parameter "limit" is ${JSON.stringify(value)}; it must be a whole number from 1 on.`);
}

function readCursor(search: URLSearchParams): number | undefined {
  const value = search.get("nextCursor") ?? "";
  if (value === "") return undefined;
  if (/^\d{1,15}$/.test(value)) return Number(value);
  throw httpError(
    400,
    `Parameter "nextCursor" is ${JSON.stringify(value)}; send what the last answer gave, or nothing.`,
  );
}

function readRange(lake: Lake, dataset: Dataset, search: URLSearchParams): LogRange {
  return {
    fromSeq: readTransaction(lake, dataset, search, "fromTransaction"),
    toSeq: readTransaction(lake, dataset, search, "toTransaction"),
    fromTime: readTime(search, "fromTime"),
    toTime: readTime(search, "toTime"),
  };
}

function readTransaction(
  lake: Lake,
  dataset: Dataset,
  search: URLSearchParams,
  name: string,
): number | undefined {
  const id = search.get(name) ?? "";
  if (id === "") return undefined;
  const seq = seqOf(lake.store.db, dataset.id, id);
  if (seq !== undefined) return seq;
  throw httpError(404, `Parameter "${name}" is ${JSON.stringify(id)}, and there is no such transaction.`);
}

function readTime(search: URLSearchParams, name: string): string | undefined {
  const value = search.get(name);
  if (value === null) return undefined;
  const time = toLakeTime(value);
  if (time !== undefined) return time;
  throw httpError(
    400,
    `Parameter "${name}" is ${JSON.stringify(value)}; it must be a time in RFC 3339 such as 2016-07-27T20:15:00Z.`,
  );
}

/** Undefined for a revision that this dataset never had: as after the end of Sanity's retention, nothing is found. */
function readMoment(
  lake: Lake,
  dataset: Dataset,
  search: URLSearchParams,
): { until: Pick<LogRange, "toSeq" | "toTime">; isLast: boolean } | undefined {
  const revision = search.get("revision");
  const toTime = readTime(search, "time");
  const isLast = readBoolean(search, "lastRevision", false);
  if ([revision !== null, toTime !== undefined, isLast].filter(Boolean).length !== 1) {
    throw httpError(
      400,
      'Say which revision: one of the parameters "revision", "time" and "lastRevision=true".',
    );
  }
  if (revision === null) return { until: { toTime }, isLast };
  const toSeq = seqOf(lake.store.db, dataset.id, revision);
  return toSeq === undefined ? undefined : { until: { toSeq }, isLast };
}
