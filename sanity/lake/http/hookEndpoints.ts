import type { Context } from "hono";
import { insufficientProjectGrant } from "../access/datasetAccess.ts";
import { maySeeWebhooks } from "../access/roles.ts";
import { httpError } from "../lakeError.ts";
import { type DeliveryReport, reportDeliveries } from "../webhooks/deliveries.ts";
import { listWebhooks, type Webhook } from "../webhooks/webhooks.ts";
import type { Lake, LakeApp, LakeEnv } from "./lake.ts";
import { requireProjectToken } from "./requireProject.ts";

/**
 * GET /v{version}/hooks/projects/{project}                    [{id, name, dataset, url, type: "document", rule, …}]
 * GET /v{version}/hooks/projects/{project}/{hook}/messages    deliveries, newest first, at most 100: [{id, status:
 *     "queued" | "sending" | "success" | "failure", resultCode, failureCount, payload, createdAt, …}] and, of the lake's
 *     own, documentId, operation, and error, the reason if there was no answer
 * GET /v{version}/hooks/projects/{project}/{hook}/attempts    the last call of each of them: [{id, messageId, isFailure,
 *     inProgress, failureReason: "http" | "timeout" | "network" | null, resultCode, createdAt, …}]
 *
 * What `sanity hook list` and `sanity hook logs` ask. For editors and administrators; 403 for others, 401 without a token,
 * 404 for what isn't there. Webhooks are made, changed and sent again by commands; their secrets are never told.
 */
export function addHookEndpoints(app: LakeApp, lake: Lake): void {
  const { db } = lake.store;
  app.get("/:version{v[^/]+}/hooks/projects/:project", (c) => {
    requireGrant(c, lake);
    const datasets = new Map(lake.store.datasets().map(({ id, name }) => [id, name]));
    return c.json(
      listWebhooks(db).map((webhook) => shownHook(webhook, datasets.get(webhook.datasetId) ?? "", lake)),
    );
  });
  app.get("/:version{v[^/]+}/hooks/projects/:project/:hook/messages", (c) => {
    const { dataset, deliveries } = readHook(c, lake);
    return c.json(
      deliveries.map((delivery) => ({
        id: delivery.id,
        hookId: delivery.webhookId,
        projectId: lake.projectId,
        dataset,
        documentId: delivery.documentId,
        operation: delivery.operation,
        status: messageStatus(delivery),
        resultCode: delivery.lastStatus,
        failureCount: failureCount(delivery),
        error: delivery.lastError,
        payload: delivery.payload,
        createdAt: delivery.createdAt,
      })),
    );
  });
  app.get("/:version{v[^/]+}/hooks/projects/:project/:hook/attempts", (c) => {
    const { deliveries } = readHook(c, lake);
    return c.json(
      deliveries
        .filter(({ attempts }) => attempts > 0)
        .map((delivery) => ({
          id: `${delivery.id}-${delivery.attempts}`,
          messageId: delivery.id,
          hookId: delivery.webhookId,
          projectId: lake.projectId,
          inProgress: false,
          isFailure: delivery.state !== "delivered",
          failureReason: failureReason(delivery),
          resultCode: delivery.lastStatus,
          resultBody: null,
          duration: null,
          createdAt: delivery.finishedAt ?? delivery.createdAt,
          updatedAt: delivery.finishedAt,
        })),
    );
  });
}

const maxMessages = 100;

function requireGrant(c: Context<LakeEnv>, lake: Lake): void {
  const { role } = requireProjectToken(c, lake);
  if (!maySeeWebhooks(role)) throw insufficientProjectGrant("sanity.project.webhooks", "read");
}

function readHook(c: Context<LakeEnv>, lake: Lake): { dataset: string; deliveries: DeliveryReport[] } {
  requireGrant(c, lake);
  const { db } = lake.store;
  const id = c.req.param("hook");
  const webhook = listWebhooks(db).find((candidate) => candidate.id === id);
  if (!webhook) throw httpError(404, `There is no webhook ${JSON.stringify(id)}.`);
  const dataset = lake.store.datasets().find((candidate) => candidate.id === webhook.datasetId);
  return { dataset: dataset?.name ?? "", deliveries: reportDeliveries(db, webhook.id, maxMessages) };
}

function shownHook(webhook: Webhook, dataset: string, { projectId }: Lake) {
  return {
    id: webhook.id,
    type: "document",
    projectId,
    dataset,
    name: webhook.name,
    description: null,
    url: webhook.url,
    httpMethod: "POST",
    headers: {},
    rule: {
      on: ["create", "update", "delete"],
      filter: webhook.filter || null,
      projection: webhook.projection || null,
    },
    includeDrafts: webhook.includeDrafts,
    secret: null,
    isDisabled: false,
    isDisabledByUser: false,
    deletedAt: null,
  };
}

function messageStatus({ state, attempts }: DeliveryReport): "queued" | "sending" | "success" | "failure" {
  if (state === "delivered") return "success";
  if (state === "failed") return "failure";
  return attempts === 0 ? "queued" : "sending";
}

/** Every call but a last one that went well has failed. */
function failureCount({ state, attempts }: DeliveryReport): number {
  return state === "delivered" ? attempts - 1 : attempts;
}

function failureReason({
  state,
  lastStatus,
  lastError,
}: DeliveryReport): "http" | "timeout" | "network" | null {
  if (state === "delivered") return null;
  if (lastStatus !== null) return "http";
  return /timeout/i.test(lastError ?? "") ? "timeout" : "network";
}
