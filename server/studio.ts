import { randomBytes } from "node:crypto";
import type { Backend } from "../sanity/configuration.ts";
import type { Handler } from "./frontDoor.ts";

/** Where the Studio speaks on hosted Sanity; the API's hosts begin with the project's id. */
const HOSTED_SOURCES = ["https://*.sanity.io", "wss://*.sanity.io"];

export interface StudioOptions {
  /** Next. */
  readonly handle: Handler;
  readonly backend: Pick<Backend, "backend" | "apiHost">;
  readonly development: boolean;
}

/** Whether a path is the Studio's: everything below its address is one document that routes by itself. */
export function isStudioPath(path: string): boolean {
  return path === "/studio" || path.startsWith("/studio/");
}

/**
 * Hands the Studio's requests to Next. Unlike a reader's page, the Studio is an application: it runs
 * scripts and speaks to the content backend, and to nothing else.
 */
export function createStudioHandler({ handle, backend, development }: StudioOptions): Handler {
  const sources = backendSources(backend);
  return (request, response) => {
    const nonce = randomBytes(16).toString("base64");
    const policy = studioContentSecurityPolicy({ nonce, sources, development });
    response.setHeader("content-security-policy", policy);
    response.setHeader("cache-control", "private, no-store");
    // Next takes the nonce for its own scripts from here.
    request.headers["content-security-policy"] = policy;
    return handle(request, response);
  };
}

/** Styles are written into the page by the Studio's own styling library, without nonces. */
function studioContentSecurityPolicy({
  nonce,
  sources,
  development,
}: {
  nonce: string;
  sources: readonly string[];
  development: boolean;
}): string {
  const directives = {
    "default-src": ["'none'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, ...(development ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", "'unsafe-inline'"],
    "font-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:", ...sources],
    "media-src": ["'self'", "blob:", ...sources],
    "connect-src": ["'self'", ...sources, ...(development ? ["ws:"] : [])],
    "frame-src": ["'self'"],
    "worker-src": ["'self'", "blob:"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");
}

function backendSources({ backend, apiHost }: StudioOptions["backend"]): string[] {
  if (backend === "hosted") return HOSTED_SOURCES;
  const { origin } = new URL(apiHost);
  return [origin, origin.replace(/^http/, "ws")];
}
