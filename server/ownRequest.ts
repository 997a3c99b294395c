import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { currentRequestId, REQUEST_ID_HEADER } from "./observe/requestId.ts";

const OWN_REQUEST_HEADER = "x-verbatim-own-request";

const KEY = Symbol.for("verbatim.ownRequestToken");
const shared = globalThis as { [KEY]?: string };

/** On globalThis because Next bundles this module apart from the server that runs Next. */
function token(): string {
  shared[KEY] ??= randomUUID();
  return shared[KEY];
}

/** For a request of this process to itself: what tells it from a reader's, and the id of what caused it. */
export function ownRequestHeaders(): Record<string, string> {
  const requestId = currentRequestId();
  return { [OWN_REQUEST_HEADER]: token(), ...(requestId && { [REQUEST_ID_HEADER]: requestId }) };
}

export function isOwnRequest(request: Pick<IncomingMessage, "headers">): boolean {
  return request.headers[OWN_REQUEST_HEADER] === token();
}
