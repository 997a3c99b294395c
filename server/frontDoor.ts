import type { IncomingMessage, ServerResponse } from "node:http";
import type { ErrorStatus } from "../lib/errorStatus.ts";
import { storyPath } from "../lib/story.ts";
import type { StoryAddress } from "../sanity/queries/storyAddress.ts";
import { captureHtml } from "./captureHtml.ts";
import type { ErrorDocuments } from "./errorDocuments.ts";
import { cacheControl, contentSecurityPolicy, SECURITY_HEADERS } from "./headers.ts";
import { sendDocument } from "./sendDocument.ts";
import { withoutFramework } from "./withoutFramework.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface FrontDoorOptions {
  /** Next. */
  readonly handle: Handler;
  readonly errorDocuments: ErrorDocuments;
  /** What stands at a story's address; rejected while the content backend is down. */
  readonly storyAddress: (slug: string) => Promise<StoryAddress>;
  /** Whether Next has rendered the page, so that nobody need be asked whether there is one. */
  readonly isRendered: (path: string) => boolean;
  /** True for requests of this process to itself, which may see the error pages under their own addresses. */
  readonly isOwnRequest: (request: IncomingMessage) => boolean;
  readonly development: boolean;
}

/** Pages that exist for this server only, and that readers reach under other addresses; the framework's own; its router's payloads. */
const INTERNAL = /^\/(errors|front|_(?!next\/)[^/]*)(\/|$)|\.rsc$/;
/** Not documents: they keep the headers and coding that Next gives them. */
const NOT_A_DOCUMENT = /^\/(_next|api|fonts|icon\.svg)(\/|$)/;
const STORY = /^\/stories\/([^/]+)\/?$/;
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
    if (options.development) return options.handle(request, response);
    if (NOT_A_DOCUMENT.test(path)) {
      captureHtml(response, {
        beforeHeaders: () => undefined,
        finish: () => reply.error(response.statusCode >= 500 ? 503 : 404),
      });
      return options.handle(request, response);
    }
    if (request.method !== "GET" && request.method !== "HEAD") return reply.methodNotAllowed();

    const slug = slugOf(path);
    if (slug !== null && !options.isRendered(storyPath(encodeURIComponent(slug)))) {
      const address = await options.storyAddress(slug).catch(() => null);
      if (address !== null && address.kind !== "published") return reply.absence(address);
    }
    leaveOutWhatOnlyTheFrameworkAsks(request);
    captureHtml(response, {
      beforeHeaders: () => tidyHeaders(response),
      finish: (body) => finish(slug, body),
    });
    return options.handle(request, response);

    async function finish(storySlug: string | null, body: Buffer): Promise<void> {
      if (response.statusCode >= 500) return reply.error(503);
      if (response.statusCode !== 404) return reply.document(body);
      const address = storySlug === null ? null : await options.storyAddress(storySlug).catch(() => null);
      return address === null ? reply.error(404) : reply.absence(address);
    }
  };
}

/** Next sets its own idea of caching, repeats `Location`, and tells of its inside. */
function tidyHeaders(response: ServerResponse): void {
  response.setHeader("cache-control", cacheControl(response.statusCode));
  response.setHeader("vary", "Accept-Encoding");
  const etag = response.getHeader("etag");
  // The same version in each coding: alike in meaning, not in bytes.
  if (typeof etag === "string" && !etag.startsWith("W/")) response.setHeader("etag", `W/${etag}`);
  const location = response.getHeader("location");
  if (Array.isArray(location) && location[0] !== undefined) response.setHeader("location", location[0]);
  for (const name of ["x-nextjs-prerender", "x-nextjs-stale-time"]) response.removeHeader(name);
}

/** The slug of a story's address, null for any other. */
function slugOf(path: string): string | null {
  const slug = STORY.exec(path)?.[1];
  return slug === undefined ? null : decodeURIComponent(slug);
}

/** What goes out in the end, with the coding that the reader asked for before Next was kept from it. */
function replyTo(request: IncomingMessage, response: ServerResponse, { errorDocuments }: FrontDoorOptions) {
  const acceptEncoding = String(request.headers["accept-encoding"] ?? "");
  return {
    document(body: Buffer): Promise<void> {
      const etag = response.getHeader("etag");
      return sendDocument(request, response, {
        acceptEncoding,
        version: typeof etag === "string" && body.byteLength > 0 ? etag : null,
        html: () => withoutFramework(body.toString("utf8")),
      });
    },
    error,
    methodNotAllowed(): Promise<void> {
      response.writeHead(405, { allow: "GET, HEAD", "cache-control": cacheControl(405) });
      response.end();
      return Promise.resolve();
    },
    /** In place of a story that isn't at this address, or was a moment ago. */
    async absence(address: StoryAddress): Promise<void> {
      if (address.kind !== "moved") return error(address.kind === "unpublished" ? 410 : 404);
      response.writeHead(308, {
        "cache-control": cacheControl(308),
        location: storyPath(encodeURIComponent(address.slug)),
      });
      response.end();
    },
  };

  async function error(kind: ErrorStatus, status: number = kind): Promise<void> {
    const html = await errorDocuments(kind);
    response.statusCode = status;
    for (const name of ["etag", "content-encoding"]) response.removeHeader(name);
    response.setHeader("cache-control", cacheControl(status));
    response.setHeader("content-type", "text/html; charset=utf-8");
    if (status === 503) response.setHeader("retry-after", RETRY_AFTER_SECONDS);
    return sendDocument(request, response, { acceptEncoding, version: `error ${kind}`, html: () => html });
  }
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
