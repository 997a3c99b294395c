import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Handler } from "./frontDoor.ts";
import { SECURITY_HEADERS } from "./headers.ts";
import type { TakeRequest } from "./limits/rateLimit.ts";
import { oversizedPart } from "./limits/requestSize.ts";
import type { OperatorPages } from "./observe/operatorPages.ts";
import { REQUEST_ID_HEADER, requestIdOf, withRequestId } from "./observe/requestId.ts";
import { routeKind } from "./observe/routeKind.ts";
import type { SiteLog } from "./observe/siteLog.ts";
import type { Refusal, SiteMetrics } from "./observe/siteMetrics.ts";

/** How long a client may take for each part of an exchange, in milliseconds. */
export interface Patience {
  /** To send the headers of a request. */
  readonly headersMs: number;
  /** To send a request to its end. */
  readonly requestMs: number;
  /** To do nothing at all, neither sending nor reading. */
  readonly idleMs: number;
  /** To get a whole answer, from the request on; streams of events have no end. */
  readonly answerMs: number;
  /** To send the next request on the same connection. */
  readonly keepAliveMs: number;
  /** How often connections are looked at. */
  readonly checkMs: number;
}

const PATIENCE: Patience = {
  headersMs: 10_000,
  requestMs: 20_000,
  idleMs: 30_000,
  answerMs: 120_000,
  // Longer than the proxies of docs/deploy keep theirs, which then close them first.
  keepAliveMs: 20_000,
  checkMs: 1_000,
};

/** Next's tools may be compiling, and nobody else is there. */
const PATIENCE_IN_DEVELOPMENT: Patience = { ...PATIENCE, idleMs: 0, answerMs: 600_000 };

/** Bytes; the address of the request is in it. */
const MAX_HEADER_BYTES = 16 * 1_024;
/** Besides the streams of running stories, which have a limit of their own. */
export const MAX_PAGE_CONNECTIONS = 10_000;
const MAX_LOGGED_PATH = 200;
/** As nginx has it: the client hung up. */
const CLIENT_CLOSED_REQUEST = 499;

export interface SiteServerOptions {
  /** The front door. */
  readonly handle: Handler;
  readonly operatorPages: OperatorPages;
  readonly log: SiteLog;
  /** Null if nobody asks for them. */
  readonly metrics: Pick<SiteMetrics, "requestEnded" | "requestRefused" | "connectionsChanged"> | null;
  /** Whose request it is, for the limit; null for somebody who has none. */
  readonly clientOf: (request: IncomingMessage) => string | null;
  readonly takeRequest: TakeRequest;
  /** Next's own tools send bodies of any size to addresses of any length. */
  readonly development: boolean;
  readonly patience?: Patience;
  readonly maxConnections?: number;
}

/**
 * The site's HTTP server: what holds for every request, whoever answers it. It gives the request an
 * id, refuses what is too much, and writes down how it ended.
 */
export function createSiteServer(options: SiteServerOptions): Server {
  const {
    development,
    patience = development ? PATIENCE_IN_DEVELOPMENT : PATIENCE,
    maxConnections = MAX_PAGE_CONNECTIONS,
    log,
    metrics,
  } = options;
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      keepAliveTimeout: patience.keepAliveMs,
      connectionsCheckingInterval: patience.checkMs,
      // Next listens for upgrades, and hangs up on them: clients that offer HTTP/2 would get no answer.
      shouldUpgradeCallback: () => development,
    },
    (request, response) => {
      const requestId = requestIdOf(request.headers[REQUEST_ID_HEADER]);
      response.setHeader(REQUEST_ID_HEADER, requestId);
      withRequestId(requestId, () => {
        observe(request, response, requestId, options);
        endSlowAnswer(response, patience.answerMs);
        answer(request, response, options).catch((error: unknown) => {
          log.error(`${request.method} ${loggedPath(request)}: ${String(error)}`);
          if (response.headersSent) response.destroy();
          else refuse(response, 500, "Something went wrong here.");
        });
      });
    },
  );
  server.timeout = patience.idleMs;
  server.maxConnections = maxConnections;
  server.on("connection", (socket) => {
    metrics?.connectionsChanged(1);
    socket.once("close", () => metrics?.connectionsChanged(-1));
  });
  return server;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, operatorPages, metrics, clientOf, takeRequest, development }: SiteServerOptions,
): Promise<void> {
  const refuseBecause = (reason: Refusal, status: number, sentence: string) => {
    metrics?.requestRefused(reason);
    refuse(response, status, sentence);
  };
  const path = pathOf(request);
  const oversized = development ? null : oversizedPart(request, path);
  if (oversized === "url") return refuseBecause("url", 414, "This address is too long.");
  if (oversized === "body") return refuseBecause("body", 413, "This is more than can be taken here.");

  const client = clientOf(request);
  const retryAfterSeconds = client === null ? null : await takeRequest(client);
  if (retryAfterSeconds !== null) {
    response.setHeader("retry-after", retryAfterSeconds);
    return refuseBecause("rate", 429, "Too many requests from this address. Please come back in a moment.");
  }
  if (await operatorPages(path, request, response)) return;
  await handle(request, response);
}

/** Ends the connection too: whatever else it may be about to send is not waited for. */
function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "private, no-store",
    connection: "close",
  });
  response.end(`${sentence}\n`);
}

/** A client that reads byte by byte is never idle. */
function endSlowAnswer(response: ServerResponse, answerMs: number): void {
  const timer = setTimeout(() => {
    if (!isStream(response)) response.destroy();
  }, answerMs).unref();
  response.once("close", () => clearTimeout(timer));
}

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}

/** Tells log and metrics how the request ended. Only the path of its address: what is asked for may be private. */
function observe(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  { log, metrics }: SiteServerOptions,
): void {
  const startedMs = performance.now();
  response.once("close", () => {
    const durationMs = performance.now() - startedMs;
    // Who has read enough of a stream hangs up.
    const isWhole = response.writableFinished || isStream(response);
    const status = isWhole ? response.statusCode : CLIENT_CLOSED_REQUEST;
    const cacheHeader = response.getHeader("x-nextjs-cache");
    const cache = typeof cacheHeader === "string" ? cacheHeader : null;
    const route = routeKind(pathOf(request));
    metrics?.requestEnded({ route, status, durationMs: isStream(response) ? null : durationMs, cache });
    const path = loggedPath(request);
    const level = status >= 500 ? "warn" : "debug";
    log[level](
      // Said here because connections close outside the request that used them.
      { requestId, method: request.method, path, status, durationMs: Math.round(durationMs), cache },
      `${request.method} ${path} answered ${status} in ${Math.round(durationMs)} ms${cache ? ` (${cache})` : ""}`,
    );
  });
}

/** Without what follows the path; empty for what is no address. */
function pathOf({ url = "" }: IncomingMessage): string {
  return URL.parse(url, "http://site")?.pathname ?? "";
}

function loggedPath(request: IncomingMessage): string {
  return pathOf(request).slice(0, MAX_LOGGED_PATH);
}
