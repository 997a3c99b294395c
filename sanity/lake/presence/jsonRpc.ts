import { isObject, type JsonObject } from "../store/documentValue.ts";

/** A call as https://www.jsonrpc.org/specification has it, with named parameters. */
export interface RpcCall {
  id: string | number;
  method: string;
  params: JsonObject;
}

export const rpcErrorCodes = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
} as const;

/** An error that is the answer to a call. */
export class RpcError extends Error {
  readonly code: number;

  constructor(code: keyof typeof rpcErrorCodes, message: string) {
    super(message);
    this.name = "RpcError";
    this.code = rpcErrorCodes[code];
  }
}

/** Throws RpcError for what is no call. */
export function readCall(text: string): RpcCall {
  const call = parse(text);
  if (!isObject(call) || call.jsonrpc !== "2.0" || typeof call.method !== "string") {
    throw new RpcError("invalidRequest", 'A call is {"jsonrpc": "2.0", "id", "method", "params"}.');
  }
  const { id, method, params = {} } = call;
  if (typeof id !== "string" && typeof id !== "number") {
    throw new RpcError("invalidRequest", "id must be a string or a number.");
  }
  if (!isObject(params)) throw new RpcError("invalidParams", "params must be an object.");
  return { id, method, params };
}

export function rpcResult(id: RpcCall["id"], result: unknown): string {
  return JSON.stringify({ jsonrpc: "2.0", id, result });
}

export function rpcFailure(id: RpcCall["id"] | null, { code, message }: RpcError): string {
  return JSON.stringify({ jsonrpc: "2.0", id, error: { code, message } });
}

export function rpcNotification(method: string, params: JsonObject): string {
  return JSON.stringify({ jsonrpc: "2.0", method, params });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RpcError("parseError", "The message isn't JSON.");
  }
}
