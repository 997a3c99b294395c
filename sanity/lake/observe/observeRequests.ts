import type { MiddlewareHandler } from "hono";
import type { LakeEnv } from "../http/lake.ts";
import { endpointKind } from "./endpointKind.ts";
import type { LoggedRequest } from "./lakeLog.ts";
import type { LakeMetrics } from "./lakeMetrics.ts";
import { requestIdHeader, requestIdOf } from "./requestId.ts";

/** Of the address as it was sent: decoded, it could hold the end of a line. */
const maxLoggedPath = 200;

/** Gives each request an id, its sender's if there is one, and tells log and metrics how it was answered. */
export function observeRequests(
  logRequest: (request: LoggedRequest) => void,
  metrics: LakeMetrics | null,
): MiddlewareHandler<LakeEnv> {
  return async (c, next) => {
    const startedMs = performance.now();
    const requestId = requestIdOf(c.req.header(requestIdHeader));
    c.header(requestIdHeader, requestId);
    await next();
    const durationMs = performance.now() - startedMs;
    const { status } = c.res;
    metrics?.requestEnded({ endpoint: endpointKind(c.req.path), status, durationMs });
    logRequest({
      requestId,
      method: c.req.method,
      path: new URL(c.req.url).pathname.slice(0, maxLoggedPath),
      status,
      durationMs,
      plan: c.res.headers.get("x-lake-plan") ?? undefined,
    });
  };
}
