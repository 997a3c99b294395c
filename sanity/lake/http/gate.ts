import type { MiddlewareHandler } from "hono";
import { sessionExpired, sessionNotFound } from "../access/datasetAccess.ts";
import { networkOf, readHost } from "../access/hosts.ts";
import type { AllowedOrigin } from "../access/origins.ts";
import { type createTokenFinder, isLiveToken, type Token } from "../access/tokens.ts";
import { httpError, LakeError } from "../lakeError.ts";
import type { LakeEnv } from "./lake.ts";

const allowedMethods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
const preflightAgeSeconds = 600;

/** Headers for an API that answers programs only: nothing is shown, framed, guessed at or kept. */
export const securityHeaders: MiddlewareHandler<LakeEnv> = async (c, next) => {
  c.header("x-content-type-options", "nosniff");
  c.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  c.header("referrer-policy", "no-referrer");
  c.header("cache-control", "no-store");
  await next();
};

/** Refuses names that this lake doesn't answer to (421) and projects that it doesn't hold (404). */
export function checkHost(hostNames: readonly string[], projectId: string): MiddlewareHandler<LakeEnv> {
  return async (c, next) => {
    const header = c.req.header("host") ?? "";
    const host = readHost(header, hostNames);
    if (!host) {
      throw new LakeError(421, {
        statusCode: 421,
        error: "Misdirected Request",
        message: `This lake doesn't answer to the host name ${JSON.stringify(header)}; start it with --allow-host to add a name.`,
      });
    }
    if (host.projectId !== undefined && host.projectId !== projectId) {
      throw httpError(
        404,
        `Project ${JSON.stringify(host.projectId)} not found; this lake holds ${JSON.stringify(projectId)}.`,
      );
    }
    await next();
  };
}

/** Lets pages of allowed origins read answers, and answers their preflight requests. */
export function allowOrigins(
  findOrigin: (origin: string) => AllowedOrigin | undefined,
): MiddlewareHandler<LakeEnv> {
  return async (c, next) => {
    const header = c.req.header("origin");
    const origin = header === undefined ? undefined : findOrigin(header);
    c.header("vary", "Origin");
    if (origin) {
      c.header("access-control-allow-origin", origin.origin);
      if (origin.credentials) c.header("access-control-allow-credentials", "true");
      c.header("access-control-expose-headers", "Retry-After, X-Lake-Plan, X-Sanity-Warning");
    }
    if (c.req.method !== "OPTIONS") return next();
    if (!origin) {
      throw httpError(
        403,
        `Origin ${JSON.stringify(header ?? null)} is not allowed to read this lake; add it to its CORS origins.`,
      );
    }
    c.header("access-control-allow-methods", allowedMethods);
    c.header("access-control-allow-headers", c.req.header("access-control-request-headers") ?? "");
    c.header("access-control-max-age", String(preflightAgeSeconds));
    return c.body(null, 204);
  };
}

/**
 * Finds out who is asking, refuses callers who ask too often (429) and tokens that don't count (401). Whatever isn't a
 * token of this lake counts for the network that it comes from.
 */
export function identify(
  tokens: ReturnType<typeof createTokenFinder>,
  takeRequest: (caller: string) => boolean,
  now: () => Date,
): MiddlewareHandler<LakeEnv> {
  return async (c, next) => {
    const authorization = c.req.header("authorization");
    const secret = bearerToken(authorization);
    const token = secret === undefined ? undefined : tokens.bySecret(secret);
    const caller = token?.id ?? networkOf(c.env.incoming.socket.remoteAddress ?? "unknown");
    if (!takeRequest(caller)) {
      c.header("retry-after", "1");
      throw httpError(429, "Too many requests; wait a second and try again.");
    }
    if (authorization !== undefined) requireLive(token, now());
    c.set("token", token);
    c.set("caller", caller);
    await next();
  };
}

function requireLive(token: Token | undefined, now: Date): void {
  if (!token) throw sessionNotFound();
  if (!isLiveToken(token, now)) throw sessionExpired();
}

/** The token in an `Authorization` header. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer (\S+)$/i.exec(authorization?.trim() ?? "")?.[1];
}
