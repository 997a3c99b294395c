import { isIP } from "node:net";

/** What a Host header says: the name without its port, and the project id if the name carries one in front. */
export interface RequestHost {
  hostname: string;
  projectId: string | undefined;
}

/**
 * Reads a Host header, if the lake answers to that name: `localhost`, an IP address, one of `allowedNames`, or a
 * sub-domain of these names, whose last label is the project id (`verbatim.localhost`, `s1.verbatim.localhost`).
 * Undefined for any other name.
 *
 * A page on a foreign name whose DNS is then pointed at this machine ("DNS rebinding") is of the same origin as the
 * lake to the browser, so CORS doesn't stop it; the name in the Host header does. An address needs no DNS.
 */
export function readHost(header: string, allowedNames: readonly string[]): RequestHost | undefined {
  const hostname = hostnameOf(header);
  if (hostname === undefined) return undefined;
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return { hostname, projectId: undefined };
  for (const name of ["localhost", ...allowedNames]) {
    if (hostname === name) return { hostname, projectId: undefined };
    if (hostname.endsWith(`.${name}`)) {
      return {
        hostname,
        projectId: hostname
          .slice(0, -name.length - 1)
          .split(".")
          .at(-1),
      };
    }
  }
  return undefined;
}

/**
 * A name as it stands in a Host header after reading: `News.Example` as `news.example`. Undefined for what is no host
 * name, such as one with a port or a scheme.
 */
export function normalizeHostName(name: string): string | undefined {
  const hostname = hostnameOf(name);
  return hostname === name.toLowerCase() ? hostname : undefined;
}

function hostnameOf(header: string): string | undefined {
  if (!/^[\w.:[\]-]+$/.test(header)) return undefined;
  return URL.parse(`http://${header}`)?.hostname;
}
