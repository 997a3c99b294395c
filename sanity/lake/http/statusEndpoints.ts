import type { AllowedOrigin } from "../access/origins.ts";
import { httpError } from "../lakeError.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { Lake, LakeApp } from "./lake.ts";

/**
 * GET /v{version}/ping         `PONG`
 * GET /v{version}/check/cors   {result: {allowed, withCredentials}} for the Origin header, readable from any origin
 * GET /v{version}/health, GET /health   {status: "ok"}, or 503 if the database doesn't answer
 *
 * None of them needs a token.
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
  app.get("/health", (c) => c.json(health(lake)));
  app.get("/:version{v[^/]+}/health", (c) => {
    parseApiVersion(c.req.param("version"));
    return c.json(health(lake));
  });
}

function health({ store }: Lake): { status: "ok" } {
  try {
    store.db.prepare("SELECT 1 FROM datasets LIMIT 1").get();
    return { status: "ok" };
  } catch (error) {
    throw httpError(
      503,
      `The database doesn't answer: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
