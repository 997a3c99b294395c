import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";

const LOOPBACK = ["127.0.0.0/8", "::1/128"];

/** Addresses that Node shows when a socket takes both versions of IP. */
const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** As some proxies write them. */
const WITH_PORT = /^(?:\[([\da-f:.]+)\](?::\d+)?|([\d.]+):\d+)$/i;

/**
 * Whose request it is, for limits: an IPv4 address, or the /64 network of an IPv6 address, which is
 * what one customer gets. Null for this machine itself.
 *
 * `X-Forwarded-For` counts only where it was written by a trusted proxy: it is read from its end,
 * past the proxies that are trusted.
 *
 * @param trustedProxies addresses, networks (`10.0.0.0/8`), or `loopback`
 */
export function clientAddressReader(
  trustedProxies: readonly string[],
): (request: Pick<IncomingMessage, "headers" | "socket">) => string | null {
  const trusted = networks(trustedProxies.flatMap((proxy) => (proxy === "loopback" ? LOOPBACK : proxy)));
  const thisMachine = networks(LOOPBACK);

  return ({ headers, socket }) => {
    const forwardedFor = String(headers["x-forwarded-for"] ?? "").split(",");
    let address = readAddress(socket.remoteAddress ?? "");
    while (address !== null && contains(trusted, address) && forwardedFor.length > 0) {
      const before = readAddress(forwardedFor.pop() ?? "");
      if (before === null) break;
      address = before;
    }
    if (address === null) return "unknown";
    return contains(thisMachine, address) ? null : networkOf(address);
  };
}

function networks(list: readonly string[]): BlockList {
  const blocks = new BlockList();
  for (const entry of list) {
    const [address = "", prefix] = entry.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    blocks.addSubnet(address, Number(prefix ?? (family === "ipv6" ? 128 : 32)), family);
  }
  return blocks;
}

function contains(blocks: BlockList, address: string): boolean {
  return blocks.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** Null if it is none. */
function readAddress(text: string): string | null {
  const [, bracketed, beforePort] = WITH_PORT.exec(text.trim()) ?? [];
  const [written = ""] = (bracketed ?? beforePort ?? text.trim()).split("%");
  const address = MAPPED_IPV4.exec(written)?.[1] ?? written;
  return isIP(address) === 0 ? null : address;
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  // As URL writes it: lower case, without zeros in front, IPv4 parts as two groups.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const groups = head.split(":").filter((group) => group !== "");
  const last = (tail ?? "").split(":").filter((group) => group !== "");
  const zeros = Array.from({ length: 8 - groups.length - last.length }, () => "0");
  return `${[...groups, ...zeros, ...last].slice(0, 4).join(":")}::/64`;
}
