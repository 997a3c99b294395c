import { createServer, type Server } from "node:http";
import { isIPv6 } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { createOriginFinder } from "../access/origins.ts";
import { createRateLimiter } from "../access/rateLimit.ts";
import { createTokenFinder } from "../access/tokens.ts";
import { httpError, LakeError } from "../lakeError.ts";
import type { QueryPool } from "../query/queryPool.ts";
import type { Store } from "../store/store.ts";
import { addAccountEndpoints } from "./accountEndpoints.ts";
import { addDocEndpoint } from "./docEndpoint.ts";
import { allowOrigins, checkHost, identify, securityHeaders } from "./gate.ts";
import type { Lake, LakeApp, LakeEnv } from "./lake.ts";
import { addListenEndpoint } from "./listenEndpoint.ts";
import { type ListenerLimits, Listeners } from "./listeners.ts";
import { addMutateEndpoint } from "./mutateEndpoint.ts";
import { addQueryEndpoint } from "./queryEndpoint.ts";
import { addStatusEndpoints } from "./statusEndpoints.ts";

export interface LakeServerOptions {
  store: Store;
  pool: Pick<QueryPool, "queryJson">;
  /** One line each: what was refused or went wrong. */
  log: (line: string) => void;
  /** Default `verbatim`. */
  projectId?: string;
  /** Names beside localhost and IP addresses that the lake answers to. */
  hostNames?: readonly string[];
  /** Origins of the site's pages; they may send credentials. */
  siteOrigins?: readonly string[];
  /** By one token, or by one address without a token. Default 1000; 0 for no limit. */
  requestsPerSecond?: number;
  /** Default 32 MB, Sanity's limit for a document. */
  maxBodyBytes?: number;
  /** Monotonic, in milliseconds; the limit of requests goes by it. Default performance.now. */
  clockMs?: () => number;
  /** Default 1000 in total, 100 for one token, 20 for one address without a token. */
  listenerLimits?: ListenerLimits;
  /** How often quiet listeners get a comment. Default 15,000. */
  keepAliveMs?: number;
  /** How much may wait for a listener who doesn't read when another event comes. Default 4 MB. */
  maxListenerBufferBytes?: number;
}

export interface LakeServer {
  /** Port 0 takes a free one. Rejects with the system's error (`EADDRINUSE`, `EACCES`, …) if it can't. */
  listen(address: { port: number; hostname: string }): Promise<{ port: number; url: string }>;
  /** Ends listeners, lets requests under way finish (at most `graceMs`, default 10,000), takes no new ones. */
  close(graceMs?: number): Promise<void>;
}

/** How long a listen URL may be: 14,800 characters from Sanity's client, and the other headers. */
const maxHeaderBytes = 32 * 1024;
const maxLoggedPaths = 1000;
const maxLoggedPathLength = 200;
const maxRememberedCallers = 10_000;

/** The lake's HTTP server on a store and a query pool, which the caller closes after it. */
export function createLakeServer(options: LakeServerOptions): LakeServer {
  const { store, log, clockMs = () => performance.now() } = options;
  const tokens = createTokenFinder(store.db);
  const listeners = new Listeners({
    store,
    limits: options.listenerLimits ?? { total: 1000, perToken: 100, perAddress: 20 },
    isLiveToken: tokens.isLive,
    keepAliveMs: options.keepAliveMs ?? 15_000,
    maxBufferedBytes: options.maxListenerBufferBytes ?? 4 * 1024 * 1024,
  });
  const lake: Lake = {
    store,
    pool: options.pool,
    listeners,
    projectId: options.projectId ?? "verbatim",
    maxBodyBytes: options.maxBodyBytes ?? 32 * 1024 * 1024,
  };
  const findOrigin = createOriginFinder(store.db, options.siteOrigins ?? []);
  const takeRequest = createRateLimiter({
    requestsPerSecond: options.requestsPerSecond ?? 1000,
    maxCallers: maxRememberedCallers,
  });

  const app: LakeApp = new Hono<LakeEnv>();
  app.use(
    securityHeaders,
    checkHost(options.hostNames ?? [], lake.projectId),
    allowOrigins(findOrigin),
    identify(tokens, (caller) => takeRequest(caller, clockMs())),
  );
  addQueryEndpoint(app, lake);
  addDocEndpoint(app, lake);
  addMutateEndpoint(app, lake);
  addListenEndpoint(app, lake);
  addAccountEndpoints(app);
  addStatusEndpoints(app, lake, findOrigin);
  answerTheRest(app, log);
  return serverOf(app, listeners);
}

function answerTheRest(app: LakeApp, log: (line: string) => void): void {
  const loggedPaths = new Set<string>();
  app.notFound((c) => {
    const request = `${c.req.method} ${c.req.path.slice(0, maxLoggedPathLength)}`;
    if (!loggedPaths.has(request)) {
      loggedPaths.add(request);
      const [oldest] = loggedPaths;
      if (loggedPaths.size > maxLoggedPaths && oldest !== undefined) loggedPaths.delete(oldest);
      log(`not supported: ${request}`);
    }
    throw httpError(404, `${request} is not part of this lake's API.`);
  });
  app.onError((error, c) => {
    if (error instanceof LakeError) return c.json(error.body, error.status as ContentfulStatusCode);
    log(`failed: ${c.req.method} ${c.req.path}: ${error.stack ?? error.message}`);
    return c.json(httpError(500, "The lake failed to answer; its log says why.").body, 500);
  });
}

function serverOf(app: LakeApp, listeners: Listeners): LakeServer {
  const server = createServer({ maxHeaderSize: maxHeaderBytes }, getRequestListener(app.fetch));
  return {
    listen: ({ port, hostname }) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, hostname, () => {
          server.off("error", reject);
          resolve({
            port: portOf(server),
            url: `http://${isIPv6(hostname) ? `[${hostname}]` : hostname}:${portOf(server)}`,
          });
        });
      }),
    close: (graceMs = 10_000) =>
      new Promise((resolve) => {
        const giveUp = setTimeout(() => server.closeAllConnections(), graceMs);
        // Node closes the idle connections once; those that become idle later would be kept for the client.
        const closeIdle = setInterval(() => server.closeIdleConnections(), 20);
        server.close(() => {
          clearTimeout(giveUp);
          clearInterval(closeIdle);
          resolve();
        });
        listeners.close();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no TCP port.");
  return address.port;
}
