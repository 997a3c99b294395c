import type { Context } from "hono";
import { readAccess } from "../access/datasetAccess.ts";
import { httpError } from "../lakeError.ts";
import { isObject, type JsonObject } from "../store/documentValue.ts";
import { parseApiVersion } from "./apiVersion.ts";
import { nameOfType, readJsonObject } from "./jsonBody.ts";
import type { Lake, LakeApp, LakeEnv } from "./lake.ts";
import { hasRelease, readPerspective } from "./perspective.ts";
import { readBoolean, readGroqParams } from "./queryString.ts";

/**
 * GET  /v{version}/data/query/{dataset}?query=…&$name=…   each `$name` in JSON
 * POST /v{version}/data/query/{dataset}                   {query, params?}
 *
 * Both with `perspective` (`raw`, `published`, `drafts`, or release names with commas between; by default `published`,
 * before v2025-02-19 `raw`) and `returnQuery` (default true) in the query string.
 *
 * Answers {result, syncTags, ms, query?}. The header `x-lake-plan` says how the answer was found.
 */
export function addQueryEndpoint(app: LakeApp, lake: Lake): void {
  app.get("/:version{v[^/]+}/data/query/:dataset", (c) =>
    answer(c, lake, async (search) => ({ query: search.get("query"), params: readGroqParams(search) })),
  );
  app.post("/:version{v[^/]+}/data/query/:dataset", (c) =>
    answer(c, lake, async () => readQueryBody(await readJsonObject(c.req.raw, lake.maxBodyBytes))),
  );
}

interface SentQuery {
  query: unknown;
  params: Record<string, unknown>;
}

function readQueryBody({ query, params = {} }: JsonObject): SentQuery {
  if (!isObject(params)) {
    throw httpError(400, `"params" must be an object of GROQ parameters, not ${nameOfType(params)}.`);
  }
  return { query, params };
}

async function answer(
  c: Context<LakeEnv, "/:version/data/query/:dataset">,
  lake: Lake,
  readQuery: (search: URLSearchParams) => Promise<SentQuery>,
): Promise<Response> {
  const version = parseApiVersion(c.req.param("version"));
  const { dataset, visibility } = readAccess(lake, c.req.param("dataset"), c.get("token"));
  const search = new URL(c.req.url).searchParams;
  const { query, params } = await readQuery(search);
  if (typeof query !== "string" || query === "") {
    throw httpError(
      400,
      `"query" must be a GROQ query such as *[_type == "story"]; it is ${nameOfType(query)}.`,
    );
  }
  const returnQuery = readBoolean(search, "returnQuery", true);
  const perspective =
    readPerspective(
      search.get("perspective"),
      (release) => visibility === "all" && hasRelease(lake.store.db, dataset.id, release),
    ) ?? version.defaultPerspective;
  const startedMs = performance.now();
  const answered = lake.pool.queryJson(
    {
      datasetId: dataset.id,
      query,
      params,
      perspective,
      visibility,
      now: new Date().toISOString(),
      projectId: lake.projectId,
      datasetName: dataset.name,
    },
    { caller: c.get("caller"), signal: c.req.raw.signal },
  );
  const { json, plan, syncTags } = await answered.catch((error: unknown) => {
    lake.metrics?.queryEnded({ durationMs: performance.now() - startedMs, isIndexed: undefined });
    throw error;
  });
  const durationMs = performance.now() - startedMs;
  lake.metrics?.queryEnded({ durationMs, isIndexed: plan.scans === 0 });
  const ms = Math.round(durationMs);
  c.header(
    "x-lake-plan",
    `scans=${plan.scans}; candidates=${plan.candidates}; indexes=${plan.indexes.join(",") || "none"}`,
  );
  if (search.has("resultSourceMap") && search.get("resultSourceMap") !== "false") {
    c.header("x-sanity-warning", "This lake has no content source maps: resultSourceMap is ignored.");
  }
  const rest = JSON.stringify({ syncTags, ms, ...(returnQuery ? { query } : {}) });
  // The result is JSON already, and may be large.
  return c.body(`{"result":${json},${rest.slice(1)}`, 200, { "content-type": "application/json" });
}
