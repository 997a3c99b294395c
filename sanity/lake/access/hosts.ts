import { isIP, isIPv4, isIPv6 } from "node:net";

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

/** Whether a host name means the machine that asks: `localhost`, `*.localhost`, `127.…`, `[::1]` or `::1`. */
export function isLoopbackHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[|\]$/g, "");
  if (isIPv4(name)) return name.startsWith("127.");
  return name === "::1" || name === "localhost" || name.endsWith(".localhost");
}

/**
 * Whether nobody elsewhere is expected: not by the address to listen on, the names to answer to, the origins of sites or
 * that of assets.
 */
export function isOnlyForThisMachine({
  hostname,
  hostNames = [],
  siteOrigins = [],
  assetOrigin,
}: {
  hostname: string;
  hostNames?: readonly string[];
  siteOrigins?: readonly string[];
  assetOrigin?: string;
}): boolean {
  const origins = assetOrigin === undefined ? siteOrigins : [...siteOrigins, assetOrigin];
  const originHosts = origins.map((origin) => new URL(origin).hostname);
  return [hostname, ...hostNames, ...originHosts].every(isLoopbackHost);
}

/**
 * Whom limits by address are for: the address, but all of an IPv6 network of 64 bits, which a single machine can have to
 * itself. IPv4 addresses in IPv6 (`::ffff:192.0.2.1`) are IPv4.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [before = [], after] = address.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = after === undefined ? [] : Array<string>(8 - before.length - after.length).fill("0");
  return `${[...before, ...zeros, ...(after ?? [])].slice(0, 4).join(":")}::/64`;
}

function hostnameOf(header: string): string | undefined {
  if (!/^[\w.:[\]-]+$/.test(header)) return undefined;
  return URL.parse(`http://${header}`)?.hostname;
}
