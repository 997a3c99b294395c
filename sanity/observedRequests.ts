import type { RequestHandler } from "@sanity/client";

const KEY = Symbol.for("verbatim.observedRequests");
const shared = globalThis as { [KEY]?: RequestHandler };

/**
 * Lets whoever runs the site stand around every request to the content backend: to count it, or to
 * add a header. On globalThis because Next bundles the client apart from the server that runs Next.
 */
export function observeRequests(handler: RequestHandler): void {
  shared[KEY] = handler;
}

/** The handler of the reader's client: what `observeRequests` was given, if anything. */
export const observedRequest: RequestHandler = (request, next) =>
  shared[KEY]?.(request, next) ?? next(request);
