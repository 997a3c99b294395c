import { isObject } from "../store/documentValue.ts";

/** What a client says on a socket that carries streams. */
export type StreamCall = StreamOpening | { type: "close"; id: number };

export interface StreamOpening {
  type: "open";
  /** The client's own number for the stream, until it is over. */
  id: number;
  /** Path and query string of a `data/listen` or a `data/live/events` request. */
  path: string;
  headers: Headers;
}

/** What the lake says on it. */
export type StreamMessage =
  | { type: "answer"; id: number; status: number; headers: Record<string, string> }
  | { type: "data"; id: number; text: string }
  | { type: "end"; id: number };

/** A message that isn't one; its text is the reason that the socket is closed with. */
export class StreamCallError extends Error {
  override readonly name = "StreamCallError";
}

const streamPath = /^\/v[^/]+\/data\/(listen|live\/events)\/[\w-]+(\?|$)/;

/** Throws StreamCallError for what is no call. */
export function readStreamCall(text: string): StreamCall {
  const call = parse(text);
  if (!isObject(call)) throw new StreamCallError("A message is a JSON object");
  const { type, id, path, headers = {} } = call;
  if (typeof id !== "number" || !Number.isSafeInteger(id)) {
    throw new StreamCallError("id must be a whole number");
  }
  if (type === "close") return { type, id };
  if (type !== "open") throw new StreamCallError("type must be open or close");
  if (typeof path !== "string" || !streamPath.test(path)) {
    throw new StreamCallError("path must be that of a data/listen or data/live/events request");
  }
  return { type, id, path, headers: readHeaders(headers) };
}

function readHeaders(value: unknown): Headers {
  const headers = new Headers();
  try {
    for (const [name, header] of Object.entries(isObject(value) ? value : {})) {
      headers.set(name, String(header));
    }
  } catch {
    throw new StreamCallError("headers must be an object of HTTP headers");
  }
  return headers;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StreamCallError("The message isn't JSON");
  }
}
