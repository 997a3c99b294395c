import { writeAccess } from "../access/datasetAccess.ts";
import { httpError } from "../lakeError.ts";
import { selectIds } from "../query/runQuery.ts";
import { isObject, type JsonObject } from "../store/documentValue.ts";
import type { MutationResult } from "../store/store.ts";
import { parseApiVersion } from "./apiVersion.ts";
import { nameOfType, readJsonObject } from "./jsonBody.ts";
import type { Lake, LakeApp } from "./lake.ts";
import { measuredCommit } from "./measuredCommit.ts";
import { readBoolean, readChoice } from "./queryString.ts";

/**
 * POST /v{version}/data/mutate/{dataset}   {mutations: […], transactionId?}
 *
 * One transaction, all or nothing. In the query string `returnIds`, `returnDocuments`, `dryRun`,
 * `autoGenerateArrayKeys` (all default false), `transactionId` and `visibility` (`sync`, `async` or `deferred`; here a
 * transaction is always on disk and visible to queries before the answer).
 *
 * Answers {transactionId, results: [{id?, operation, document?}], documentIds?}.
 */
export function addMutateEndpoint(app: LakeApp, lake: Lake): void {
  app.post("/:version{v[^/]+}/data/mutate/:dataset", async (c) => {
    parseApiVersion(c.req.param("version"));
    const { dataset, author, authorize } = writeAccess(lake, c.req.param("dataset"), c.get("token"));
    const search = new URL(c.req.url).searchParams;
    const returnIds = readBoolean(search, "returnIds", false);
    const returnDocuments = readBoolean(search, "returnDocuments", false);
    readChoice(search, "visibility", ["sync", "async", "deferred"], "sync");
    const body = await readJsonObject(c.req.raw, lake.maxBodyBytes);
    for (const { query, params } of queriesOf(body.mutations)) {
      const now = new Date().toISOString();
      await lake.pool.queryJson(
        { datasetId: dataset.id, query, params, perspective: "raw", visibility: "all", now, wanted: "ids" },
        { caller: c.get("caller") },
      );
    }
    const { transactionId, results } = await measuredCommit(lake, {
      datasetId: dataset.id,
      mutations: body.mutations,
      transactionId: readTransactionId(body.transactionId ?? search.get("transactionId")),
      author,
      authorize,
      dryRun: readBoolean(search, "dryRun", false),
      autoGenerateArrayKeys: readBoolean(search, "autoGenerateArrayKeys", false),
      now: new Date(),
      selectIds: (query, params, now, limit) =>
        selectIds(lake.store.db, { datasetId: dataset.id, query, params, now: now.toISOString(), limit }),
    });
    return c.json({
      transactionId,
      results: results.map((result) => shownResult(result, { returnIds, returnDocuments })),
      documentIds: returnIds ? [...new Set(results.map(({ id }) => id))] : undefined,
    });
  });
}

/**
 * The queries of mutations by query, each once; what can't be read the store refuses.
 *
 * They are run twice. The writer has to run them inside the transaction, where nothing changes between finding a
 * document and writing it, and nothing can stop it there: a query that never ends would stop the lake. So a worker runs
 * them first, which is ended when it takes too long.
 */
function queriesOf(mutations: unknown): { query: string; params: JsonObject }[] {
  const operations: unknown[] = Array.isArray(mutations)
    ? mutations.flatMap((mutation) => (isObject(mutation) ? [mutation.delete, mutation.patch] : []))
    : [];
  const queries = operations.flatMap((operation) => {
    const { query, params = {} } = isObject(operation) ? operation : {};
    return typeof query === "string" && isObject(params) ? [{ query, params }] : [];
  });
  return [...new Map(queries.map((query) => [JSON.stringify(query), query])).values()];
}

function shownResult(
  { id, operation, document }: MutationResult,
  { returnIds, returnDocuments }: { returnIds: boolean; returnDocuments: boolean },
) {
  return {
    id: returnIds || returnDocuments ? id : undefined,
    operation,
    document: returnDocuments ? document : undefined,
  };
}

/** Which strings are ids, the store says. */
function readTransactionId(value: unknown): string | undefined {
  if (value === null) return undefined;
  if (typeof value === "string") return value;
  throw httpError(400, `"transactionId" must be a string; it is ${nameOfType(value)}.`);
}
