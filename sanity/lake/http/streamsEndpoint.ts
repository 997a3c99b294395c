import { upgradeWebSocket } from "@hono/node-server";
import { WebSocket } from "ws";
import { networkOf } from "../access/hosts.ts";
import type { AllowedOrigin } from "../access/origins.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { LakeApp } from "./lake.ts";
import type { StreamSockets } from "./streamSockets.ts";
import { requireWebSocket } from "./webSocketRequest.ts";

/**
 * GET /v{version}/streams   a WebSocket
 *
 * Carries any number of `data/listen` and `data/live/events` requests over one connection, since a browser has only six
 * to a host for HTTP/1.1. Messages are JSON in text frames; `id` is a number that the client chooses for each request:
 *
 *     client   {type: "open", id, path: "/v2025-02-19/data/listen/production?query=…", headers: {authorization: "Bearer …"}}
 *     lake     {type: "answer", id, status, headers}, then {type: "data", id, text} …, and {type: "end", id}
 *     client   {type: "close", id}, when it has heard enough
 *
 * Each request is authorized, limited and answered as if it had come by itself. A client that doesn't keep to this gets
 * close code 1008. Pages of origins that aren't allowed get 403, 426 without an upgrade, 429 for too many sockets.
 */
export function addStreamsEndpoint(
  app: LakeApp,
  sockets: StreamSockets,
  findOrigin: (origin: string) => AllowedOrigin | undefined,
): void {
  const upgrade = upgradeWebSocket((c) => ({
    onOpen: (_event, { raw }) => {
      if (raw instanceof WebSocket) sockets.join(raw, c.env.incoming);
    },
  }));
  app.get("/:version{v[^/]+}/streams", async (c, next) => {
    parseApiVersion(c.req.param("version"));
    requireWebSocket(c, findOrigin);
    sockets.refuseTooMany(networkOf(c.env.incoming.socket.remoteAddress ?? "unknown"));
    return upgrade(c, next);
  });
}
