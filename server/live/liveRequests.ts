import type { IncomingMessage, ServerResponse } from "node:http";
import type { Handler } from "../frontDoor.ts";
import { isUnchanged } from "../isUnchanged.ts";
import type { LiveHub } from "./liveHub.ts";
import type { LiveLimits, LiveRefusal } from "./liveLimits.ts";
import { retryLine, type WrittenState } from "./liveMessage.ts";
import { LiveReader } from "./liveReader.ts";
import { type LiveStory, LiveUnavailable } from "./liveStory.ts";

/** What is counted. */
export interface LiveCounts {
  liveRefused(reason: LiveRefusal): void;
  liveCut(): void;
}

export interface LiveRequestsOptions {
  readonly hub: LiveHub;
  readonly limits: LiveLimits;
  /** Whose request it is, for the limit; null for somebody who has none. */
  readonly clientOf: (request: IncomingMessage) => string | null;
  /** Null if nobody asks for them. */
  readonly counts: LiveCounts | null;
}

/** The story's slug, and what of it is asked for. */
const ADDRESS = /^\/live\/([^/]+?)(\.json)?$/;
const MAX_SLUG_LENGTH = 200;
const RETRY_AFTER_SECONDS = 5;
/** A cache in front answers all who poll with one question a second. */
const JSON_CACHE_CONTROL = "public, max-age=0, s-maxage=1";

export function isLivePath(path: string): boolean {
  return path.startsWith("/live/");
}

/**
 * GET /live/{slug}       the state of a running story and every change of it, as server-sent events
 * GET /live/{slug}.json  the state once, for those who ask again and again
 *
 * See docs/contracts.md for the shapes. Takes GET and HEAD.
 */
export function createLiveRequests({ hub, limits, clientOf, counts }: LiveRequestsOptions): Handler {
  return async (request, response) => {
    const address = addressOf(request);
    if (address === null) return absent(response);
    const story = hub.story(address.slug);
    try {
      if (address.isJson) answerOnce(await story.look(), request, response);
      else await open(story, request, response);
    } catch (error) {
      if (!(error instanceof LiveUnavailable)) throw error;
      refuse(response, "The state of this story can't be told right now.");
    }
  };

  async function open(story: LiveStory, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const client = clientOf(request);
    const refusal = limits.enter(client);
    if (refusal !== null) {
      counts?.liveRefused(refusal);
      return refuse(response, "Too many pages are open. Please come back in a moment.");
    }
    // Before anything is waited for: a reader may be gone by then.
    response.once("close", () => limits.leave(client));
    const state = await story.look();
    if (response.destroyed) return;
    if (state === "missing") return absent(response);
    if (state === "none") return noLongerLive(response);
    const known = request.headers["last-event-id"];
    if (state.message.isLast && known === state.version) {
      return noLongerLive(response);
    }
    beginStream(request, response);
    if (request.method === "HEAD") {
      response.end();
      return;
    }
    response.write(retryLine(Math.random()));
    const reader = new LiveReader(response, typeof known === "string" ? known : null, () =>
      counts?.liveCut(),
    );
    response.once("close", hub.join(story, reader));
  }
}

function beginStream({ socket }: IncomingMessage, response: ServerResponse): void {
  // It ends with its connection, so that every message goes out as it is, one write for each reader.
  response.removeHeader("transfer-encoding");
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
    connection: "close",
  });
  // Signs of life stand in for the timer of an idle connection.
  socket.setTimeout(0);
}

function answerOnce(
  state: WrittenState | "none" | "missing",
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (state === "missing" || state === "none") {
    if (state === "none") noLongerLive(response);
    else absent(response);
    return;
  }
  const etag = `"${state.version}"`;
  response.setHeader("etag", etag);
  response.setHeader("cache-control", JSON_CACHE_CONTROL);
  if (isUnchanged(request, etag)) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { "content-type": "application/json", "content-length": state.json.byteLength });
  response.end(request.method === "HEAD" ? undefined : state.json);
}

/** To a reader's browser: there is nothing to come back for. */
function noLongerLive(response: ServerResponse): void {
  response.writeHead(204, { "cache-control": "no-store" }).end();
}

function absent(response: ServerResponse): void {
  answerText(response, 404, JSON_CACHE_CONTROL, "There is no running story at this address.");
}

function refuse(response: ServerResponse, sentence: string): void {
  response.setHeader("retry-after", RETRY_AFTER_SECONDS);
  answerText(response, 503, "no-store", sentence);
}

function answerText(response: ServerResponse, status: number, cacheControl: string, sentence: string): void {
  const body = `${sentence}\n`;
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": cacheControl,
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}

/** Null for what can be no story's. */
function addressOf({ url = "" }: IncomingMessage): { slug: string; isJson: boolean } | null {
  const [, segment, json] = ADDRESS.exec(URL.parse(url, "http://site")?.pathname ?? "") ?? [];
  if (segment === undefined) return null;
  const slug = decodeURIComponent(segment);
  return slug.length > MAX_SLUG_LENGTH ? null : { slug, isJson: json !== undefined };
}
