import type { ClientConfig } from "@sanity/client";
import { StreamConnection } from "./streamConnection.ts";

/** What the Sanity client sends its requests with. */
type ClientFetch = ReturnType<NonNullable<ClientConfig["resolveFetch"]>>;

const LISTEN_PATH = /^\/v[^/]+\/data\/(listen|live\/events)\//;

/**
 * `fetch` for a Sanity client on the embedded lake at that origin. A browser has six connections to a host, and a Studio
 * listens to as many streams at once: they share a WebSocket, and the six are left for what is read and written.
 */
export function createLakeFetch(apiHost: string): ClientFetch {
  const { origin } = new URL(apiHost);
  const connection = new StreamConnection(`${origin.replace(/^http/, "ws")}/v1/streams`);
  return (address, init = {}) => {
    const url = new URL(address);
    if (url.origin !== origin || !LISTEN_PATH.test(url.pathname)) return fetch(address, init);
    return connection.request(`${url.pathname}${url.search}`, {
      headers: new Headers(init.headers),
      signal: init.signal,
    });
  };
}
