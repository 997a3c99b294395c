import { localUrl } from "../lib/localUrl.ts";

/**
 * Where this process answers itself: set by the server when it listens, read by code that Next
 * bundles, hence by way of the environment.
 *
 * @throws {Error} before the site listens.
 */
export function ownOrigin(): string {
  const origin = process.env.VERBATIM_OWN_ORIGIN;
  if (origin === undefined) throw new Error("The site's own origin is known only once it listens.");
  return origin;
}

export function announceOwnOrigin(host: string, port: number): void {
  process.env.VERBATIM_OWN_ORIGIN = localUrl(host, port);
}
