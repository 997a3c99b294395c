import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import createNext from "next";
import { ERROR_STATUSES } from "../lib/errorStatus.ts";
import { readerClient } from "../sanity/client.ts";
import { readConfiguration } from "../sanity/configuration.ts";
import { loadStoryAddress } from "../sanity/queries/storyAddress.ts";
import { renderedPages } from "./caching/renderedPages.ts";
import { startCatchUp } from "./catchUp.ts";
import { keepErrorDocuments } from "./errorDocuments.ts";
import { createFrontDoor } from "./frontDoor.ts";
import { announceOwnOrigin, ownOrigin } from "./ownOrigin.ts";

export interface SiteOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly development: boolean;
}

const OWN_REQUEST_HEADER = "x-verbatim-own-request";

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
  const next = createNext({
    dev: development,
    dir: fileURLToPath(new URL("..", import.meta.url)),
    hostname: host,
    port,
  });
  await next.prepare();

  const ownRequestToken = randomUUID();
  const errorDocuments = keepErrorDocuments(async (path) => {
    const response = await fetch(new URL(path, ownOrigin()), {
      headers: { [OWN_REQUEST_HEADER]: ownRequestToken },
    });
    if (!response.ok) throw new Error(`The site's own page ${path} answered ${response.status}.`);
    return response.text();
  });
  const frontDoor = createFrontDoor({
    handle: next.getRequestHandler(),
    errorDocuments,
    development,
    isOwnRequest: (request) => request.headers[OWN_REQUEST_HEADER] === ownRequestToken,
    storyAddress: (slug) => loadStoryAddress(readerClient(), slug),
    isRendered: (path) => renderedPages().has(path),
  });

  const server = createServer((request, response) => {
    frontDoor(request, response).catch((error: unknown) => {
      console.error(`site: ${request.method} ${request.url}: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { "content-type": "text/plain" }).end("Something went wrong here.\n");
    });
  });
  if (development) server.on("upgrade", next.getUpgradeHandler());
  announceOwnOrigin(host, await listen(server, host, port));
  if (!development) await Promise.all(ERROR_STATUSES.map(errorDocuments));
  const catchUp = startCatchUp({
    client: readerClient(),
    secret: configuration.revalidateSecret,
    intervalMs: 1_000 * configuration.catchUpSeconds,
  });
  console.log(`site: ready on ${ownOrigin()}`);

  return {
    async close() {
      catchUp.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await closed;
      await next.close();
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(
              `site: port ${port} on ${host} is in use: stop what listens there, or set PORT to another.`,
            )
          : error,
      ),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}
