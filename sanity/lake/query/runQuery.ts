import type { DatabaseSync } from "node:sqlite";
import { type EvaluateOptions, evaluate, toJS } from "groq-js";
import { DatasetReader } from "./datasetReader.ts";
import { Footprint } from "./footprint.ts";
import { overlayOf, type Perspective, type Visibility } from "./overlay.ts";
import { parseChecked } from "./parseChecked.ts";
import { type PlanLimits, planLimits } from "./planLimits.ts";
import { PlannedRun, type PlanReport } from "./plannedRun.ts";
import { withoutWindows } from "./planner.ts";
import { functionNotSupported } from "./queryError.ts";
import type { SyncTag } from "./syncTags.ts";
import { TextMatches } from "./textMatch.ts";

export interface QueryRequest {
  datasetId: number;
  query: string;
  params: Record<string, unknown>;
  perspective: Perspective;
  visibility: Visibility;
  /** ISO 8601; what `now()` answers. */
  now: string;
  /** What sanity::projectId() and sanity::dataset() answer; null without both. */
  projectId?: string;
  datasetName?: string;
  /** `ids`: the result is what `selectIds` finds, whatever the perspective and visibility. Default: the answer. */
  wanted?: "result" | "ids";
}

export interface QueryAnswer {
  result: unknown;
  plan: PlanReport;
  /** At most 100. */
  syncTags: SyncTag[];
}

/**
 * Answers a GROQ query from one snapshot of the database; usable on any connection that isn't writing, in any thread.
 * Without `order()` documents come by ascending `_id`.
 *
 * Throws what `parseChecked` throws.
 */
export async function runQuery(
  db: DatabaseSync,
  request: QueryRequest,
  limits: PlanLimits = planLimits,
): Promise<QueryAnswer> {
  const { datasetId, query, params, perspective, visibility, wanted } = request;
  if (wanted === "ids") {
    const { ids, run } = select(db, request);
    return { result: ids, plan: run.report, syncTags: run.footprint.syncTags(datasetId) };
  }
  const { tree, plan } = parseChecked(query, params);
  const reader = new DatasetReader(db, datasetId, overlayOf(perspective, visibility));
  if (plan) {
    const run = new PlannedRun(plan, reader, optionsOf(request), limits);
    const result = inSnapshot(db, () => run.evaluate());
    return { result, plan: run.report, syncTags: run.footprint.syncTags(datasetId) };
  }
  const dataset = inSnapshot(db, () => reader.everything());
  const documents = new Map(dataset.map((document) => [document._id, document]));
  const textMatches = new TextMatches((id) => documents.get(id));
  const value = await evaluate(tree, {
    ...optionsOf(request),
    dataset,
    dereference: async ({ _ref }) => textMatches.answer(_ref) ?? documents.get(_ref),
  });
  const footprint = new Footprint();
  footprint.addSelection(undefined);
  return {
    result: toJS(await value.asStatic()),
    plan: { scans: 1, candidates: dataset.length, indexes: [] },
    syncTags: footprint.syncTags(datasetId),
  };
}

/**
 * The ids of the documents in the answer to a query such as `*[_type == "x"]`, at most `limit`, in the answer's order.
 * Sees every stored document, and what the connection's open transaction has written. For `delete` and `patch`.
 *
 * Throws what `parseChecked` throws, and LakeError 501 for the few functions that can't be evaluated synchronously.
 */
export function selectIds(db: DatabaseSync, request: SelectionRequest & { limit: number }): string[] {
  return select(db, request).ids.slice(0, request.limit);
}

type SelectionRequest = Pick<QueryRequest, "datasetId" | "query" | "params" | "now">;

function select(db: DatabaseSync, request: SelectionRequest): { ids: string[]; run: PlannedRun } {
  const { datasetId, query, params } = request;
  const { plan } = parseChecked(query, params);
  if (!plan) throw functionNotSupported(query, "diff::changedAny");
  const reader = new DatasetReader(db, datasetId, overlayOf("raw", "all"));
  const run = new PlannedRun(withoutWindows(plan), reader, optionsOf(request), planLimits);
  const result = inSnapshot(db, () => run.evaluate());
  const documents: unknown[] = Array.isArray(result) ? result : [result];
  return { ids: documents.flatMap((document) => idOf(document) ?? []), run };
}

function idOf(document: unknown): string | undefined {
  const isDocument = typeof document === "object" && document !== null && "_id" in document;
  return isDocument && typeof document._id === "string" ? document._id : undefined;
}

function optionsOf({
  params,
  now,
  projectId,
  datasetName,
}: Pick<QueryRequest, "params" | "now" | "projectId" | "datasetName">): EvaluateOptions {
  const isNamed = projectId !== undefined && datasetName !== undefined;
  return {
    params,
    timestamp: new Date(now),
    ...(isNamed && { sanity: { projectId, dataset: datasetName } }),
  };
}

/** Everything that `read` reads is of one moment, also while others write. */
function inSnapshot<Result>(db: DatabaseSync, read: () => Result): Result {
  if (db.isTransaction) return read();
  db.exec("BEGIN");
  try {
    return read();
  } finally {
    db.exec("COMMIT");
  }
}
