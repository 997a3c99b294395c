import { existsSync, readFileSync } from "node:fs";
import type { IncomingMessage, Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import createNext from "next";
import { ERROR_STATUSES } from "../lib/errorStatus.ts";
import { imageOrigin } from "../sanity/assetAddress.ts";
import { readerClient } from "../sanity/client.ts";
import { readConfiguration, readOperation, readStudioBackend } from "../sanity/configuration.ts";
import { loadPageAddress } from "../sanity/queries/pageAddress.ts";
import { createAssets } from "./assets.ts";
import { renderedPages } from "./caching/renderedPages.ts";
import { requestRevalidation } from "./caching/revalidationRequest.ts";
import { type CatchUp, startCatchUp } from "./catchUp.ts";
import { createSiteServer, MAX_PAGE_CONNECTIONS } from "./createSiteServer.ts";
import { announceEmbargoWatch, EMBARGO_ENDED_HEADER } from "./embargoWatch.ts";
import { keepErrorDocuments } from "./errorDocuments.ts";
import { createFrontDoor } from "./frontDoor.ts";
import { clientAddressReader } from "./limits/clientAddress.ts";
import { createRateLimit } from "./limits/rateLimit.ts";
import { LiveHub } from "./live/liveHub.ts";
import { createLiveLimits } from "./live/liveLimits.ts";
import { createLiveRequests } from "./live/liveRequests.ts";
import { announceLiveScript } from "./live/liveScript.ts";
import { bundleLiveScript, createLiveScriptRequests } from "./live/liveScriptRequests.ts";
import { announceLiveStories } from "./live/liveStories.ts";
import { observeSite } from "./observe/observeSite.ts";
import { createSiteLog, logConsole } from "./observe/siteLog.ts";
import { announceOwnOrigin, ownOrigin } from "./ownOrigin.ts";
import { isOwnRequest, ownRequestHeaders } from "./ownRequest.ts";
import { createPreview } from "./preview.ts";
import { createStudioHandler } from "./studio.ts";
import { watchEmbargoes } from "./watchEmbargoes.ts";

export interface SiteOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly development: boolean;
}

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Starts Next behind the front door and the catch-up beside it.
 *
 * @throws {Error} in one sentence: a port in use, a variable that is wrong, no build.
 */
export async function startSite({
  host,
  port,
  development,
}: SiteOptions): Promise<{ close: () => Promise<void> }> {
  const configuration = readConfiguration(process.env);
  const operation = readOperation(process.env);
  const log = createSiteLog(operation.logging);
  logConsole(console, log);
  const next = createNext({
    dev: development,
    dir: root,
    hostname: host,
    port,
  });
  await next.prepare();

  let catchUp: CatchUp | undefined;
  let live: LiveHub | undefined;
  const { operatorPages, metrics } = observeSite(configuration, {
    operatorToken: operation.operatorToken,
    lagSeconds: () => catchUp?.secondsSince() ?? null,
    live: () => live ?? null,
    build: development ? null : buildName(),
  });
  live = new LiveHub({ client: readerClient(), onTold: (readers) => metrics?.liveTold(readers) });
  announceLiveStories(live);
  const liveScript = await bundleLiveScript();
  announceLiveScript(liveScript);
  const addressOf = clientAddressReader(operation.trustedProxies);
  const clientOf = (request: IncomingMessage) => (isOwnRequest(request) ? null : addressOf(request));

  const errorDocuments = keepErrorDocuments(async (path) => {
    const response = await fetch(new URL(path, ownOrigin()), { headers: ownRequestHeaders() });
    if (!response.ok) throw new Error(`The site's own page ${path} answered ${response.status}.`);
    return response.text();
  });
  const frontDoor = createFrontDoor({
    handle: next.getRequestHandler(),
    errorDocuments,
    studio: createStudioHandler({
      handle: next.getRequestHandler(),
      backend: readStudioBackend(process.env),
      development,
    }),
    preview: createPreview({
      handle: next.getRequestHandler(),
      secret: configuration.revalidateSecret,
      imageOrigin: imageOrigin(configuration),
      development,
    }),
    live: createLiveRequests({
      hub: live,
      limits: createLiveLimits({
        most: operation.liveReaders,
        mostPerAddress: operation.liveReadersPerAddress,
      }),
      clientOf,
      counts: metrics,
    }),
    liveScript: createLiveScriptRequests(liveScript),
    assets: configuration.backend === "embedded" ? createAssets({ lakeOrigin: configuration.apiHost }) : null,
    imageOrigin: imageOrigin(configuration),
    development,
    isOwnRequest,
    pageAddress: (page) => loadPageAddress(readerClient(), page),
    isRendered: (path) => renderedPages().has(path),
  });

  const server = createSiteServer({
    handle: frontDoor,
    operatorPages,
    log,
    metrics,
    clientOf,
    takeRequest: createRateLimit(operation.requestsPerSecond),
    development,
    maxConnections: MAX_PAGE_CONNECTIONS + operation.liveReaders,
  });
  if (development) server.on("upgrade", next.getUpgradeHandler());
  announceOwnOrigin(host, await listen(server, host, port));
  if (!development) await Promise.all(ERROR_STATUSES.map(errorDocuments));
  const embargoes = watchEmbargoes({
    client: readerClient(),
    revalidate: (body) =>
      requestRevalidation(body, configuration.revalidateSecret, { [EMBARGO_ENDED_HEADER]: "1" }),
  });
  announceEmbargoWatch(embargoes);
  catchUp = startCatchUp({
    client: readerClient(),
    secret: configuration.revalidateSecret,
    intervalMs: 1_000 * configuration.catchUpSeconds,
  });
  console.log(`ready on ${ownOrigin()}`);

  return {
    async close() {
      catchUp?.stop();
      embargoes.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      live?.close();
      server.closeIdleConnections();
      await closed;
      await next.close();
    },
  };
}

/** As Next names it; null if the build has no name. */
function buildName(): string | null {
  const file = join(root, process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${port} on ${host} is in use: stop what listens there, or set PORT to another.`)
          : error,
      ),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}
