import { writeAccess } from "../access/datasetAccess.ts";
import { httpError } from "../lakeError.ts";
import type { JsonObject } from "../store/documentValue.ts";
import { parseApiVersion } from "./apiVersion.ts";
import { nameOfType, readJsonObject } from "./jsonBody.ts";
import type { Lake, LakeApp } from "./lake.ts";
import { measuredCommit } from "./measuredCommit.ts";

/**
 * POST /v{version}/data/actions/{dataset}
 * {actions: [{actionType, …}, …], transactionId?, dryRun?, skipCrossDatasetReferenceValidation?}
 *
 * The actions are carried out one after the other in one transaction, all or none. References into other datasets are
 * never validated here, so there is nothing to skip.
 *
 * Answers {transactionId}, which is the new `_rev` of every document that was touched. Errors are
 * {error: {type: "actionError", description, items: [{index, error: {type, description, …}}]}}.
 */
export function addActionsEndpoint(app: LakeApp, lake: Lake): void {
  app.post("/:version{v[^/]+}/data/actions/:dataset", async (c) => {
    parseApiVersion(c.req.param("version"));
    const { dataset, author, authorize } = writeAccess(lake, c.req.param("dataset"), c.get("token"));
    const body = await readJsonObject(c.req.raw, lake.maxBodyBytes);
    readSwitch(body, "skipCrossDatasetReferenceValidation");
    const { transactionId } = await measuredCommit(lake, {
      datasetId: dataset.id,
      actions: body.actions,
      transactionId: readTransactionId(body),
      author,
      authorize,
      dryRun: readSwitch(body, "dryRun"),
      now: new Date(),
      selectIds: () => [],
    });
    return c.json({ transactionId });
  });
}

function readSwitch(body: JsonObject, name: string): boolean {
  const { [name]: value = false } = body;
  if (typeof value === "boolean") return value;
  throw httpError(400, `"${name}" must be true or false; it is ${nameOfType(value)}.`);
}

function readTransactionId({ transactionId }: JsonObject): string | undefined {
  if (transactionId === undefined || typeof transactionId === "string") return transactionId;
  throw httpError(400, `"transactionId" must be a string; it is ${nameOfType(transactionId)}.`);
}
