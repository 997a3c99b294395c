import type { IncomingMessage } from "node:http";
import type { Context } from "hono";
import type { AllowedOrigin } from "../access/origins.ts";
import { httpError } from "../lakeError.ts";
import type { LakeEnv } from "./lake.ts";

/** Whether a request is for a WebSocket of this lake; all others are answered as if they wanted none. */
export function isWebSocketRequest({ url = "", headers }: IncomingMessage): boolean {
  return (
    headers.upgrade?.toLowerCase() === "websocket" && /^\/v[^/\\]+\/(socket\/[\w-]+|streams)(\?|$)/.test(url)
  );
}

/**
 * CORS doesn't protect a WebSocket, so pages of origins that aren't allowed are refused here with 403. Throws 426 for a
 * request that wants no WebSocket.
 */
export function requireWebSocket(
  c: Context<LakeEnv>,
  findOrigin: (origin: string) => AllowedOrigin | undefined,
): void {
  const origin = c.req.header("origin");
  if (origin !== undefined && !findOrigin(origin)) {
    throw httpError(
      403,
      `Origin ${JSON.stringify(origin)} is not allowed to use this lake; add it to its CORS origins.`,
    );
  }
  if (isWebSocketRequest(c.env.incoming)) return;
  c.header("upgrade", "websocket");
  throw httpError(426, "This is the address of a WebSocket; connect to it with ws:// or wss://.");
}
