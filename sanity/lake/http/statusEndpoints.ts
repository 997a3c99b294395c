import type { AllowedOrigin } from "../access/origins.ts";
import type { Token } from "../access/tokens.ts";
import { httpError } from "../lakeError.ts";
import { type DeliveryBacklog, deliveryBacklog } from "../webhooks/deliveries.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { Lake, LakeApp } from "./lake.ts";

/**
 * GET /v{version}/ping         `PONG`
 * GET /v{version}/check/cors   {result: {allowed, withCredentials}} for the Origin header, readable from any origin
 * GET /v{version}/health, GET /health   {status: "ok"}, or 503 if the database doesn't answer; with a token
 *                              also `deliveries`, the backlog of webhooks
 * GET /metrics                 in Prometheus' text format, for a token; 404 if the lake keeps none
 *
 * Only metrics need a token, of any role.
 */
export function addStatusEndpoints(
  app: LakeApp,
  lake: Lake,
  findOrigin: (origin: string) => AllowedOrigin | undefined,
): void {
  app.get("/:version{v[^/]+}/ping", (c) => {
    parseApiVersion(c.req.param("version"));
    return c.text("PONG");
  });
  app.get("/:version{v[^/]+}/check/cors", (c) => {
    parseApiVersion(c.req.param("version"));
    const header = c.req.header("origin");
    const origin = header === undefined ? undefined : findOrigin(header);
    if (header !== undefined && !origin) c.header("access-control-allow-origin", header);
    return c.json({
      result: { allowed: origin !== undefined, withCredentials: origin?.credentials ?? false },
    });
  });
  app.get("/health", (c) => c.json(health(lake, c.get("token"))));
  app.get("/:version{v[^/]+}/health", (c) => {
    parseApiVersion(c.req.param("version"));
    return c.json(health(lake, c.get("token")));
  });
  const { metrics } = lake;
  if (!metrics) return;
  app.get("/metrics", async (c) => {
    if (!c.get("token")) throw httpError(401, "Metrics need a token of this lake, of any role.");
    return c.body(await metrics.text(), 200, { "content-type": metrics.contentType });
  });
}

function health({ store }: Lake, token: Token | undefined): { status: "ok"; deliveries?: DeliveryBacklog } {
  try {
    store.db.prepare("SELECT 1 FROM datasets LIMIT 1").get();
    return { status: "ok", ...(token && { deliveries: deliveryBacklog(store.db, new Date()) }) };
  } catch (error) {
    throw httpError(
      503,
      `The database doesn't answer: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
