import type { RequestHandler } from "@sanity/client";
import { currentRequestId, REQUEST_ID_HEADER } from "./requestId.ts";
import type { SiteMetrics } from "./siteMetrics.ts";

const QUERY_PATH = "/data/query/";

/** Stands around the reader's client: gives queries the id of the request that they are made for, and counts them. */
export function observedQueries(metrics: Pick<SiteMetrics, "queryEnded"> | null): RequestHandler {
  return async (request, next) => {
    const requestId = currentRequestId();
    const labelled =
      requestId === undefined
        ? request
        : { ...request, headers: { ...request.headers, [REQUEST_ID_HEADER]: requestId } };
    if (metrics === null || !String(request.url).includes(QUERY_PATH)) return next(labelled);
    const startedMs = performance.now();
    let isAnswered = false;
    try {
      const answer = await next(labelled);
      isAnswered = true;
      return answer;
    } finally {
      metrics.queryEnded({ durationMs: performance.now() - startedMs, isAnswered });
    }
  };
}
