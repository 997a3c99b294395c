import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readerPageAt } from "../lib/readerPage.ts";
import type { Handler } from "./frontDoor.ts";
import { isPreviewPass, PREVIEW_COOKIE } from "./previewPass.ts";

export interface PreviewOptions {
  /** Next. */
  readonly handle: Handler;
  /** The site's own, with which passes are signed. */
  readonly secret: string;
  /** Another server's that has the images; null where they are ours. */
  readonly imageOrigin: string | null;
  readonly development: boolean;
  readonly now?: () => Date;
}

export interface Preview {
  /** Whether the request is for a page that readers have too, by somebody who may see what they can't see yet. */
  readonly shows: (request: IncomingMessage, path: string) => boolean;
  /** Answers such a request. */
  readonly handle: Handler;
}

/**
 * Hands requests for previews to the pages below `app/preview`, under the addresses that readers use.
 * Unlike a reader's page, a preview runs scripts, is kept by nobody, and may stand in the Studio's frame.
 */
export function createPreview(options: PreviewOptions): Preview {
  const { secret, now = () => new Date() } = options;
  return {
    shows(request, path) {
      const pass = cookieOf(request, PREVIEW_COOKIE);
      return pass !== null && isPreviewPass(pass, secret, now()) && hasPreview(path);
    },
    handle(request, response) {
      const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), options);
      const { pathname, search } = new URL(request.url ?? "/", "http://site");
      response.setHeader("content-security-policy", policy);
      response.setHeader("x-frame-options", "SAMEORIGIN");
      response.setHeader("cache-control", "private, no-store");
      response.setHeader("x-robots-tag", "noindex, nofollow");
      // Next takes the nonce for its own scripts from here.
      request.headers["content-security-policy"] = policy;
      request.url = `/preview${pathname === "/" ? "" : pathname}${search}`;
      return options.handle(request, response);
    },
  };
}

/** The Studio asks for a pass in its frame, and shows there why it got none. */
export function letStudioFrame(path: string, response: ServerResponse): void {
  if (!path.startsWith("/api/draft-mode/")) return;
  response.setHeader("content-security-policy", "default-src 'none'; frame-ancestors 'self'");
  response.setHeader("x-frame-options", "SAMEORIGIN");
}

/** Feeds and sitemaps are for machines, which have no pass. */
function hasPreview(path: string): boolean {
  if (path === "/") return true;
  const page = readerPageAt(path);
  if (page === null || page === "nowhere") return false;
  return !["feed", "correctionsFeed", "sitemap", "monthSitemap"].includes(page.kind);
}

function cookieOf({ headers }: IncomingMessage, name: string): string | null {
  for (const pair of (headers.cookie ?? "").split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
}

/** Styles are written into the page by the overlays' own styling library, without nonces. */
function contentSecurityPolicy(
  nonce: string,
  { development, imageOrigin }: Pick<PreviewOptions, "development" | "imageOrigin">,
): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    `img-src 'self' data:${imageOrigin === null ? "" : ` ${imageOrigin}`}`,
    `connect-src 'self'${development ? " ws:" : ""}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join("; ");
}
