import * as http from "node:http";
import * as https from "node:https";
import { pipeline } from "node:stream/promises";
import type { Handler } from "./frontDoor.ts";
import { cacheControl } from "./headers.ts";
import { currentRequestId, REQUEST_ID_HEADER } from "./observe/requestId.ts";

export interface AssetsOptions {
  /** Origin of the lake, such as `http://127.0.0.1:3333`. */
  readonly lakeOrigin: string;
  /** How long the lake may take for an answer, and how long a connection may be silent. */
  readonly patienceMs?: number;
}

/** The last part, which may be missing, is a file name for those who save it. */
const ASSET = /^\/(?:images|files)\/[\w-]+\/[\w-]+\/[\w.-]+(?:\/[^/]+)?$/;

/** What of a request the lake is told: the format that the browser prefers, what it holds, what part it wants. */
const REQUEST_HEADERS = ["accept", "if-none-match", "if-modified-since", "if-range", "range"] as const;
const ANSWER_HEADERS = [
  "accept-ranges",
  "cache-control",
  "content-disposition",
  "content-length",
  "content-range",
  "content-security-policy",
  "content-type",
  "etag",
  "last-modified",
  "vary",
] as const;

/** An answer that is passed on as it is. 400 and 416 say what is wrong with the request. */
const PASSED_ON: ReadonlySet<number> = new Set([200, 206, 304, 400, 416]);
/** In case the lake sets none: a file is shown or saved, and does nothing. */
const FILE_POLICY = "default-src 'none'; sandbox";
const PATIENCE_MS = 15_000;
const RETRY_AFTER_SECONDS = 5;

/** Whether the lake has what stands at this path: Sanity's addresses of images and files. */
export function isAssetPath(path: string): boolean {
  return ASSET.test(path);
}

/**
 * Passes GET and HEAD requests for images and files on to the lake, which readers can't reach, and its
 * answers back as fast as the reader takes them. Says 404 for what the lake doesn't have, 503 where it
 * doesn't answer.
 */
export function createAssets({ lakeOrigin, patienceMs = PATIENCE_MS }: AssetsOptions): Handler {
  const { Agent, request: ask } = lakeOrigin.startsWith("https:") ? https : http;
  const agent = new Agent({ keepAlive: true });

  return async (request, response) => {
    try {
      const answer = await answerTo(request, response);
      const status = answer.statusCode ?? 500;
      if (PASSED_ON.has(status)) return await passOn(answer, response);
      answer.resume();
      refuse(response, status === 404 ? 404 : 503);
    } catch {
      // The lake is away or has stopped in the middle, or the reader has gone.
      if (response.headersSent) response.destroy();
      else refuse(response, 503);
    }
  };

  /** Rejected where the lake can't be reached, says nothing for too long, or nobody waits any more. */
  function answerTo(
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<http.IncomingMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
    const { pathname, search } = new URL(request.url ?? "/", lakeOrigin);
    const asked = ask(
      new URL(`${pathname}${search}`, lakeOrigin),
      { agent, method: request.method, headers: lakeHeaders(request), timeout: patienceMs },
      resolve,
    );
    const giveUp = () => asked.destroy(new Error("Given up"));
    const patience = setTimeout(giveUp, patienceMs);
    response.once("close", giveUp);
    asked.on("timeout", giveUp);
    asked.on("error", reject);
    asked.end();
    return promise.finally(() => {
      clearTimeout(patience);
      response.off("close", giveUp);
    });
  }
}

function lakeHeaders(request: http.IncomingMessage): http.OutgoingHttpHeaders {
  const requestId = currentRequestId();
  return {
    ...chosen(request.headers, REQUEST_HEADERS),
    ...(requestId && { [REQUEST_ID_HEADER]: requestId }),
  };
}

async function passOn(answer: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const status = answer.statusCode ?? 500;
  const headers = {
    "content-security-policy": FILE_POLICY,
    ...chosen(answer.headers, ANSWER_HEADERS),
    ...(status >= 400 && { "cache-control": cacheControl(status) }),
  };
  response.writeHead(status, headers);
  await pipeline(answer, response);
}

function refuse(response: http.ServerResponse, status: 404 | 503): void {
  if (status === 503) response.setHeader("retry-after", RETRY_AFTER_SECONDS);
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-security-policy": FILE_POLICY,
    "cache-control": cacheControl(status),
  });
  response.end(status === 404 ? "There is no such file here.\n" : "This file can't be had at the moment.\n");
}

function chosen(headers: http.IncomingHttpHeaders, names: readonly string[]): http.OutgoingHttpHeaders {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}
