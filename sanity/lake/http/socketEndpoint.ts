import { upgradeWebSocket } from "@hono/node-server";
import { WebSocket } from "ws";
import { tokenAccess } from "../access/datasetAccess.ts";
import { networkOf } from "../access/hosts.ts";
import type { AllowedOrigin } from "../access/origins.ts";
import type { Presence } from "../presence/presence.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { Lake, LakeApp } from "./lake.ts";
import { requireWebSocket } from "./webSocketRequest.ts";

/**
 * GET /v{version}/socket/{dataset}   a WebSocket
 *
 * Who is where in a dataset, as @sanity/bifur-client speaks of it: JSON-RPC 2.0 in text frames, and `♥` as heartbeat.
 * Methods: `authorization` {authorization: "Bearer …"}, first unless the request has that header; `presence_subscribe`,
 * which answers a subscription, and `presence_unsubscribe` {subscriptionId}; `presence_announce` {data: {sessionId,
 * locations}}, `presence_rollcall` {session} and `presence_disconnect` {session}. Subscribers get `presence_subscription`
 * {subscription, result} for each of the last three, and for sessions whose socket is lost.
 *
 * CORS doesn't protect a WebSocket, so pages of origins that aren't allowed get 403 here. 426 without an upgrade.
 */
export function addSocketEndpoint(
  app: LakeApp,
  lake: Lake,
  presence: Presence,
  findOrigin: (origin: string) => AllowedOrigin | undefined,
): void {
  const upgrade = upgradeWebSocket((c) => {
    const token = c.get("token");
    const dataset = c.req.param("dataset") ?? "";
    const network = networkOf(c.env.incoming.socket.remoteAddress ?? "unknown");
    return {
      onOpen: (_event, { raw }) => {
        if (raw instanceof WebSocket) presence.join(raw, { dataset, network, token });
      },
    };
  });
  app.get("/:version{v[^/]+}/socket/:dataset", async (c, next) => {
    parseApiVersion(c.req.param("version"));
    requireWebSocket(c, findOrigin);
    const token = c.get("token");
    if (token) tokenAccess(lake, c.req.param("dataset"), token);
    presence.refuseTooMany(networkOf(c.env.incoming.socket.remoteAddress ?? "unknown"), token);
    return upgrade(c, next);
  });
}
