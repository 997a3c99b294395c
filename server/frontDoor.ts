import type { IncomingMessage, ServerResponse } from "node:http";
import type { ErrorStatus } from "../lib/errorStatus.ts";
import { type ReaderPage, readerPageAt, readerPagePath } from "../lib/readerPage.ts";
import type { PageAddress } from "../sanity/queries/pageAddress.ts";
import { isAssetPath } from "./assets.ts";
import { captureDocument, DOCUMENT_TYPES, mediaTypeOf } from "./captureDocument.ts";
import type { ErrorDocuments } from "./errorDocuments.ts";
import { cacheControl, contentSecurityPolicy, SECURITY_HEADERS } from "./headers.ts";
import { isUnchanged } from "./isUnchanged.ts";
import { isLivePath } from "./live/liveRequests.ts";
import { isLiveScriptPath } from "./live/liveScriptRequests.ts";
import { letStudioFrame, type Preview } from "./preview.ts";
import { sendDocument } from "./sendDocument.ts";
import { isStudioPath } from "./studio.ts";
import { withoutFramework } from "./withoutFramework.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface FrontDoorOptions {
  /** Next. */
  readonly handle: Handler;
  readonly errorDocuments: ErrorDocuments;
  /** The Sanity Studio. */
  readonly studio: Handler;
  /** What readers can’t see yet, for those who may. */
  readonly preview: Preview;
  /** The states of running stories, for their open pages. */
  readonly live: Handler;
  /** The script that asks for them. */
  readonly liveScript: Handler;
  /** Images and files; null where another server has them. */
  readonly assets: Handler | null;
  /** That server's origin; null where they are ours. */
  readonly imageOrigin: string | null;
  /** What stands at a page's address; rejected while the content backend is down. */
  readonly pageAddress: (page: ReaderPage) => Promise<PageAddress>;
  /** Whether Next has rendered the page, so that nobody need be asked whether there is one. */
  readonly isRendered: (path: string) => boolean;
  /** True for requests of this process to itself, which may see the error pages under their own addresses. */
  readonly isOwnRequest: (request: IncomingMessage) => boolean;
  readonly development: boolean;
}

/** Pages that exist for this server only, and that readers reach under other addresses; the framework's own; its router's payloads. */
const INTERNAL = /^\/(errors|front|preview|_(?!next\/)[^/]*)(\/|$)|\.rsc$/;
/** Not documents: they keep the headers and coding that Next gives them. */
const NOT_A_DOCUMENT = /^\/(_next|api|fonts|icon\.svg)(\/|$)/;
const RETRY_AFTER_SECONDS = 5;

/**
 * Stands between the network and Next: Next can't give an error page its text, a page the status
 * 410 or 503, or leave its own runtime out of a page without script. See docs/decisions.
 */
export function createFrontDoor(options: FrontDoorOptions): Handler {
  const policy = contentSecurityPolicy(options);

  return async (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value ?? "");
    response.setHeader("content-security-policy", policy);

    const path = pathOf(request);
    const reply = replyTo(request, response, options);
    if (path === null) return reply.error(404, 400);
    if (INTERNAL.test(path) && !options.isOwnRequest(request)) return reply.error(404);
    if (options.assets !== null && isAssetPath(path)) {
      return isRead(request) ? options.assets(request, response) : reply.methodNotAllowed();
    }
    if (isLivePath(path)) return isRead(request) ? options.live(request, response) : reply.methodNotAllowed();
    if (isLiveScriptPath(path)) {
      return isRead(request) ? options.liveScript(request, response) : reply.methodNotAllowed();
    }
    if (isStudioPath(path)) return options.studio(request, response);
    letStudioFrame(path, response);
    if (isRead(request) && options.preview.shows(request, path))
      return options.preview.handle(request, response);
    if (options.development) return options.handle(request, response);
    if (NOT_A_DOCUMENT.test(path)) {
      captureDocument(response, {
        types: ["text/html"],
        beforeHeaders: () => undefined,
        finish: () => reply.error(response.statusCode >= 500 ? 503 : 404),
      });
      return options.handle(request, response);
    }
    if (!isRead(request)) return reply.methodNotAllowed();

    const page = readerPageAt(path);
    if (page === "nowhere") return reply.error(404);
    if (page !== null && !options.isRendered(readerPagePath(page))) {
      const address = await options.pageAddress(page).catch(() => null);
      if (address !== null && address.kind !== "published") return reply.absence(address);
    }
    leaveOutWhatOnlyTheFrameworkAsks(request);
    captureDocument(response, {
      types: DOCUMENT_TYPES,
      beforeHeaders: () => tidyHeaders(response),
      finish: (body) => finish(page, body),
    });
    return options.handle(request, response);

    async function finish(rendered: ReaderPage | null, body: Buffer): Promise<void> {
      if (response.statusCode >= 500) return reply.error(503);
      if (response.statusCode !== 404) return reply.document(body);
      const address = rendered === null ? null : await options.pageAddress(rendered).catch(() => null);
      return address === null ? reply.error(404) : reply.absence(address);
    }
  };
}

function isRead({ method }: IncomingMessage): boolean {
  return method === "GET" || method === "HEAD";
}

/** Next sets its own idea of caching, gives some headers as lists, repeats `Location`, and tells of its inside. */
function tidyHeaders(response: ServerResponse): void {
  response.setHeader("cache-control", cacheControl(response.statusCode));
  response.setHeader("vary", "Accept-Encoding");
  for (const name of ["etag", "location"]) {
    const values = response.getHeader(name);
    if (Array.isArray(values) && values[0] !== undefined) response.setHeader(name, values[0]);
  }
  const etag = response.getHeader("etag");
  // The same version in each coding: alike in meaning, not in bytes.
  if (typeof etag === "string" && !etag.startsWith("W/")) response.setHeader("etag", `W/${etag}`);
  for (const name of ["x-nextjs-prerender", "x-nextjs-stale-time"]) response.removeHeader(name);
}

/** What goes out in the end, with the coding that the reader asked for before Next was kept from it. */
function replyTo(request: IncomingMessage, response: ServerResponse, { errorDocuments }: FrontDoorOptions) {
  const acceptEncoding = String(request.headers["accept-encoding"] ?? "");
  return {
    document(body: Buffer): Promise<void> {
      const etag = response.getHeader("etag");
      if (response.statusCode === 200 && isUnchanged(request, etag)) return notModified();
      return sendDocument(request, response, {
        acceptEncoding,
        version: typeof etag === "string" && body.byteLength > 0 ? etag : null,
        text: () => textOf(body, mediaTypeOf(response)),
      });
    },
    error,
    methodNotAllowed(): Promise<void> {
      response.writeHead(405, { allow: "GET, HEAD", "cache-control": cacheControl(405) });
      response.end();
      return Promise.resolve();
    },
    /** In place of a page that isn't at this address, or was a moment ago. */
    async absence(address: PageAddress): Promise<void> {
      if (address.kind !== "moved") return error(address.kind === "unpublished" ? 410 : 404);
      response.writeHead(308, { "cache-control": cacheControl(308), location: address.path });
      response.end();
    },
  };

  /** Next answers so for its pages; what its route handlers send it leaves to others to compare. */
  async function notModified(): Promise<void> {
    response.statusCode = 304;
    for (const name of ["content-type", "content-length"]) response.removeHeader(name);
    response.end();
  }

  async function error(kind: ErrorStatus, status: number = kind): Promise<void> {
    const html = await errorDocuments(kind);
    response.statusCode = status;
    for (const name of ["etag", "content-encoding", "x-nextjs-cache"]) response.removeHeader(name);
    response.setHeader("cache-control", cacheControl(status));
    response.setHeader("content-type", "text/html; charset=utf-8");
    if (status === 503) response.setHeader("retry-after", RETRY_AFTER_SECONDS);
    return sendDocument(request, response, { acceptEncoding, version: `error ${kind}`, text: () => html });
  }
}

/** What readers get of a document: pages without the framework, anything else as it is. */
function textOf(body: Buffer, mediaType: string): string {
  const text = body.toString("utf8");
  return mediaType === "text/html" ? withoutFramework(text) : text;
}

/** The path of the request, null where it is not one. */
function pathOf(request: IncomingMessage): string | null {
  try {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    decodeURIComponent(pathname);
    return pathname;
  } catch {
    return null;
  }
}

/** One address, one document: no router payloads, and no coding that would have to be undone. */
function leaveOutWhatOnlyTheFrameworkAsks(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (name === "rsc" || name.startsWith("next-") || name === "accept-encoding") {
      delete request.headers[name];
    }
  }
}
