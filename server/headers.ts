import type { OutgoingHttpHeaders } from "node:http";

/** Seconds; a CDN or proxy in front may keep an answer this long. */
const CACHE_CONTROL = {
  found: "s-maxage=5, stale-while-revalidate=30, stale-if-error=3600",
  absent: "s-maxage=10",
  never: "private, no-store",
} as const;

/** `Cache-Control` of a reader's page by its status; errors and drafts are never kept. */
export function cacheControl(status: number): string {
  if (status === 200 || status === 304) return CACHE_CONTROL.found;
  if (status === 404 || status === 410 || status === 308) return CACHE_CONTROL.absent;
  return CACHE_CONTROL.never;
}

/** On every answer, whatever it is. */
export const SECURITY_HEADERS: OutgoingHttpHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
};

/**
 * Readers' pages are documents: they load our styles, fonts and images, and run nothing inline.
 * `imageOrigin` is another server's that has the images, null where they are ours too. Development
 * adds what Next's own tools need.
 */
export function contentSecurityPolicy({
  development,
  imageOrigin,
}: {
  development: boolean;
  imageOrigin: string | null;
}): string {
  const directives = {
    "default-src": ["'none'"],
    "style-src": ["'self'"],
    "font-src": ["'self'"],
    "img-src": ["'self'", "data:", ...(imageOrigin === null ? [] : [imageOrigin])],
    "script-src": ["'self'"],
    "connect-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  if (development) {
    directives["style-src"].push("'unsafe-inline'");
    directives["script-src"].push("'unsafe-inline'", "'unsafe-eval'");
    directives["connect-src"].push("ws:");
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
