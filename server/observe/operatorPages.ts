import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { SECURITY_HEADERS } from "../headers.ts";
import type { SiteHealth } from "./siteHealth.ts";
import type { SiteMetrics } from "./siteMetrics.ts";

export interface OperatorPagesOptions {
  readonly health: () => Promise<SiteHealth>;
  /** Null if they are switched off. */
  readonly metrics: Pick<SiteMetrics, "text" | "contentType"> | null;
  /** Opens the details and the metrics; null if nobody may see them. */
  readonly operatorToken: string | null;
}

/** Answers a request if it is for an operator's page, and says whether it was. */
export type OperatorPages = (
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<boolean>;

/**
 * GET /api/health/live   200 {status: "ok"} as long as this process answers
 * GET /api/health        {status}; with the operator's token a whole `SiteHealth`. 503 if readers can't be served
 * GET /api/metrics       Prometheus' text format with the operator's token, 401 without
 */
export function createOperatorPages({ health, metrics, operatorToken }: OperatorPagesOptions): OperatorPages {
  const isOperator = tokenChecker(operatorToken);
  const pages: Record<string, (request: IncomingMessage) => Promise<Answer>> = {
    "/api/health/live": async () => json(200, { status: "ok" }),
    "/api/health": async (request) => {
      const report = await health();
      const status = report.status === "unavailable" ? 503 : 200;
      return json(status, isOperator(request) ? report : { status: report.status });
    },
    ...(metrics && {
      "/api/metrics": async (request: IncomingMessage) =>
        isOperator(request)
          ? { status: 200, contentType: metrics.contentType, body: await metrics.text() }
          : { ...json(401, { error: "Send the operator's token: Authorization: Bearer …" }), ...CHALLENGE },
    }),
  };

  return async (path, request, response) => {
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    if (page === undefined) return false;
    const { status, contentType, body, headers } =
      request.method === "GET" || request.method === "HEAD"
        ? await page(request)
        : { ...json(405, { error: "Use GET." }), headers: { allow: "GET, HEAD" } };
    response.writeHead(status, {
      ...SECURITY_HEADERS,
      ...headers,
      "content-type": contentType,
      "content-length": Buffer.byteLength(body),
      "cache-control": "no-store",
    });
    response.end(request.method === "HEAD" ? undefined : body);
    return true;
  };
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Record<string, string>;
}

const CHALLENGE = { headers: { "www-authenticate": "Bearer" } };

function json(status: number, body: unknown): Answer {
  return { status, contentType: "application/json", body: `${JSON.stringify(body)}\n` };
}

/** Compares hashes, which takes the same time wherever two tokens begin to differ. */
function tokenChecker(token: string | null): (request: IncomingMessage) => boolean {
  if (token === null) return () => false;
  const expected = sha256(`Bearer ${token}`);
  return ({ headers }) => timingSafeEqual(sha256(headers.authorization ?? ""), expected);
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
