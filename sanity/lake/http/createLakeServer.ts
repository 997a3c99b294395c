import { Server } from "node:http";
import { isIPv6 } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { WebSocketServer } from "ws";
import { type DemoUser, defaultDemoUsers } from "../access/demoUsers.ts";
import { isOnlyForThisMachine } from "../access/hosts.ts";
import { createOriginFinder } from "../access/origins.ts";
import { createRateLimiter } from "../access/rateLimit.ts";
import { SignIn } from "../access/signIn.ts";
import { createTokenFinder, isLiveToken } from "../access/tokens.ts";
import { revokeDemoSessions } from "../access/users.ts";
import type { Assets } from "../assets/assets.ts";
import { httpError, LakeError } from "../lakeError.ts";
import type { LoggedRequest } from "../observe/lakeLog.ts";
import { createLakeMetrics } from "../observe/lakeMetrics.ts";
import { observeRequests } from "../observe/observeRequests.ts";
import { maxMessageBytes, Presence, type SocketLimits } from "../presence/presence.ts";
import type { QueryPool } from "../query/queryPool.ts";
import type { Store } from "../store/store.ts";
import { deliveryBacklog } from "../webhooks/deliveries.ts";
import { addAccountEndpoints } from "./accountEndpoints.ts";
import { addActionsEndpoint } from "./actionsEndpoint.ts";
import { addAssetEndpoints } from "./assetEndpoints.ts";
import { addAssetUploadEndpoint } from "./assetUploadEndpoint.ts";
import { addDocEndpoint } from "./docEndpoint.ts";
import { addExportEndpoint } from "./exportEndpoint.ts";
import { allowOrigins, bearerToken, checkHost, identify, securityHeaders } from "./gate.ts";
import { addHistoryEndpoints } from "./historyEndpoints.ts";
import { addHookEndpoints } from "./hookEndpoints.ts";
import type { Lake, LakeApp, LakeEnv } from "./lake.ts";
import { addListenEndpoint } from "./listenEndpoint.ts";
import { type ListenerLimits, Listeners } from "./listeners.ts";
import { addLiveEndpoint } from "./liveEndpoint.ts";
import { addMutateEndpoint } from "./mutateEndpoint.ts";
import { addProjectEndpoints } from "./projectEndpoints.ts";
import { addQueryEndpoint } from "./queryEndpoint.ts";
import { addReferencesEndpoint } from "./referencesEndpoint.ts";
import { addSignInEndpoints } from "./signInEndpoints.ts";
import { addSocketEndpoint } from "./socketEndpoint.ts";
import { addStatusEndpoints } from "./statusEndpoints.ts";
import { StreamSockets } from "./streamSockets.ts";
import { addStreamsEndpoint } from "./streamsEndpoint.ts";
import { isWebSocketRequest } from "./webSocketRequest.ts";

export interface LakeServerOptions {
  store: Store;
  pool: Pick<QueryPool, "queryJson">;
  assets: Assets;
  /** One line each: what was refused or went wrong. */
  log: (line: string) => void;
  /** Called for every request once it is answered. */
  logRequest?: (request: LoggedRequest) => void;
  /** Whether to count, and to answer `/metrics`. Default false. */
  hasMetrics?: boolean;
  /** Default `verbatim`. */
  projectId?: string;
  /** What the `url` of an uploaded asset begins with. Default: where the server listens. */
  assetOrigin?: string;
  /** Names beside localhost and IP addresses that the lake answers to. */
  hostNames?: readonly string[];
  /** Origins of the site's pages; they may send credentials. */
  siteOrigins?: readonly string[];
  /** Who may sign in without a password while only this machine reaches the lake and it has no users. */
  demoUsers?: readonly DemoUser[];
  /** By one token, or by one address without a token. Default 1000; 0 for no limit. */
  requestsPerSecond?: number;
  /** Default 32 MB, Sanity's limit for a document. */
  maxBodyBytes?: number;
  /** Monotonic, in milliseconds; the limit of requests goes by it. Default performance.now. */
  clockMs?: () => number;
  /** Sessions and sign-ins go by it. Default the system's clock. */
  now?: () => Date;
  /** Default 2000 in total, 250 for one token, 20 for one address without a token. */
  listenerLimits?: ListenerLimits;
  /**
   * Of presence, and of streams. Default 1000 of each in total, 100 for one token, 100 for one network before they send
   * a token or open a stream.
   */
  socketLimits?: SocketLimits;
  /** How often quiet listeners get a comment, and sockets a heartbeat. Default 15,000. */
  keepAliveMs?: number;
  /** How much may wait for a listener who doesn't read when another event comes. Default 4 MB. */
  maxListenerBufferBytes?: number;
}

export interface LakeServer {
  /** Port 0 takes a free one. Rejects with the system's error (`EADDRINUSE`, `EACCES`, …) if it can't. */
  listen(address: { port: number; hostname: string }): Promise<{ port: number; url: string }>;
  /** Ends listeners and sockets, lets requests under way finish (at most `graceMs`, default 10,000), takes no new ones. */
  close(graceMs?: number): Promise<void>;
}

/** How long a listen URL may be: 14,800 characters from Sanity's client, and the other headers. */
const maxHeaderBytes = 32 * 1024;
const maxLoggedPaths = 1000;
const maxLoggedPathLength = 200;
const maxRememberedCallers = 10_000;

/** The lake's HTTP server on a store and a query pool, which the caller closes after it. */
export function createLakeServer(options: LakeServerOptions): LakeServer {
  const { store, log, clockMs = () => performance.now(), now = () => new Date() } = options;
  const tokens = createTokenFinder(store.db);
  const listeners = new Listeners({
    store,
    limits: options.listenerLimits ?? { total: 2000, perToken: 250, perAddress: 20 },
    isLiveToken: (id) => tokens.isLive(id, now()),
    keepAliveMs: options.keepAliveMs ?? 15_000,
    maxBufferedBytes: options.maxListenerBufferBytes ?? 4 * 1024 * 1024,
  });
  let url = "";
  let isLocal = false;
  const lake: Lake = {
    store,
    pool: options.pool,
    listeners,
    assets: options.assets,
    assetOrigin: () => options.assetOrigin ?? url,
    projectId: options.projectId ?? "verbatim",
    maxBodyBytes: options.maxBodyBytes ?? 32 * 1024 * 1024,
    metrics: options.hasMetrics
      ? createLakeMetrics({
          listeners: () => listeners.count,
          deliveries: () => deliveryBacklog(store.db, new Date()),
        })
      : null,
  };
  const socketLimits = options.socketLimits ?? { total: 1000, perToken: 100, perNetwork: 100 };
  const presence = new Presence({
    limits: socketLimits,
    findToken: (authorization) => {
      const token = tokens.bySecret(bearerToken(authorization) ?? "");
      return token && isLiveToken(token, now()) ? token : undefined;
    },
    isLiveToken: (id) => tokens.isLive(id, now()),
    hasDataset: (name) => store.dataset(name) !== undefined,
    heartbeatMs: options.keepAliveMs ?? 15_000,
    clockMs,
    log,
  });
  const findOrigin = createOriginFinder(store.db, options.siteOrigins ?? []);
  const takeRequest = createRateLimiter({
    requestsPerSecond: options.requestsPerSecond ?? 1000,
    maxCallers: maxRememberedCallers,
  });

  const demoUsers = options.demoUsers ?? defaultDemoUsers;
  const signIn = new SignIn({ db: store.db, demoUsers, isLocal: () => isLocal });

  const app: LakeApp = new Hono<LakeEnv>();
  const streamSockets = new StreamSockets({
    limits: socketLimits,
    answer: (request, env) => app.fetch(request, env),
    heartbeatMs: options.keepAliveMs ?? 15_000,
    clockMs,
    log,
  });
  app.use(
    observeRequests(options.logRequest ?? (() => {}), lake.metrics),
    securityHeaders,
    checkHost(options.hostNames ?? [], lake.projectId),
    allowOrigins(findOrigin),
    identify(tokens, (caller) => takeRequest(caller, clockMs()), now),
  );
  addQueryEndpoint(app, lake);
  addDocEndpoint(app, lake);
  addExportEndpoint(app, lake);
  addMutateEndpoint(app, lake);
  addActionsEndpoint(app, lake);
  addListenEndpoint(app, lake);
  addLiveEndpoint(app, lake);
  addSocketEndpoint(app, lake, presence, findOrigin);
  addStreamsEndpoint(app, streamSockets, findOrigin);
  addHistoryEndpoints(app, lake);
  addReferencesEndpoint(app, lake);
  addAssetUploadEndpoint(app, lake);
  addAssetEndpoints(app, lake);
  addSignInEndpoints(app, lake, { signIn, findOrigin, log, now });
  addAccountEndpoints(app, lake);
  addProjectEndpoints(app, lake);
  addHookEndpoints(app, lake);
  addStatusEndpoints(app, lake, findOrigin);
  answerTheRest(app, log);
  const server = serverOf(app, [listeners, presence, streamSockets]);
  return {
    ...server,
    async listen(address) {
      isLocal = isOnlyForThisMachine({ ...options, hostname: address.hostname });
      if (!isLocal) revokeDemoSessions(store.db, now());
      const listening = await server.listen(address);
      url = listening.url;
      return listening;
    },
  };
}

function answerTheRest(app: LakeApp, log: (line: string) => void): void {
  const loggedPaths = new Set<string>();
  app.notFound((c) => {
    const request = `${c.req.method} ${new URL(c.req.url).pathname.slice(0, maxLoggedPathLength)}`;
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
    log(`failed: ${c.req.method} ${new URL(c.req.url).pathname}: ${error.stack ?? error.message}`);
    return c.json(httpError(500, "The lake failed to answer; its log says why.").body, 500);
  });
}

function serverOf(app: LakeApp, held: { close(): void }[]): LakeServer {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { maxHeaderSize: maxHeaderBytes, shouldUpgradeCallback: isWebSocketRequest },
    websocket: { server: new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes }) },
  });
  if (!(server instanceof Server)) throw new Error("The lake speaks HTTP/1.1.");
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
        for (const connections of held) connections.close();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no TCP port.");
  return address.port;
}
